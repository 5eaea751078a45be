import { describe, expect, it } from 'vitest'
import { suggestedMarks } from './suggest'

/*
 * What is counted stands for time, which no test may measure: the code units that regular expressions look through and
 * that slices copy. A rule that reads a text anew from each of its words has sixteen times as many in a text of four
 * times the size.
 */

const small = 3_000
const times = 4
/** More than four, as how many there are of a piece is rounded, and less than what half of a square would be. */
const most = 5

const pieces = [
  ...['www.', '.com ', 'http://', 'a.com/', 'pp. ', 'et al. ', 'J. ', 'Smith J, '],
  ...[
    'a ',
    '1 ',
    'no ',
    'pain ',
    'A ',
    '(',
    ')',
    '[',
    '-',
    '-\n',
    '/',
    "'",
    '"',
    '“',
    '#1 ',
    '(1) ',
    '1. ',
    '1) ',
  ],
  ...[
    'MTUS, ',
    'ODG, and ',
    'Decision based on ',
    'Non-MTUS Citation ',
    'Page(s): 1, ',
    'Section(s): ',
    '1-2, ',
  ],
  ...[
    'Official ',
    'Low Back Complaints 2004, ',
    '. The MTUS ',
    'original request, ',
    'original request for ',
  ],
  ...['not ', 'not medically ', 'medically necessary ', 'medical necessity ', 'necessary, ', 'is ', 'if '],
  ...['Upheld\n', 'x: Upheld\n\n', 'Claims Administrator guideline:\n', 'Decision rationale:\n', '\n', '\f'],
  ...['the patient ', 'the patient has ', 'history of ', 'diagnosis ', 'diagnosis of ', 'diagnoses include '],
  ...[
    'was diagnosed ',
    'gout was diagnosed ',
    'no evidence of ',
    'such as ',
    'rule out ',
    'treated with a for ',
  ],
  ...[
    'fracture, ',
    'fracture and ',
    'fracture with ',
    'fracture (',
    'left ',
    'disc ',
    'torn ',
    '724.2 ',
    'L4-',
    'm(',
  ],
]

/** What the summary, a heading, a guideline line and a rationale of one letter say. */
function letterOf(words: string): string {
  return [
    `CLINICAL CASE SUMMARY\n\nDiagnoses include gout, ${words}`,
    `IMR ISSUES, DECISIONS AND RATIONALES\n\nRelafen ${words}:  Upheld`,
    `Claims Administrator guideline: Decision based on MTUS, ${words}.`,
    'MAXIMUS guideline: Decision based on MTUS.',
    `Decision rationale: The patient has gout. ${words} The request is not medically necessary.`,
  ].join('\n\n')
}

const expressions: { exec: (this: RegExp, words: string) => RegExpExecArray | null } = RegExp.prototype
const strings: { slice: (this: string, start?: number, end?: number) => string } = String.prototype

function unitsReadIn(text: string): number {
  let units = 0
  const { exec } = expressions
  const { slice } = strings
  expressions.exec = function (words) {
    const from = this.global || this.sticky ? this.lastIndex : 0
    const found = exec.call(this, words)
    // A sticky or anchored expression that does not fit looks at one place.
    const isTied = this.sticky || this.source.startsWith('^')
    units += 1 + (found ? found.index + found[0].length : isTied ? from : words.length) - from
    return found
  }
  strings.slice = function (...range) {
    const part = slice.apply(this, range)
    units += part.length
    return part
  }
  try {
    suggestedMarks(text, new Set())
  } finally {
    expressions.exec = exec
    strings.slice = slice
  }
  return units
}

describe('Suggesting', () => {
  it.each(pieces)('reads four times as much where there is four times as much of %j', (piece) => {
    const unitsOf = (size: number) => unitsReadIn(letterOf(piece.repeat(Math.ceil(size / piece.length))))
    expect(unitsOf(small * times)).toBeLessThan(most * unitsOf(small))
  })
})
