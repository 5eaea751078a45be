import type { TextRange } from '../../text/offsets'

/** A phrase that judges a request: in folded words (UTF-16), from its negation to "necessary" or "appropriate" (3.5). */
export interface NecessityPhrase extends TextRange {
  readonly value: 'upheld' | 'overturned'
  /**
   * `medical`: it says "medically", or what became of the medical necessity. `plain`: "necessary" or "appropriate" alone
   * that ends a clause.
   */
  readonly kind: 'medical' | 'plain'
}

// Letters misspell both words: "medical necessary", "neccesary".
const medically = '(?:medical(?:ly)?|medicaly|medially)'
const adjective = '(?:un|in)?(?:ne[cs]+e[cs]+[ae]ry|appropriate)'
const heads = new RegExp(
  String.raw`\b(?:${medically}[ -](?:(?:appropriate|reasonable) (?:and|or) (?:${medically} )?)?)?${adjective}\b|` +
    String.raw`\b${medically} necessity\b`,
  'gi',
)

/**
 * The necessity phrases of folded words, ascending by their ends; none that says when something is necessary and not that
 * this request is. Linear in the words.
 */
export function necessityPhrasesIn(words: string): readonly NecessityPhrase[] {
  return [...words.matchAll(heads)].flatMap(({ 0: head, index }) => {
    const end = index + head.length
    const isNoun = head.toLowerCase().endsWith('necessity')
    const phrase = isNoun ? necessityOf(words, index, end) : adjectiveOf(words, head, index, end)
    return phrase ? [phrase] : []
  })
}

/** What a phrase's own words say; null where they judge nothing. */
export function necessityValueOf(words: string): NecessityPhrase['value'] | null {
  if (!/necess|ne[cs]+e[cs]+[ae]ry|appropriate/i.test(words)) return null
  return isNegative.test(words) ? 'upheld' : 'overturned'
}

const isNegative =
  /\b(?:not|cannot|can't|no|non|nor|neither|never|none|without|lacks?|unnecessary|inappropriate)\b|n['’]t\b/i

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const negations = set(
  "not cannot can't isn't wasn't aren't weren't don't doesn't never neither none no non lacks without",
)
/** What may stand between a negation and what it denies. */
const between = set(
  'be been being to a an as is are was were that this these it the of would request requests requested treatment ' +
    'associated ancillary surgical service services item items procedure procedures ' +
    'considered deemed seen viewed regarded determined recommended supported indicated certified authorized approved ' +
    'established demonstrated documented shown proven found felt thought judged held believed justified warranted ' +
    'appear appears seem seems feel believe find consider deem longer ' +
    'therefore thus currently presently also clearly reasonably otherwise either both at time in case present point ' +
    'by under per guideline guidelines mtus odg acoem california records record documentation ' +
    'evidence provided submitted available medical reasonable appropriate necessary medically clinically or and nor',
)
/** What may end with a comma among those. */
const parenthetical = set(
  'not therefore thus time case point necessary appropriate reasonable indicated warranted recommended supported',
)
const verbs = set('is are was were')
const reach = 120
const longestReach = 16

const farNegation = /.*\b(?=(?:not|cannot|none|no|neither|never)\b)/is
const longestSentence = 240

/**
 * Where (UTF-16) in folded words the negation stands that may deny a phrase from farther away in its sentence: "not, in
 * my opinion, medically necessary"; null if there is none.
 */
export function farNegationBefore(words: string, start: number): number | null {
  const sentence = words
    .slice(Math.max(0, start - longestSentence), start)
    .split(/[.;] ?(?!\d)/)
    .at(-1)!
  const found = farNegation.exec(sentence)
  return found ? start - sentence.length + found[0].length : null
}

interface Chain {
  /** Where the negation begins (UTF-16); null where there is none. */
  readonly negation: number | null
  /** What stands between it and the phrase, or before the phrase as far as it may belong to it; nearest first. */
  readonly words: readonly string[]
}

