import { told, type Cue } from './cue'
import { person } from './phrases'

/** What leads in the conditions that a patient has not. */
export const negatedCues: readonly Cue[] = [
  {
    ...told,
    rule: 'negated-condition',
    status: 'negated',
    evenOfFindings: true,
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
      /\b(?:no|lack of|absence of|absent|lacks?|without|insufficient|inadequate)(?: (?:clear|specific|documented|objective|current|clinical|known|prior|previous|significant|compelling|any|a|other|mention|further))* (?:mention|history|documentation|diagnosis|suspicion|record|discussion) of\b|\bnothing(?: [a-z]+){0,3}? to (?:suggest|indicate|support)(?= )/g,
  },
  {
    ...told,
    rule: 'negated-condition',
    status: 'negated',
    pattern: new RegExp(
      `\\bno(?: [a-z]+){0,2} (?:mention|evidence|indication|record|documentation|suggestion|discussion)(?: of| that)? (?:the |this |any )?(?:injured )?(?:patient|worker|claimant|applicant|employee|individual)(?:'s)?(?: [a-z]+){0,3}? (?:having|carrying|experiencing|suffering from|developing|with)(?: (?:any|actual|ongoing|active|issues with|a diagnosis of|the diagnosis of|diagnoses of|a|an|symptoms of))*`,
      'g',
    ),
  },
  {
    ...told,
    rule: 'negated-condition',
    status: 'negated',
    part: 'rationale',
    pattern:
      /\b(?:no|lack of|absence of|absent|lacks?|without|insufficient|inadequate)(?: (?:clear|specific|documented|objective|current|clinical|known|prior|compelling|any))* (?:evidence|indication|signs?) of\b/g,
  },
  {
    ...told,
    rule: 'negated-condition',
    status: 'negated',
    pattern: new RegExp(
      `\\b${person} (?:does|did|do) not(?: (?:[a-z]+|,)){0,5}? (?:have|suffer from|carry)\\b(?: (?:any|a|an|known|documented|evidence of|a diagnosis of))*`,
      'g',
    ),
  },
  {
    ...told,
    rule: 'negated-condition',
    status: 'negated',
    part: 'rationale',
    pattern:
      /\b(?:(?:does|do|did|has|have|had) not|fail(?:s|ed)? to) (?:[a-z]+ ){0,2}?(?:have|show|shown|document|documented|demonstrate|demonstrated|indicate|indicated|reveal|reflect|support|suggest|note|mention|describe|identify|include|contain|provide|provided|establish|established)(?: (?:any|a|an|the|clear|objective|sufficient|documented|current|specific|clinical))* (?:evidence|documentation|diagnos[ei]s|history|mention|signs?) of\b/g,
  },
]
