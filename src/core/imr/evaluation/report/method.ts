import { element, type Markup } from './markup'

/** Each kind of figure with its formula and its source. */
const method: readonly (readonly [string, string])[] = [
  [
    'Spans',
    'Gold and predicted spans are matched one to one, the best pairs first: same range and label, same range, overlap with the same label, overlap. Counted as in SemEval-2013 task 9 (Segura-Bedmar, Martínez and Herrero-Zazo 2013, aclanthology.org/S13-2056), with the counts of MUC-5 (Chinchor and Sundheim 1993, aclanthology.org/M93-1007): COR the same, INC matched and not the same, PAR overlapping (in the scheme “partial” alone), MIS in the gold alone, SPU in the prediction alone.',
  ],
  [
    'Precision, recall, F1',
    'Gold = COR + INC + PAR + MIS; predicted = COR + INC + PAR + SPU; precision = (COR + PAR / 2) / predicted; recall = (COR + PAR / 2) / gold; F1 = 2 × precision × recall / (precision + recall).',
  ],
  [
    'Micro',
    'The formulas over the counts of all kinds together. For spans all labels are matched together, so that a span of the right range and the wrong label is one that is incorrect; a label’s own row matches its spans alone.',
  ],
  [
    'Macro',
    'The means of the kinds’ precision, recall and F1, each kind weighing the same; F1 is the mean of F1s (Opitz and Burst 2019, arXiv:1911.03347).',
  ],
  [
    'Attributes',
    'Of matched spans of the same label, whatever their edges: accuracy = same / (same + different + in gold alone + in prediction alone). Codes may stand in any order.',
  ],
  ['Relations', 'Right where the type and both ends are, each end in range and label.'],
  [
    'Ledger',
    'Records are matched by their requested items as spans are. A field is right where both hold as many spans, of the same ranges and with the same attributes; where both are empty it is not counted. A whole record is right where all its fields are, the empty ones too.',
  ],
  [
    'Rules',
    'Precision = right / proposed; recall = right / all marks of the label, of which several rules share. Edited: accepted with an edge moved, or changed afterwards.',
  ],
  [
    '95 % intervals',
    'In brackets: 1,000 times as many letters as there are, are drawn with replacement; the interval holds the middle 95 % of their figures (bootstrap, percentile method; Efron and Tibshirani 1993, chapter 13). There is none with fewer than two letters.',
  ],
  [
    'Errors',
    'Missed: in the gold alone. Too many: in the prediction alone. Other edges: matched, with the same label. Other label: matched, with another label. A verdict is what the coder says of an error: the parser is wrong, the gold is, or the guideline does not say.',
  ],
]

/** The part of a report that says how everything in it is counted. */
export function howItIsCounted(): Markup {
  return element(
    'section',
    {},
    element('h2', {}, 'How it is counted'),
    element(
      'dl',
      {},
      ...method.flatMap(([term, words]) => [element('dt', {}, term), element('dd', {}, words)]),
    ),
  )
}
