import { compareText, type AttributeValue, type Span } from '../annotation/span'
import { tokensOf } from '../text/tokens'
import type { CorpusDocument, Format } from './format'
import { lossesOf } from './losses'
import { sentenceRanges } from './sentences'
import { assertSound, indexedRelations, onceEach } from './soundness'
import { readXmi } from './xmi-reader'
import { xmiExample } from './xmi-example'
import { addFeature, featureOf, featuresOfSchema, typeSystem } from './xmi-types'
import { charactersNotInXml, textInXml, valueInXml, xmlAttribute, xmlText } from './xml'
import { notOfMarks, wholeMarks } from './whole-marks'

/**
 * UIMA CAS XMI (https://uima.apache.org/d/uimaj-2.10.2/references.html#ugr.ref.xmi) as INCEpTION reads it: XML 1.0, one
 * `<document>.xmi` per document and one `TypeSystem.xml`. Offsets are UTF-16 code units. The view `_InitialView` holds
 * the text, DKPro Core's DocumentMetaData (with Goldspan's document id), Sentence and Token, which cover the text, and the
 * layers GoldspanSpan {label, needsReview, note, attributes} and GoldspanRelation {Governor, Dependent, label}, whose
 * offsets are those of its Dependent; GoldspanDocument {note} where there is one. A text attribute is a feature
 * `attribute_<id>`, a list a StringArray `codes_<id>` (one element for each code); ids of attributes as in `encodeName`.
 * Characters that XML cannot hold are a space in the text, escaped as in `valueInXml` elsewhere. `xmi:id`s count in
 * canonical order.
 */
export const xmi: Format = {
  id: 'xmi',
  version: 1,
  name: 'UIMA CAS XMI',
  purpose: 'annotation-tool',
  description:
    'A file per letter and a type system, for INCEpTION and UIMA. Import the type system as layers first. Characters that XML cannot hold become spaces.',
  capabilities: { ...wholeMarks, unit: 'UTF-16 code units' },
  neverHeld: notOfMarks,
  example: xmiExample,
  *write(head, documents) {
    const features = featuresOfSchema(head.schema)
    for (const entry of onceEach(documents)) {
      assertSound(entry)
      for (const { attributes } of entry.set?.spans ?? []) {
        for (const [id, value] of Object.entries(attributes)) addFeature(features, id, value)
      }
      yield { path: `${entry.document.id}.xmi`, chunk: documentXml(entry) }
    }
    // Last, for it also has what a span has beyond the schema.
    yield { path: 'TypeSystem.xml', chunk: typeSystem(features) }
  },
  filesBelong: 'alone',
  isLineDocument: false,
  looksLike: (name) => name.endsWith('.xmi'),
  losses: (entry) => [...charactersNotInXml(entry.document), ...lossesOf(entry, xmi.capabilities)],
  read: readXmi,
}

const sofaId = 1

function documentXml({ document: { id: documentId, text }, set }: CorpusDocument): string {
  const spans = set?.spans ?? []
  const elements: string[] = []
  const add = (name: string, fields: Readonly<Record<string, string | number>>, children = ''): number => {
    const id = sofaId + elements.length + 1
    const start = `${name} xmi:id="${id}" sofa="${sofaId}"${xmlAttributes(fields)}`
    elements.push(children === '' ? `<${start}/>\n` : `<${start}>${children}</${name}>\n`)
    return id
  }
  add('metadata:DocumentMetaData', { begin: 0, end: text.length, language: 'x-unspecified', documentId })
  const tokens = tokensOf(
    text,
    spans.flatMap(({ start, end }) => [start, end]),
  )
  for (const { start, end } of sentenceRanges(text, tokens, spans)) {
    add('segmentation:Sentence', { begin: start, end })
  }
  for (const { start, end } of tokens) add('segmentation:Token', { begin: start, end })
  const ids = spans.map((span) => {
    const { fields, children } = featuresOfSpan(span)
    return add('custom:GoldspanSpan', fields, children)
  })
  for (const { type, from, to } of indexedRelations(spans, set?.relations ?? [])) {
    const { start, end } = spans[to]!
    const ends = { Governor: ids[from]!, Dependent: ids[to]! }
    add('custom:GoldspanRelation', { begin: start, end, ...ends, label: valueInXml(type) })
  }
  if (set !== null && set.note !== '') add('custom:GoldspanDocument', { note: valueInXml(set.note) })
  const members = elements.map((_, index) => sofaId + index + 1).join(' ')
  const sofa = {
    'xmi:id': sofaId,
    sofaNum: 1,
    sofaID: '_InitialView',
    mimeType: 'text',
    sofaString: textInXml(text),
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI${xmlAttributes(namespaces)} xmi:version="2.0">
<cas:NULL xmi:id="0"/>
${elements.join('')}<cas:Sofa${xmlAttributes(sofa)}/>
<cas:View${xmlAttributes({ sofa: sofaId, members })}/>
</xmi:XMI>
`
}

const namespaces = {
  'xmlns:xmi': 'http://www.omg.org/XMI',
  'xmlns:cas': 'http:///uima/cas.ecore',
  'xmlns:metadata': 'http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore',
  'xmlns:segmentation': 'http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore',
  'xmlns:custom': 'http:///webanno/custom.ecore',
}

function xmlAttributes(fields: Readonly<Record<string, string | number>>): string {
  let written = ''
  for (const [name, value] of Object.entries(fields)) {
    written += ` ${name}="${typeof value === 'number' ? value : xmlAttribute(value)}"`
  }
  return written
}

function featuresOfSpan({ start, end, label, needsReview, note, attributes }: Span): {
  readonly fields: Readonly<Record<string, string | number>>
  readonly children: string
} {
  const features = Object.entries(attributes)
    .map(([id, value]): [string, AttributeValue] => [featureOf(id, value), value])
    .sort(([a], [b]) => compareText(a, b))
  const texts = features.flatMap(([name, value]) => {
    if (typeof value === 'string') return [[name, valueInXml(value)]]
    return value.length === 0 ? [[name, '']] : []
  })
  const codes = features.flatMap(([name, value]) =>
    typeof value === 'string' ? [] : value.map((code) => `<${name}>${xmlText(valueInXml(code))}</${name}>`),
  )
  return {
    fields: {
      begin: start,
      end,
      label: valueInXml(label),
      needsReview: String(needsReview),
      ...(note === '' ? {} : { note: valueInXml(note) }),
      ...(Object.fromEntries(texts) as Readonly<Record<string, string>>),
    },
    children: codes.join(''),
  }
}
