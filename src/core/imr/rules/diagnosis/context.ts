import type { Sentence } from './sentences'

export type Part = 'summary' | 'rationale'

const patient =
  /\b(?:the|this|said|injured|our|your) (?:injured )?(?:patient|worker|claimant|applicant|employee|individual|iw|member|gentleman|lady|man|woman)\b|\bin this (?:case|patient|individual|clinical)\b|\b(?:he|she|his|her)\b|\bmedical records? (?:provided|reveals?|indicates?|reflects?)\b|\bthe (?:current |treating |working |stated |listed |provided )?diagnos[ei]s (?:is|are|was|were|includes?|included)\b/

const ofAnybody =
  /\b(?:guidelines?|mtus|odg|acoem|criteria|recommends?|recommended|studies|study|trials?|literature|fda|uptodate|evidence - based|indications?|indicated for|patients|applicants|individuals|workers|employees|cases of|used (?:in|for)|approved for|effective (?:in|for)|establishing|establish|validate|localizing|such as|risk factors?|age (?:over|above|greater|older))\b/

/** What a patient may be said to meet or not. */
const criteria = /\b(?:criteria of|risk factors?|age (?:over|above|greater|older|of))\b/
const ofGuidelines = /\b(?:guidelines?|mtus|odg|acoem|criteria)\b/
const advice = /\b(?:should|must|can|may) be\b/

/**
 * Whether a sentence tells of patients in general, as guidelines and their criteria do; a summary does so only where it
 * names one.
 */
export function isOfAnybody({ typed }: Sentence, at: number, part: Part): boolean {
  const before = typed.slice(Math.max(0, at - longestLook), at)
  if (patient.test(before) && !criteria.test(before)) return false
  if (part === 'summary') return ofGuidelines.test(before)
  return ofAnybody.test(before) || advice.test(typed.slice(at, at + 150))
}

const ifWords =
  /\b(?:if|unless|whether|when|where|until|patients|individuals|applicants|those|persons|people) (?:who )?(?:[a-z]+ ){0,3}$/

/** Whether what is said at an offset of the typed words is only a condition of something else. */
export function isSupposed({ typed }: Sentence, at: number): boolean {
  return ifWords.test(typed.slice(Math.max(0, at - 60), at))
}

const found =
  /\b(?:mris?|mr|magnetic|ct|x - rays?|xrays?|radiographs?|radiographic|radiograph|imaging|scan|ultrasound|emg|ncv|ncs|electrodiagnostic|electromyography|echocardiogram|ekg|films?|arthrogram|myelogram|studies|study|examination|exam|examined|tomography|radiologist|palpation|inspection)\b/

/** Whether a sentence tells what was found in an examination or an image, up to an offset of its typed words. */
export function isFinding({ typed }: Sentence, at: number): boolean {
  return (
    found.test(clauseBefore(typed, at)) ||
    /^[^,;]{0,120}(?<!confirmed|documented|shown|proven|corroborated|evidenced|seen|noted) (?:on|upon|by|per) (?:[a-z]+ )?(?:examination|exam|mri|imaging|x - rays?|ct|palpation)\b/.test(
      typed.slice(at, at + 200),
    )
  )
}

const asked =
  /\b(?:requests?|requested|requesting|authorization|recommend(?:s|ed|ation|ations|ing)?|plan|plans|planned|planning|scheduled|scheduling|proposed|propose|consider(?:ed|ation)?|candidate|would|should|will|may|could|might|pending|awaiting|need|needs|indicated|retrospective|denied|certified|approved|guidelines?)\b/

/** Whether a procedure that stands from one offset of the typed words to another is only asked for, planned or talked of. */
export function isAsked({ typed }: Sentence, at: number, end: number): boolean {
  const before = typed.slice(Math.max(0, at - longestLook), at)
  const done =
    /\b(?:underwent|undergone|after|following|status post|s \/ p|there was|there were|had|performed|received|included|treated with|since)\b(?: [a-z-]+){0,8} ?$/.test(
      before,
    )
  return (
    !done &&
    (asked.test(before) ||
      !/\b(?:patient|worker|claimant|applicant|he|she|was|were|is|operative)\b/.test(
        typed.slice(Math.max(0, at - longestLook), end),
      ))
  )
}

const longestLook = 400

function clauseBefore(typed: string, at: number): string {
  const before = typed.slice(Math.max(0, at - longestLook), at)
  const cut = /^.*(?:;|\bbut\b|\bhowever\b|\balthough\b|\bwhich\b|\bwho\b|\bbecause\b|\bas there\b)/.exec(
    before,
  )
  return cut ? before.slice(cut[0].length) : before
}

const negation =
  /\b(?:no|not|without|denie[sd] (?:any|a|having|previous|prior)|lack|lacks|lacking|absence|absent|negative|nor|never|neither|fails?|failed) (?:[a-z'’-]+ ){0,9}$/
const goesOn =
  /\b(?:and|but|which|who|however|although|with)\b|(?<!fails|failed|fail) to\b(?! (?:suggest|indicate|support|show|confirm|document)\b)|[,;]/

/** Whether a cue's own words, or those in front of it in its clause, negate what follows. */
export function isNegated({ typed }: Sentence, at: number, end: number): boolean {
  if (/\b(?:not|never)\b/.test(typed.slice(at, end))) return true
  const match = negation.exec(typed.slice(Math.max(0, at - 100), at))
  return match !== null && !goesOn.test(match[0])
}

const historyBefore = /\bhistory of (?:[a-z]+ ){0,3}$/

/** Whether the words in front of a cue say that what follows is history. */
export function isHistory({ typed }: Sentence, at: number): boolean {
  return historyBefore.test(typed.slice(Math.max(0, at - 60), at))
}

const deniedBehind =
  /^(?: [a-z]+){0,3}? (?:has|have|had|is|was|are|were) not (?:yet |been |clearly |well |adequately )*(?:established|supported|documented|made|substantiated|confirmed|evident|present)\b/

/** Whether the words behind a list of names, from an offset of the typed words on, deny what it says. */
export function isDeniedBehind({ typed }: Sentence, at: number): boolean {
  return deniedBehind.test(typed.slice(at, at + 100))
}
