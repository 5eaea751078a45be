import { describe, expect, it } from 'vitest'
import { missingParts } from '../src/core/imr/structure/issues'
import { structureOf } from '../src/core/imr/structure/structure'
import type { TextRange } from '../src/core/text/offsets'
import { documents } from './folder'
import { goldOf } from './gold'

/*
 * The structure of every letter of a folder, held against gold where a folder `gold` lies in it or beside it.
 */

/** How many of these strings are among those, each counted once. */
function sharedBy(these: readonly string[], those: readonly string[]): number {
  const left = new Set(those)
  return these.filter((one) => left.delete(one)).length
}

const structures = documents.map((document) => ({
  document,
  text: document.text,
  ...structureOf(document.text),
}))
const known = structures.filter(({ layout }) => layout.kind === 'imr')
const issues = known.flatMap((structure) => structure.issues)

/** How many requested items and heading outcomes of the gold are the structure's, in place and value. */
function heldAgainstGold(): string {
  const counts = { letters: 0, items: 0, sameItems: 0, outcomes: 0, sameOutcomes: 0 }
  const place = ({ start, end }: TextRange) => `${start}-${end}`
  for (const { document, issues } of structures) {
    const spans = goldOf(document)?.spans
    if (!spans) continue
    const items = spans.filter(({ label }) => label === 'requested_item')
    const outcomes = spans.filter(
      ({ label, attributes }) => label === 'outcome' && attributes['where'] === 'heading',
    )
    counts.letters += 1
    counts.items += items.length
    counts.sameItems += sharedBy(
      items.map(place),
      issues.flatMap(({ item }) => (item ? [place(item)] : [])),
    )
    counts.outcomes += outcomes.length
    counts.sameOutcomes += sharedBy(
      outcomes.map((span) => `${place(span)} ${span.attributes['outcome']}`),
      issues.flatMap(({ outcome }) => (outcome ? [`${place(outcome.range)} ${outcome.value}`] : [])),
    )
  }
  return (
    `gold of ${counts.letters} letters: ${counts.sameItems} of ${counts.items} requested items and ` +
    `${counts.sameOutcomes} of ${counts.outcomes} heading outcomes equal`
  )
}

describe(`the structure of ${documents.length} letters`, () => {
  it('has its parts in order, none outside its issue and none over another', () => {
    let flaws = 0
    const check = (ranges: readonly (TextRange | null)[], { start, end }: TextRange) => {
      const there = ranges.filter((range) => range !== null)
      if (there.some((range, i) => range.start < (there[i - 1]?.end ?? start) || range.end > end)) flaws += 1
    }
    for (const { text, sections, issues, pages } of known) {
      const whole = { start: 0, end: text.length }
      check(sections, whole)
      check(pages, whole)
      check(issues, sections.at(-1)!)
      for (const issue of issues) {
        const lines = [issue.claimsLine, issue.reviewerLine].sort((a, b) => (a?.start ?? 0) - (b?.start ?? 0))
        check([issue.heading, ...lines, issue.rationale], issue)
        if (issue.heading) check([issue.item, issue.outcome?.range ?? null], issue.heading)
      }
    }
    expect(flaws).toBe(0)
    const lacking = issues.filter((issue) => missingParts(issue).length > 0).length
    console.log(
      `structure: ${documents.length} letters, ${issues.length} issues found, ` +
        `${documents.length - known.length} letters of unknown structure, ${lacking} issues with a missing part; ` +
        heldAgainstGold(),
    )
  })
})
