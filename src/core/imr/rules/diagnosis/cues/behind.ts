import { told, type Cue } from './cue'

const was = '(?:was|were|is|are|has been|have been|being)'
const how =
  '(?: (?:also|then|subsequently|later|recently|clinically|initially|ultimately|eventually|first|previously|strongly|highly))*'

/** What tells of a condition that stands in front of it. */
export const cuesBehind: readonly Cue[] = [
  {
    ...told,
    rule: 'listed-diagnosis',
    standsBehind: true,
    pattern: new RegExp(`\\b${was}${how} diagnosed\\b(?! (?:with|as|having)\\b)`, 'g'),
  },
  {
    ...told,
    rule: 'listed-diagnosis',
    standsBehind: true,
    pattern: /\b(?:diagnos[ei]s|dx)\b(?! (?:of|for|codes?|is|are|was|were|includes?|included|:))/g,
  },
  {
    ...told,
    rule: 'suspected-condition',
    status: 'probable',
    standsBehind: true,
    pattern: new RegExp(`\\b${was}${how} suspected\\b`, 'g'),
  },
  {
    ...told,
    rule: 'negated-condition',
    status: 'negated',
    standsBehind: true,
    pattern: new RegExp(`\\b${was}${how} ruled out\\b`, 'g'),
  },
]
