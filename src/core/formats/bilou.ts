import { bilouScheme } from './tag-scheme'
import { taggedFormat } from './tagged-format'

/**
 * Tags that tell the last token of a span too: B, I, L, and U for a token alone (BIOES has E and S for L and U, spaCy
 * calls it BILUO); what its files hold stands in `taggedFormat`.
 */
export const bilou = taggedFormat(bilouScheme, {
  id: 'bilou',
  version: 1,
  name: 'BILOU (CoNLL)',
  description:
    'Like IOB2, with tags that also say where a span ends, for taggers that learn it so. Without relations and attributes; of overlapping spans the longest stays.',
  otherEndings: ['.bilou', '.biluo', '.bioes', '.iobes'],
  example: `-DOCSTART- dddddddddddddddddddddddddd	O

Dx	O
:	O
neck	B-finding
pain	L-finding
.	O
MRI	U-request

`,
})
