/** Status of a diagnosis, as guidelines 3.2 have it. */
export type Status = 'negated' | 'historical' | 'probable' | 'active'

/** Words after which a letter names conditions that qualify, and how it names them. */
export interface Cue {
  /** Id of the rule that suggests what follows. */
  readonly rule: string
  /** Global, over the typed words of a sentence: lower case, one space between any two. */
  readonly pattern: RegExp
  /** Whether what the lexicon does not know may be a name too. */
  readonly open: boolean
  readonly symptoms: boolean
  readonly status: Status
  /** Whether it holds in what a letter says of patients in general too, because it can't stand there. */
  readonly ofThisPatient: boolean
  /** Only in this part of a letter; in both where it is absent. */
  readonly part?: 'rationale'
  /** Whether it holds where an image or an examination is told of too, as that which one is for. */
  readonly evenOfFindings?: boolean
  /** What needs more than a bare head to qualify, as "fracture" alone. */
  readonly needsModifier?: boolean
}

const person =
  '(?:patient|worker|claimant|applicant|employee|individual|iw|he|she|gentleman|man|woman|male|female|person|member|injured)'
const adverb =
  '(?:also|currently|still|now|reportedly|apparently|clearly|likely|continues to|already|previously|subsequently|been|additionally|in fact|well|recently|only)'
const filler =
  '(?:as|being|documented|noted|listed|given|stated|reported|provided|described|established|identified|made|currently|also|to|be|include|including|the|following|:|-|follows|by|dr|with|having|have|of|for|those|that|condition|conditions|a|an|diagnosis|diagnoses|has|had|was|were|is|are|been|both)'
const plain = "[a-z'\\u2019-]+|\\( (?:es|s|dx) \\)|\\d{1,4}|, \\d{4}|,(?= includ)|[-/()]"

const listed = {
  open: true,
  symptoms: true,
  status: 'active',
  ofThisPatient: false,
  evenOfFindings: true,
} as const
const told = { open: false, symptoms: false, status: 'active', ofThisPatient: false } as const

