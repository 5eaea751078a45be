import { iob2Scheme } from './tag-scheme'
import { taggedFormat } from './tagged-format'

/** Tags of which the first of a span begins with B and all others with I; what its files hold stands in `taggedFormat`. */
export const iob2 = taggedFormat(iob2Scheme, {
  id: 'iob2',
  version: 2,
  name: 'IOB2 (CoNLL)',
  description:
    'One word and tag per line, to train sequence taggers. Without relations and attributes; of overlapping spans the longest stays.',
  otherEndings: ['.conll', '.iob', '.iob2', '.bio'],
  example: `-DOCSTART- dddddddddddddddddddddddddd	O

Dx	O
:	O
neck	B-finding
pain	I-finding
.	O
MRI	B-request

`,
})
