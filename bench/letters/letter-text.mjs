import { layouts } from './layouts.mjs'
import * as phrases from './phrases.mjs'

/** A text of exactly `length` UTF-16 code units: made-up letters of about 5 kB, their layouts in turn. */
export function makeLetterText(random, length) {
  let text = ''
  for (let i = 0; text.length < length; i += 1) {
    text += `${layouts[i % layouts.length](makeParagraphs(random))}\n\n`
  }
  return text.slice(0, length)
}

function makeParagraphs(random) {
  const fill = (sentence) =>
    sentence
      .replace('{part}', random.pick(phrases.bodyParts))
      .replace('{condition}', random.pick(phrases.conditions))
  const sentences = (list, count) =>
    Array.from({ length: count }, () => fill(random.pick(list))).join(random.pick([' ', ' ', '  ']))

  const paragraphs = [
    'HOW THE DETERMINATION WAS MADE',
    phrases.opening.join(' '),
    'CLINICAL CASE SUMMARY',
    sentences(phrases.histories, random.between(9, 13)),
    'ISSUES, DECISIONS AND RATIONALES',
  ]
  for (let issues = random.between(3, 4); issues > 0; issues -= 1) {
    const item = `${random.pick(phrases.items)} ${random.pick(phrases.bodyParts).toUpperCase()}`
    paragraphs.push(
      `${item}:  ${random.pick(phrases.outcomes)}`,
      `Claims Administrator guideline: Decision based on ${random.pick(phrases.guidelines)}.`,
      `Reviewer's guideline: Decision based on ${random.pick(phrases.guidelines)}.`,
      `Decision rationale: ${sentences(phrases.reasons, random.between(6, 8))}`,
    )
  }
  return paragraphs
}
