import { told, type Cue } from './cue'
import { person, adverb } from './phrases'

/** What leads in the conditions that a letter says a patient has, or may have. */
export const statedCues: readonly Cue[] = [
  {
    ...told,
    rule: 'suspected-condition',
    status: 'probable',
    evenOfFindings: true,
    pattern:
      /\b(?:rule out|rule - out|ruling out|r \/ o|concern(?:s|ed)? (?:for|about|of)|suspicion (?:of|for)|question of|suspected to have|suspects|suspicious for|(?:provider|physician|doctor|surgeon|specialist|radiologist) (?:also )?suspected)\b(?: ["“”])?/g,
  },
  {
    ...told,
    rule: 'stated-condition',
    symptoms: 'chronic pain',
    ofThisPatient: true,
    pattern: new RegExp(
      `\\b${person}(?: (?:\\( iw \\)|${adverb}))* (?:has|had|have|is having|was having|does have|did have|did in fact have|suffers|suffered|is suffering|sustained|sustains|developed|develops|carries|is noted to have|was noted to have|is found to have|was found to have|is known to have|(?:appears|appeared|seems|seemed) to have|presents with|presented with)(?: (?:${adverb}|from|with|objective evidence of|clear evidence of|clinical evidence of|documented evidence of|evidence of|findings of|ongoing issues with|issues with|having|had|developed|sustained|experienced|suffered|a case of|co - morbid|comorbid|known|a known|both))*\\b`,
      'g',
    ),
  },
  {
    ...told,
    rule: 'stated-condition',
    symptoms: 'chronic pain',
    ofThisPatient: true,
    pattern: new RegExp(
      `\\b(?:year|yr|years|y) -? ?(?:old|o)(?: [a-z-]+){0,5}? (?:with|has|had|who has|who had)\\b|\\bthis (?:injured )?${person} (?:[a-z]+ )?(?:with|who has|who had)\\b|\\bis an? (?:[a-z0-9-]+ ){0,6}?${person} with\\b|\\badmitted (?:with|for)\\b|\\bpermanent and stationary with\\b`,
      'g',
    ),
  },
  {
    ...told,
    rule: 'stated-condition',
    pattern:
      /\b(?:(?:noted|found|known|described|documented|felt|thought|believed|considered|determined|said) (?:as having|to have|to be having|as suffering from|to be suffering from)|(?:described|listed|reported)(?: [a-z]+){1,3} as (?:having|suffering from)|suffering from|afflicted with)(?: (?:known|comorbid|co - morbid|evidence of|issues with|both))*\b/g,
  },
  {
    ...told,
    rule: 'stated-condition',
    pattern: new RegExp(
      `\\b${person}(?: ,)? who (?:also )?(?:has|had|suffers from|suffered|sustained|developed|carries)(?: both)?\\b`,
      'g',
    ),
  },
  {
    ...told,
    rule: 'stated-condition',
    needsModifier: true,
    pattern:
      /(?:(?<=, )has|\b(?:and (?:also )?has|suffered|sustained|sustaining|incurred|developed|result(?:s|ed|ing) in))(?= )/g,
  },
  {
    ...told,
    rule: 'stated-condition',
    part: 'rationale',
    needsModifier: true,
    pattern:
      /\b(?:complicated by|combination of|with known|^given(?: the| documented| known)*|there (?:is|are|was|were) (?=(?:a|an|several|multiple|some|also|both|known|an?) ))/gm,
  },
  {
    ...told,
    rule: 'stated-condition',
    ofThisPatient: true,
    part: 'rationale',
    needsModifier: true,
    pattern: /\b(?:for|given|with|of|from|treat|to) (?:these|this|his|her)(?= )/g,
  },
  {
    ...told,
    rule: 'stated-condition',
    ofThisPatient: true,
    part: 'rationale',
    pattern:
      /\b(?:the|this) (?:injured )?(?:patient|worker|claimant|applicant|employee|individual)['’]s(?= )/g,
  },
  {
    ...told,
    rule: 'stated-condition',
    pattern:
      /\b(?:pain|symptoms?|complaints?|condition|disability|weakness|numbness|headaches?)(?: (?:is|are|was|were|likely|most|probably|all))* (?:secondary to|due to|because of|as a result of)\b/g,
  },
  {
    ...told,
    rule: 'suspected-condition',
    pattern: /\b(?:for|with|has|had) (?:a |an )?(?=(?:suspected|possible|probable|presumed) )/g,
    status: 'probable',
  },
  {
    ...told,
    rule: 'procedure-object',
    needsModifier: true,
    pattern:
      /\b(?:reduction|fixation|pinning|orif|repair|excision|drainage|debridement|evacuation|removal|closure|resection|stabilization|surgery|operation)(?: (?:of|for|on)| (?:to treat|to repair|to fix))(?= )|\bunderwent(?: [a-z-]+){1,8}? for\b|\b(?:surgery|surgeries|procedure|operation|arthroscopy|fusion|release|laminectomy|discectomy|decompression|replacement|hospitali[sz]ed|hospitali[sz]ation)(?: (?:was|were))?(?: (?:performed|done|completed))? for\b/g,
  },
]
