import type { Span } from '../annotation/span'
import type { TextRange } from '../text/offsets'
import { codePointOffsets } from './code-points'
import type { CorpusDocument, Format } from './format'
import { showsKeys } from './json-documents'
import { jsonLine } from './json-line'
import { lossesOf } from './losses'
import { trimmedRange } from './python-white-space'
import { assertSound, onceEach } from './soundness'
import { unsureEnds } from './spacy-alignment'
import { docBinScript, docBinScriptPath } from './spacy-docbin'
import { readSpacy } from './spacy-reader'

const path = 'spacy.jsonl'
const listPath = 'misaligned.tsv'

/**
 * JSON Lines of what spaCy 3 takes as annotation (`Example.from_dict`, training/example.pyx), one document a line, in code
 * points: `text`, `entities` of `[start, end, label]` where no span overlaps another, since NER takes no overlap,
 * `spans.sc` of `[start, end, label, ""]` always, as spancat reads it, and `meta.document`. Spans have no outer white
 * space: no token of spaCy's begins or ends with it. Beside it `make_docbin.py`, which makes a DocBin of it, and
 * `misaligned.tsv` (document, start, end, label, ends): each span of which an end is not sure to be one of a token, as
 * `unsureEnds` defines it; spaCy leaves out without a word what is not. In the label TAB, line ends and backslash are
 * `\t`, `\n`, `\r`, `\\`.
 */
export const spacy: Format = {
  id: 'spacy',
  version: 1,
  name: 'spaCy JSON Lines',
  purpose: 'training',
  description:
    'One letter a line with a script that makes spaCy training data of it, and a list of spans that its words may not fit. Without relations, attributes and notes.',
  capabilities: {
    unit: 'code points',
    includesText: true,
    overlap: true,
    discontinuous: false,
    newlineInSpan: 'whole',
    relations: false,
    attributes: false,
    needsReview: false,
    note: false,
    decisions: false,
    severalAnnotators: false,
  },
  neverHeld: [
    'ids of spans',
    'who labelled, when, and from which suggestion',
    'guideline version',
    'status and number of edits',
    'title, hashes and encoding of the document',
  ],
  example: `{"text":"Dx: neck\\npain. MRI","entities":[[4,13,"finding"],[15,18,"request"]],"spans":{"sc":[[4,13,"finding",""],[15,18,"request",""]]},"meta":{"document":"dddddddddddddddddddddddddd"}}
`,
  *write(_head, documents) {
    // Few words of each letter: kept until the lines are written, as chunks of one file follow one another.
    const listed = ['document\tstart\tend\tlabel\tends\n']
    yield { path, chunk: '' }
    for (const entry of onceEach(documents)) {
      assertSound(entry)
      const { id, text } = entry.document
      const offsets = codePointOffsets(text)
      const spans = keptSpans(entry)
      const triples = spans.map(
        ({ start, end, label }) => [offsets.fromUtf16(start), offsets.fromUtf16(end), label] as const,
      )
      for (const [index, span] of spans.entries()) {
        const ends = unsureEnds(text, span)
        if (ends.length === 0) continue
        const [start, end, label] = triples[index]!
        listed.push(`${[id, start, end, inField(label), ends.join(' ')].join('\t')}\n`)
      }
      yield {
        path,
        chunk: jsonLine({
          text,
          ...(areApart(spans) ? { entities: triples } : {}),
          spans: { sc: triples.map((triple) => [...triple, '']) },
          meta: { document: id },
        }),
      }
    }
    yield { path: listPath, chunk: listed.join('') }
    yield { path: docBinScriptPath, chunk: docBinScript }
  },
  filesBelong: 'alone',
  isLineDocument: true,
  looksLike: (name, beginning) =>
    name === path ||
    (showsKeys(beginning, 'spans') && /"spans"\s*:\s*\{/.test(beginning)) ||
    (showsKeys(beginning, 'entities') && /"entities"\s*:\s*\[\s*\[\s*\d/.test(beginning)),
  losses(entry) {
    const { text } = entry.document
    return lossesOf(entry, spacy.capabilities, { fateOf: (span) => trimmedRange(text, span) ?? 'no-text' })
  },
  read: readSpacy,
}

/** What of each span is written, in canonical order. */
function keptSpans({ document, set }: CorpusDocument): (TextRange & Pick<Span, 'label'>)[] {
  return (set?.spans ?? []).flatMap((span) => {
    const range = trimmedRange(document.text, span)
    return range === null ? [] : [{ ...range, label: span.label }]
  })
}

function areApart(spans: readonly TextRange[]): boolean {
  // Trimming may have changed the order of starts.
  const ordered = [...spans].sort((a, b) => a.start - b.start)
  return ordered.every(({ end }, index) => end <= (ordered[index + 1]?.start ?? end))
}

const escapes: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' }

function inField(text: string): string {
  return text.replace(/[\t\n\r\\]/g, (character) => escapes[character]!)
}
