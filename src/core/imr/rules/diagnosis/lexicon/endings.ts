import { phrases } from './phrases'

/** How words of Greek and Latin end that name a condition. */
const endings = phrases(`
  itis, osis, iasis, pathy, algia, emia, plegia, paresis, penia, malacia, listhesis, dynia, ectasis, oma,
  uria, pnea, rrhea, rrhagia, cele, phasia, phagia, ataxia, praxia, pepsia, mnesia, osmia, opia, tonia,
  thymia, megaly, mastia, pecia, cardia, phobia, plasia, phylaxis, myolysis, osteolysis, somnia, ptysis,
  schisis, myelia, collis
`)
const conditionEnding = new RegExp(`[a-z]{2}(?:${endings.join('|')})$`)

/** Words that end so and name none. */
const noConditions = new Set(
  phrases(`
  diagnosis, prognosis, hypnosis, anastomosis, osmosis, metamorphosis, diploma, stroma, academia, utopia,
  kyphosis, lordosis, empathy, sympathy, osteopathy, homeopathy, naturopathy, allopathy, telepathy
`),
)

/** Whether a word in lower case and the singular ends as names of conditions do: `tendinitis`, `neuropathy`, `fibrosis`. */
export function endsAsCondition(word: string): boolean {
  return conditionEnding.test(word) && !noConditions.has(word)
}

/** The singular of a plural in lower case, as far as names of conditions need it; anything else as it is. */
export function singularOf(word: string): string {
  // Of Latin and Greek names: "hernias", "neuromas", but not "pancreas".
  if (/(?:i|om)as$/.test(word)) return word.slice(0, -1)
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is|as|os|itis|sis)$/.test(word)) return word
  if (
    /(?:path|ma|plag|injur|malignanc|deformit|infirmit|disabilit|abnormalit|allerg|phob|antrop)ies$/.test(
      word,
    )
  )
    return `${word.slice(0, -3)}y`
  if (/(?:[^a]ch|sh|x|ss)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}
