import { compareText, type Span } from '../annotation/span'
import { codePointOffsets, type OffsetConversion } from './code-points'
import type { CorpusDocument, Format } from './format'
import { jsonText } from './json-line'
import { lossesOf } from './losses'
import { assertSound, indexedRelations, onceEach } from './soundness'
import { textPath } from './texts-beside'
import { needsReviewValue } from './w3c-annotation'
import { readW3c } from './w3c-reader'
import { notOfMarks, wholeMarks } from './whole-marks'

/** Code points of the text in front of and behind a quote; as many as Hypothesis keeps. */
const contextLength = 32

/**
 * W3C Web Annotation (https://www.w3.org/TR/annotation-model/): `<document>.jsonld`, an AnnotationPage with one annotation
 * a line, and the text it is about as `texts/<document>.txt`, the `source` of its targets. A span is an annotation with a
 * TextPositionSelector (half-open, code points) and a TextQuoteSelector (32 code points of context); its bodies are texts:
 * the label (purpose `tagging`), attributes (`describing`, with `attribute`, and `position` from 1 in a list), `needs
 * review` (`assessing`), a note (`commenting`). A relation is an annotation of an annotation, motivation `linking`: target
 * is where it begins, its bodies are its type (`tagging`) and where it ends (`linking`). A document's note is a comment on
 * the whole text. `attribute` and `position` are defined in the page's context. Numbered in canonical order.
 */
export const w3c: Format = {
  id: 'w3c',
  version: 1,
  name: 'W3C Web Annotation',
  purpose: 'exchange',
  description:
    'A JSON-LD page of annotations per letter, the text beside it, for annotation servers and linked data. Leaves out decisions, and who marked what.',
  capabilities: { ...wholeMarks, unit: 'code points', discontinuous: true },
  neverHeld: notOfMarks,
  example: `{"@context":["http://www.w3.org/ns/anno.jsonld",{"attribute":"urn:goldspan:attribute","position":"urn:goldspan:position"}],"id":"urn:goldspan:dddddddddddddddddddddddddd","type":"AnnotationPage","items":[
{"id":"urn:goldspan:dddddddddddddddddddddddddd:T1","type":"Annotation","motivation":"classifying","body":[{"type":"TextualBody","purpose":"tagging","value":"finding"},{"type":"TextualBody","purpose":"describing","attribute":"codes","position":1,"value":"M54.2"},{"type":"TextualBody","purpose":"describing","attribute":"status","value":"in doubt"}],"target":{"source":"texts/dddddddddddddddddddddddddd.txt","selector":[{"type":"TextPositionSelector","start":4,"end":13},{"type":"TextQuoteSelector","exact":"neck\\npain","prefix":"Dx: ","suffix":". MRI"}]}},
{"id":"urn:goldspan:dddddddddddddddddddddddddd:T2","type":"Annotation","motivation":"classifying","body":[{"type":"TextualBody","purpose":"tagging","value":"request"},{"type":"TextualBody","purpose":"commenting","value":"of which region?"}],"target":{"source":"texts/dddddddddddddddddddddddddd.txt","selector":[{"type":"TextPositionSelector","start":15,"end":18},{"type":"TextQuoteSelector","exact":"MRI","prefix":"Dx: neck\\npain. ","suffix":""}]}},
{"id":"urn:goldspan:dddddddddddddddddddddddddd:R1","type":"Annotation","motivation":"linking","body":[{"type":"TextualBody","purpose":"tagging","value":"TREATS"},{"type":"SpecificResource","purpose":"linking","source":"urn:goldspan:dddddddddddddddddddddddddd:T1"}],"target":"urn:goldspan:dddddddddddddddddddddddddd:T2"}
]}
`,
  *write(_head, documents) {
    for (const entry of onceEach(documents)) {
      assertSound(entry)
      const { id, text } = entry.document
      yield { path: `${id}.jsonld`, chunk: pageOf(entry) }
      yield { path: textPath(id), chunk: text }
    }
  },
  filesBelong: 'alone',
  isLineDocument: false,
  looksLike: (name, beginning) =>
    /\.(json|jsonld)$/.test(name) &&
    /anno\.jsonld|"(AnnotationPage|TextPositionSelector|TextQuoteSelector)"/.test(beginning),
  losses: (entry) => lossesOf(entry, w3c.capabilities, { holdsEmptyLists: false }),
  read: readW3c,
}

const context = [
  'http://www.w3.org/ns/anno.jsonld',
  { attribute: 'urn:goldspan:attribute', position: 'urn:goldspan:position' },
]

function pageOf(entry: CorpusDocument): string {
  const id = `urn:goldspan:${entry.document.id}`
  const head = jsonText({ '@context': context, id, type: 'AnnotationPage', items: [] })
  const items = annotationsOf(entry, id).map((annotation) => `\n${jsonText(annotation)}`)
  return `${head.slice(0, -2)}${items.join(',')}\n]}\n`
}

function annotationsOf({ document, set }: CorpusDocument, page: string): object[] {
  if (set === null) return []
  const { id, text } = document
  const offsets = codePointOffsets(text)
  const source = textPath(id)
  const annotation = (name: string, motivation: string, body: object[], target: object | string) => ({
    id: `${page}:${name}`,
    type: 'Annotation',
    motivation,
    body,
    target,
  })
  const spans = set.spans.map((span, index) =>
    annotation(`T${index + 1}`, 'classifying', bodiesOf(span), {
      source,
      selector: selectorsOf(text, span, offsets),
    }),
  )
  const relations = indexedRelations(set.spans, set.relations).map(({ type, from, to }, index) => {
    const end = { type: 'SpecificResource', purpose: 'linking', source: `${page}:T${to + 1}` }
    return annotation(`R${index + 1}`, 'linking', [textual('tagging', type), end], `${page}:T${from + 1}`)
  })
  const notes =
    set.note === '' ? [] : [annotation('N1', 'commenting', [textual('commenting', set.note)], source)]
  return [...spans, ...relations, ...notes]
}

function bodiesOf({ label, attributes, needsReview, note }: Span): object[] {
  return [
    textual('tagging', label),
    ...Object.entries(attributes)
      .sort(([a], [b]) => compareText(a, b))
      .flatMap(([attribute, value]) =>
        typeof value === 'string'
          ? [textual('describing', value, { attribute })]
          : value.map((one, index) => textual('describing', one, { attribute, position: index + 1 })),
      ),
    ...(needsReview ? [textual('assessing', needsReviewValue)] : []),
    ...(note === '' ? [] : [textual('commenting', note)]),
  ]
}

function textual(purpose: string, value: string, more: object = {}): object {
  return { type: 'TextualBody', purpose, ...more, value }
}

function selectorsOf(text: string, { start, end, quote }: Span, offsets: OffsetConversion): object[] {
  // Twice as many code units hold the code points wanted, and at most half a character more at the far end.
  const before = [...text.slice(Math.max(0, start - 2 * contextLength), start)].slice(-contextLength)
  const after = [...text.slice(end, end + 2 * contextLength)].slice(0, contextLength)
  return [
    {
      type: 'TextPositionSelector',
      start: offsets.fromUtf16(start),
      end: offsets.fromUtf16(end),
    },
    { type: 'TextQuoteSelector', exact: quote, prefix: before.join(''), suffix: after.join('') },
  ]
}
