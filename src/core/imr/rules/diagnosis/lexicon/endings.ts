/** Words of Greek and Latin that name a condition by how they end, and those that end so and name none. */
const conditionEnding =
  /(?:[a-z]itis|[a-z]osis|[a-z]{2}iasis|[a-z]{2}pathy|[a-z]{2}algia|[a-z]{2}emia|[a-z]{2}plegia|paresis|[a-z]{2}penia|malacia|listhesis|dynia|ectasis|[a-z]{3}noma|[a-z]{2}toma|[a-z]{2}coma|[a-z]{2}uria|pnea|rrhea|rrhagia|[a-z]{2}cele|phasia|phagia|ataxia|thymia|megaly|cardia|[a-z]{3}phobia|plasia|trophia|kinesia|somnia|arthria|pexia|oplegia|ptysis|spadias|schisis|oedema|stenosis|dystonia|neuralgia)$/

const noConditions = new Set([
  ...[
    'diagnosis',
    'prognosis',
    'hypnosis',
    'anastomosis',
    'arthrodesis',
    'osmosis',
    'symptoma',
    'diploma',
    'academia',
  ],
  ...[
    'empathy',
    'sympathy',
    'osteopathy',
    'homeopathy',
    'naturopathy',
    'allopathy',
    'telepathy',
    'glucosis',
    'arthrokinesia',
  ],
  ...[
    'metamorphosis',
    'telemedicine',
    'symphysis',
    'epiphysis',
    'diaphysis',
    'apophysis',
    'kyphosis',
    'lordosis',
  ],
])

/** Whether a word in lower case and the singular ends as names of conditions do: `tendinitis`, `neuropathy`, `fibrosis`. */
export function endsAsCondition(word: string): boolean {
  return word.length > 5 && conditionEnding.test(word) && !noConditions.has(word)
}

/** The singular of a plural in lower case, as far as names of conditions need it; anything else as it is. */
export function singularOf(word: string): string {
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