export const cues: readonly Cue[] = [
  {
    ...listed,
    rule: 'listed-diagnosis',
    pattern: new RegExp(
      `\\b(?:diagnos[ei]s|dx|impressions?|assessments?)(?: (?:${plain})){0,10}? (?:includ(?:e|es|ed|ing)|is|are|was|were|been|being|consist(?:s|ed|ing)? of|remains?)\\b(?: ${filler}(?= ))*`,
      'g',
    ),
  },
  {
    ...listed,
    rule: 'listed-diagnosis',
    pattern: new RegExp(
      `\\b(?:(?:diagnos[ei]s|dx|impressions?)(?: \\( (?:es|s) \\))?(?: (?:codes?|list|documented|noted))? (?:of|:|documented|as)|assessments? :|axis [iv]+ :)(?: ${filler}(?= ))*`,
      'g',
    ),
  },
  {
    ...listed,
    rule: 'listed-diagnosis',
    pattern: new RegExp(`\\bdiagnosed(?: (?:${plain})){0,8}? (?:with|as|having)\\b(?: ${filler}(?= ))*`, 'g'),
  },
  {
    ...listed,
    rule: 'listed-diagnosis',
    open: false,
    pattern:
      /\b(?:comorbid(?:ity|ities)|co - morbid(?:ity|ities)|comorbid conditions|co - morbid conditions|medical conditions|medical problems)(?: [a-z]+){0,3}? (?:to include|includ(?:e|es|ed|ing)|such as|of|are|were)\b/g,
  },
  {
    ...listed,
    rule: 'treated-condition',
    pattern:
      /\b(?:undergoing|undergone|receiving|received|receives|under|seeking|requires|requiring)(?: [a-z]+){0,4}? (?:treatments?|care|therapy|management) (?:for|of)\b/g,
  },
  {
    ...listed,
    rule: 'treated-condition',
    pattern: /\b(?:treated|followed|managed|cared)(?: [a-z]+){0,5}? for\b/g,
  },
  {
    ...told,
    rule: 'listed-diagnosis',
    symptoms: true,
    pattern:
      /\b(?:provider|physician|doctor|surgeon|psychologist|chiropractor|he|she|records?)(?: [a-z]+)? diagnosed(?= )/g,
  },
  {
    ...told,
    rule: 'treated-condition',
    symptoms: true,
    pattern:
      /\btreatment (?:of|for) the (?:injured )?(?:patient|worker|claimant|applicant) for\b|\b(?:treatment|management) (?:of|for) (?=(?:a|an|the|his|her|this|these) )/g,
  },
  {
    ...told,
    rule: 'treated-condition',
    symptoms: true,
    needsModifier: true,
    pattern:
      /\b(?:prescribed|taking|takes|using|uses|given)(?: [a-z-]+){0,8}? for (?=(?:[a-z]+ )?(?:acute|chronic|his|her|a) )/g,
  },
  {
    ...told,
    rule: 'treated-condition',
    pattern: /\b(?:follow - up|follow up|followup) (?:of|for|on|regarding)\b|\brecover(?:ing|ed|y) from\b/g,
  },
  {
    ...told,
    rule: 'claimed-condition',
    symptoms: true,
    ofThisPatient: true,
    evenOfFindings: true,
    pattern:
      /\bclaim(?:s|ed)?(?: [a-z]+){0,3}? (?:for|of)\b|\b(?:accepted|compensable|claimed) (?:body parts?|conditions?|injur(?:y|ies)) (?:includes?|included|are|is|were|was|of|for|to)\b|\b(?:alleged|alleges|alleging|claiming)\b/g,
  },
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
  {
    ...told,
    rule: 'negated-condition',
    status: 'negated',
    pattern:
      /\bno(?: [a-z-]+){0,6}? (?:flags?|conditions?|diagnos[ei]s|diseases?|comorbidit(?:y|ies)|problems?)(?: [a-z-]+){0,3}? (?:such as|including|like)\b/g,
  },
  {
    ...told,
    rule: 'negated-condition',
    status: 'negated',
    pattern:
      /\b(?:no|without|lack of|absence of|not(?: [a-z]+)?|lacks?|any)(?: [a-z-]+){0,3}? (?:mention|history|documentation|indication|diagnos[ei]s|evidence|suspicion|suggestion)\b(?: [a-z'’-]+){0,12}? (?:such as|including)\b/g,
  },
  {
    ...told,
    rule: 'negated-condition',
    status: 'negated',
    pattern:
      /\b(?:no|lack of|absence of|lacks?|without)(?: (?:clear|specific|documented|objective|current|clinical|known|prior|previous|significant|compelling|any|a|other|mention|further))* (?:mention|history|documentation|diagnosis|suspicion) of\b/g,
  },
  {
    ...told,
    rule: 'negated-condition',
    status: 'negated',
    pattern: new RegExp(
      `\\bno(?: [a-z]+){0,2} (?:mention|evidence|indication|record|documentation) of (?:the |this |any )?(?:injured )?(?:patient|worker|claimant|applicant|employee|individual)(?:'s)?(?: [a-z]+){0,3}? (?:having|carrying|experiencing|suffering from|developing|with)(?: (?:any|actual|ongoing|active|issues with|a diagnosis of|the diagnosis of|diagnoses of|a|an|symptoms of))*`,
      'g',
    ),
  },
  {
    ...told,
    rule: 'negated-condition',
    status: 'negated',
    part: 'rationale',
    pattern:
      /\b(?:no|lack of|absence of|lacks?|without)(?: (?:clear|specific|documented|objective|current|clinical|known|prior|compelling|any))* (?:evidence|indication|signs?) of\b/g,
  },
  {
    ...told,
    rule: 'negated-condition',
    status: 'negated',
    pattern: new RegExp(
      `\\b${person} (?:does|did|do) not(?: [a-z]+){0,2}? have\\b(?: (?:any|a|an|known|documented|evidence of|a diagnosis of))*`,
      'g',
    ),
  },
  {
    ...told,
    rule: 'suspected-condition',
    status: 'probable',
    evenOfFindings: true,
    pattern:
      /\b(?:rule out|rule - out|ruling out|r \/ o|concerns? (?:for|about|of)|suspicion (?:of|for)|suspected to have|suspects|suspicious for)\b(?: ["“”])?/g,
  },
  {
    ...told,
    rule: 'stated-condition',
    ofThisPatient: true,
    pattern: new RegExp(
      `\\b${person}(?: (?:\\( iw \\)|${adverb}))* (?:has|had|have|is having|was having|does have|did have|did in fact have|suffers|suffered|is suffering|sustained|sustains|developed|develops|carries|is noted to have|was noted to have|is found to have|was found to have|is known to have|presents with|presented with)(?: (?:${adverb}|from|with|objective evidence of|clear evidence of|evidence of|findings of|ongoing issues with|issues with|having|developed|sustained|experienced|suffered|a case of|co - morbid|comorbid|known|a known|both))*\\b`,
      'g',
    ),
  },
  {
    ...told,
    rule: 'stated-condition',
    ofThisPatient: true,
    pattern: new RegExp(
      `\\b(?:year|yr|years|y) -? ?(?:old|o)(?: [a-z-]+){0,5}? with\\b|\\bthis (?:injured )?${person} (?:[a-z]+ )?(?:with|who has|who had)\\b|\\bis an? (?:[a-z0-9-]+ ){0,6}?${person} with\\b|\\badmitted (?:with|for)\\b`,
      'g',
    ),
  },
  {
    ...told,
    rule: 'stated-condition',
    part: 'rationale',
    needsModifier: true,
    pattern:
      /\b(?:complicated by|combination of|with known|^given(?: the| documented| known)*|there (?:is|are|was|were) (?=(?:a|an|several|multiple|some|also|both|known|an?) ))/g,
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
      /\b(?:reduction|fixation|pinning|orif|repair|excision|drainage|debridement|evacuation|removal|closure|resection|stabilization|surgery|operation)(?: (?:of|for|on)| (?:to treat|to repair|to fix))(?= )|\bunderwent(?: [a-z-]+){1,8}? for\b/g,
  },
]
