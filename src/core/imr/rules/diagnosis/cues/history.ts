import { told, type Cue } from './cue'
import { filler } from './phrases'

/** What leads in the conditions that a patient has had, or had treated. */
export const historyCues: readonly Cue[] = [
  {
    ...told,
    rule: 'history',
    status: 'historical',
    pattern: new RegExp(
      `(?<!family |social |occupational |work |job )\\bhistory(?: (?:also|which|that|as|was|is|has been))* (?:of|includ(?:e|es|ed|ing)|significant for|notable for|positive for|remarkable for|consists? of|with|:)(?: ${filler}(?= ))*`,
      'g',
    ),
  },
  { ...told, rule: 'status-post', pattern: /\b(?:status - post|status post|s \/ p)\b/g },
]