const outsideOfWords = /[\s\-\u2010-\u2015"“(/]/

/** Goes back over what may stand between a negation and what it denies, within the sentence. */
function chainBefore(words: string, index: number, allowed: ReadonlySet<string>): Chain {
  const reached = words.slice(Math.max(0, index - reach), index)
  const sentence = reached.split(/[.;:]/).at(-1)!
  const low = index - sentence.length
  const isCut = sentence.length === reach
  const passed: string[] = []
  let end = index
  while (passed.length < longestReach) {
    while (end > low && outsideOfWords.test(words[end - 1]!)) end -= 1
    let start = end
    while (start > low && !outsideOfWords.test(words[start - 1]!)) start -= 1
    if (start === end || (start === low && isCut)) break
    const printed = words.slice(start, end).toLowerCase().replace('’', "'")
    const word = printed.endsWith(',') ? printed.slice(0, -1) : printed
    if (printed !== word && !parenthetical.has(word)) break
    if (negations.has(word)) return { negation: start, words: passed }
    if (!allowed.has(word)) break
    // A clause of its own: "not supported, and the request is necessary".
    if (word === 'and' && passed.some((one) => verbs.has(one))) break
    passed.push(word)
    end = start
    // What is denied before a judgement is denied there: "not necessary, and the request is necessary".
    if (word === 'necessary') break
  }
  return { negation: null, words: passed }
}

const condition = /\b(?:(?:if|when|whether|unless|until|why)\b[^.;,:]*|(?:may|might|could)(?: \w+){0,3} )$/i
const conditionBehind =
  /^ (?:if|when|unless|only|where|until|provided that|in (?:addition|patients|individuals)|for (?:patients|individuals|those))\b/i
const longestCondition = 60
const clauseEnd =
  /^(?:[.;,)"]|$| (?:and|or|nor|at th|based|per|as|given|because|due|in this|here|under|according|for (?:this|the (?:patient|injured|claimant|applicant|employee)))\b)/i
/** One of them stands between what is judged and a plain adjective. */
const copulas = set('is are was were be been being deemed considered')

function adjectiveOf(words: string, head: string, index: number, end: number): NecessityPhrase | null {
  const { negation, words: chain } = chainBefore(words, index, between)
  // "necessary and appropriate", "necessary, medically appropriate": told of by the phrase before.
  if (/^(?:(?:and|or|nor) )?necessary\b/.test(chain.join(' '))) return null
  const isDenied = negation !== null || /\b(?:un|in)[na]/i.test(head)
  const isMedical = /^med/i.test(head)
  const behind = words.slice(end, end + longestCondition)
  if (!isMedical) {
    if (!clauseEnd.test(behind)) return null
    if (negation === null && !chain.some((word) => copulas.has(word))) return null
  }
  if (isGeneral()) return null
  return {
    start: negation ?? index,
    end,
    value: isDenied ? 'upheld' : 'overturned',
    kind: isMedical ? 'medical' : 'plain',
  }

  function isGeneral(): boolean {
    if (conditionBehind.test(behind)) return true
    if (negation !== null) return /^no (?!longer)/i.test(words.slice(negation, index))
    // "to take as medically necessary", but not "is seen as medically necessary".
    if (chain.length === 1 && chain[0] === 'as') return true
    return condition.test(words.slice(Math.max(0, index - longestCondition), index))
  }
}

const betweenNecessity = set(
  'a the any of for as be been being to meet meets met satisfy fulfill criteria definition requirements standard ' +
    'support supports supported establish establishes established demonstrate demonstrated document documented substantiate ' +
    'substantiated show shown considered deemed currently clear evident',
)
/** What a conclusion rests on: "is not certified as medical necessity is not established". */
const reason = /\b(?:as|because|since)\b(?! such)[^.;,:]*$/i
const verb = '(?:is|was|are|were|has|have|had|can|could|does|did)'
const fate = (verb: string) =>
  new RegExp(
    String.raw`^\w+ necessity\b(?:[^.;]|\.(?=\d))*?\b${verb}` +
      '(?: (?:also|therefore|clearly|yet|currently|adequately|sufficiently|be|been|to))* ' +
      '(?:established|supported|demonstrated|documented|shown|met|confirmed|substantiated|justified|proven|determined|' +
      String.raw`evident|apparent|clear|satisfied|certified|affirmed|ascertained)\b`,
    'i',
  )
const denied = fate(`(?:${verb}(?:n['’]t| not)|cannot)`)
const affirmed = fate(verb)

function necessityOf(words: string, index: number, end: number): NecessityPhrase | null {
  const { negation } = chainBefore(words, index, betweenNecessity)
  if (negation !== null) return { start: negation, end, value: 'upheld', kind: 'medical' }
  const sentence = words.slice(index, index + longestSentence)
  const isDenied = denied.test(sentence)
  const found = (isDenied ? denied : affirmed).exec(sentence)
  if (!found) return null
  const before = words.slice(Math.max(0, index - longestCondition), index)
  if (condition.test(before) || reason.test(before)) return null
  const value = isDenied ? 'upheld' : 'overturned'
  return { start: index, end: index + found[0].length, value, kind: 'medical' }
}
