import { listed, told, type Cue } from './cue'
import { filler, plain } from './phrases'

/** What leads in the conditions that a letter lists, treats or claims. */
export const listedCues: readonly Cue[] = [
  {
    ...listed,
    rule: 'listed-diagnosis',
    pattern: new RegExp(
      `\\b(?:diagnos[ei]s|dx|impressions?|assessments?)(?: (?:${plain})){0,10}?(?: , (?:per|according to|as of|as per|from|on|dated)(?: (?:${plain})){1,8} ,)? (?:includ(?:e|es|ed|ing)|is|are|was|were|been|being|consist(?:s|ed|ing)? of|remains?)\\b(?: ${filler}(?= ))*`,
      'g',
    ),
  },
  {
    ...listed,
    rule: 'listed-diagnosis',
    pattern: new RegExp(
      `\\b(?:(?:diagnos[ei]s|dx|impressions?)(?: (?:codes?|list|documented|noted|listed|given|stated|reported|described|provided|recorded))? (?:of|documented|as)|(?:diagnos[ei]s|dx|impressions?|assessments?)(?: (?:${plain})){0,8}? :|axis [iv]+ :)(?: ${filler}(?= ))*`,
      'g',
    ),
  },
  {
    ...listed,
    rule: 'listed-diagnosis',
    pattern: new RegExp(
      `\\b(?:diagnosed|assessed)(?: (?:${plain})){0,8}? (?:with|as|having)\\b(?: ${filler}(?= ))*`,
      'g',
    ),
  },
  {
    ...listed,
    rule: 'listed-diagnosis',
    open: false,
    pattern:
      /\b(?:comorbid(?:ity|ities)|co - morbid(?:ity|ities)|comorbid conditions|co - morbid conditions|medical conditions|medical problems)(?: [a-z]+){0,3}?(?: ,)? (?:to include|includ(?:e|es|ed|ing)|such as|of|are|were)\b|(?<!flag )\b(?:problem list|problems|conditions)(?: [a-z]+){0,2}? (?:includ(?:e|es|ed|ing)\b|are\b|were\b|:)/g,
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
    pattern: /\b(?:treated|followed|managed|cared)(?: (?!with\b)(?:[a-z]+|\.)){0,6}? for\b/g,
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
      /\btreatment (?:of|for) the (?:injured )?(?:patient|worker|claimant|applicant) for\b|\b(?:treatment|management) (?:of|for) (?=(?:a|an|the|his|her|this|these) )|\b(?:ongoing|current|continued|continuing|(?:reflect|indicate|show|document|note)s?) (?:medical )?(?:treatment|care) (?:of|for)\b/g,
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
    symptoms: 'chronic pain',
    pattern:
      /\b(?:takes|taking|took|prescribed|given|started on|placed on|utilizing|using|uses|(?:treated|managed) with|and with)(?: (?:[a-z0-9-]+|[/#.%])){1,9}? for(?: [a-z]+ management of)?(?= )/g,
  },
  {
    ...told,
    rule: 'treated-condition',
    symptoms: 'chronic pain',
    pattern:
      /\b(?:follow - up|follow up|followup) (?:of|for|on|regarding)\b|\brecover(?:ing|ed|y) from\b|\b(?:seen|evaluated|treatment (?:has been|is|was)|under the care of(?: [a-z]+){1,5}?) for\b/g,
  },
  {
    ...told,
    rule: 'claimed-condition',
    symptoms: true,
    ofThisPatient: true,
    evenOfFindings: true,
    pattern:
      /\bclaim(?:s|ed)?(?: [a-z]+){0,3}? (?:for|of)\b|\b(?:accepted|compensable|claimed|industrial|work - related|work related) (?:body parts?|conditions?|injur(?:y|ies)) (?:includes?|included|are|is|were|was|of|for|to)\b|\b(?:alleged|alleges|alleging|claiming)\b/g,
  },
]
