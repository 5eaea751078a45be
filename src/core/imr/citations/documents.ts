/** Who publishes a cited document. APG are ACOEM's Practice Guidelines. */
export type CitationBody = 'MTUS' | 'ACOEM' | 'ODG' | 'APG' | 'other'

const year = String.raw`(?:19|20)\d\d`
const sites = [
  'Neck and Upper Back',
  'Shoulder',
  'Elbow',
  'Forearm,? Wrist,? (?:and|&) Hand',
  'Low Back',
  'Knee',
  'Ankle and Foot',
  'Eye',
].join('|')

/**
 * The chapters of the MTUS (8 CCR 9792.23), which are ACOEM's, and its treatment guidelines (9792.24), by their names.
 * Letters of 2015 and later name a chapter with its year and without ACOEM: "Low Back Complaints 2004".
 */
const chapter = String.raw`(?:(?:${sites}) Complaints|Stress[- ]Related Conditions)(?:,? ${year})?`
const treatmentGuideline = [
  String.raw`General Approach(?:es)?(?: to Initial Assessment and Documentation)?,? ${year}`,
  String.raw`Initial Approaches to Treatment,? ${year}`,
  String.raw`Chronic Pain (?:Medical )?(?:Treatment(?: Guidelines?)?|Guidelines?)(?:,? ${year})?`,
  String.raw`Post-?\s?surgical (?:Physical Medicine )?Treatment(?: Guidelines?)?(?:,? ${year})?`,
  String.raw`Acupuncture (?:Medical )?Treatment(?: Guidelines?|,? ${year})+`,
  String.raw`Opioids? (?:Medical )?Treatment(?: Guidelines?|,? ${year})+`,
].join('|')

interface DocumentName {
  readonly body: CitationBody
  readonly kind: 'publisher' | 'chapter' | 'treatment guideline'
  readonly words: string
}

/**
 * What names a document, for folded words in any case. In the order in which they are asked: a document that names ODG
 * is ODG's, one that names ACOEM or APG is ACOEM's, whatever else it names (guidelines 3.4).
 */
const documentNames: readonly DocumentName[] = [
  { body: 'ODG', kind: 'publisher', words: 'ODG(?:-TWC)?|Official Disability Guidelines?' },
  { body: 'APG', kind: 'publisher', words: 'APG' },
  { body: 'ACOEM', kind: 'publisher', words: 'ACOEM|American College of Occupational' },
  { body: 'MTUS', kind: 'treatment guideline', words: treatmentGuideline },
  { body: 'MTUS', kind: 'chapter', words: chapter },
  {
    body: 'MTUS',
    kind: 'publisher',
    words: '(?:(?:California|CA) )?(?:MTUS|Medical Treatment Utilization Schedule)',
  },
  { body: 'other', kind: 'publisher', words: 'Other (?:Medical )?(?:Treatment )?Guidelines?' },
]
const anywhere = documentNames.map(({ body, words }) => ({
  body,
  name: new RegExp(String.raw`\b(?:${words})\b`, 'i'),
}))
const atOffset = documentNames.map(({ body, kind, words }) => ({
  body,
  kind,
  name: new RegExp(String.raw`\b(?:${words})\b`, 'iy'),
}))

/** Whose document folded words name. */
export function bodyOf(words: string): CitationBody {
  return anywhere.find(({ name }) => name.test(words))?.body ?? 'other'
}

const publisher = new RegExp(
  String.raw`^[\s,;:.()\-\u2013]*(?:${documentNames
    .filter(({ kind, body }) => kind === 'publisher' && body !== 'other')
    .map(({ words }) => words)
    .join('|')}|and Environmental Medicine)\b[)\s]*`,
  'i',
)

/** Folded words without the names of publishers at their beginning. */
export function withoutPublisher(words: string): string {
  let rest = words
  for (let name = publisher.exec(rest); name; name = publisher.exec(rest)) rest = rest.slice(name[0].length)
  return rest
}

/** A document that is named at a place. */
export interface NamedDocument {
  readonly body: CitationBody
  readonly kind: DocumentName['kind']
  /** The same wherever the same document is named. */
  readonly key: string
  /** Where the name ends (UTF-16). */
  readonly end: number
  /** Whether the name says of which year the document is. */
  readonly hasYear: boolean
}

const mtusBefore = /(?:(?:California|CA) )?MTUS(?: Guidelines?)?[:,]? (?=\w)/iy

/** The known document that is named at an offset (UTF-16) of folded words; null if none is. */
export function documentAt(words: string, offset: number): NamedDocument | null {
  mtusBefore.lastIndex = offset
  const behindMtus = mtusBefore.test(words) ? mtusBefore.lastIndex : offset
  return nameAt(words, behindMtus) ?? nameAt(words, offset)
}

/** A chapter of ODG whose publisher is left out: "Non-MTUS Citation Neck and Upper Back, Physical Therapy". */
const bareChapter =
  /(?:Neck|Low Back|Pain|Shoulder|Elbow|Forearm|Carpal Tunnel|Knee|Ankle|Hip|Head|Mental Illness|Burns|Diabetes|Hernia|Pulmonary|Eye|Fitness for Duty)\b/iy

/** Whether an offset (UTF-16) of folded words begins a chapter of ODG by its name alone. */
export function isBareChapterAt(words: string, offset: number): boolean {
  bareChapter.lastIndex = offset
  return bareChapter.test(words)
}

function nameAt(words: string, offset: number): NamedDocument | null {
  for (const { body, kind, name } of atOffset) {
    name.lastIndex = offset
    const found = name.exec(words)?.[0]
    if (found === undefined) continue
    // APG are ACOEM's.
    const key = kind === 'publisher' ? (body === 'APG' ? 'ACOEM' : body) : found.replaceAll(dispensable, '')
    return { body, kind, key: key.toLowerCase(), end: name.lastIndex, hasYear: /\d$/.test(found) }
  }
  return null
}

/** What one document is named with in one place and without in another. */
const dispensable = / (?:Medical|Treatment|Guidelines?)\b|[,\s-]/gi

/** Publishers and collections that letters cite beside the known documents. */
const others =
  /(?:Mayo Clinic|Cochrane|National (?:Guidelines? Clearinghouse|Institutes?)|American (?:Academy|Association|Society|College|Medical|Pain|Heart|Diabetes)|Centers? for (?:Medicare|Disease)|CMS|CDC|Medicare|FDA|NIH|AHRQ|AAOS|Washington State|Aetna|Cigna|Anthem|Blue Cross|Physicians?'? Desk Reference|PDR|Up-?to-?Date|Medscape|AMA Guides)\b/iy

/** Whether an offset (UTF-16) of folded words begins a citation of one of those. */
export function isOtherDocumentAt(words: string, offset: number): boolean {
  others.lastIndex = offset
  return others.test(words)
}

/** A web address; the punctuation that ends a sentence is none of it. For folded words. */
export const webAddress =
  /(?:https?:\/\/|www\.)[^\s<>"]*[^\s<>".,;:]|\b[a-z\d-]{1,63}\.(?:com|org|gov|net|edu)\b(?:\/[^\s<>"]*[^\s<>".,;:])?/i
