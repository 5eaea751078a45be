import { compareText, type AttributeValue, type Span } from '../annotation/span'
import type { LabelSchema } from '../annotation/label-schema'
import { codePointOffsets } from './code-points'
import type { CorpusDocument, Format, LabelledDocument } from './format'
import { jsonText } from './json-line'
import { labelStudioConfiguration } from './label-studio-configuration'
import { controlName, labelControl, textControl } from './label-studio-names'
import { readLabelStudio } from './label-studio-reader'
import { lossesOf } from './losses'
import { assertSound, indexedRelations, onceEach } from './soundness'
import { notOfMarks, wholeMarks } from './whole-marks'

const tasksPath = 'tasks.json'

/**
 * Label Studio's tasks (https://labelstud.io/guide/task_format): `tasks.json`, a JSON array with one task a line, and the
 * `config.xml` to which its results refer. A task is `{id, data: {documentId, text}, meta: {note}, annotations: [{id,
 * result}]}`, numbered as exported; `meta` is there where there is a note, an annotation where there is a set. Results:
 * for each span one of type `labels`, `{id, from_name, to_name, type, value: {start, end, text, labels}}`, with `meta`
 * `{text: [note], needsReview: true}` where there is a note or a review flag; for each of its attributes one with the same
 * id, of type `choices` (a choice) or `textarea` (a text or a list); last the relations `{type: "relation", from_id, to_id,
 * direction: "right", labels}`. Offsets are half-open code points, as in Label Studio since label-studio-frontend#308.
 */
export const labelStudio: Format = {
  id: 'label-studio',
  version: 1,
  name: 'Label Studio',
  purpose: 'annotation-tool',
  description:
    'All letters as tasks, with the labelling configuration to import them into Label Studio. Leaves out decisions, and who marked what.',
  capabilities: { ...wholeMarks, unit: 'code points' },
  neverHeld: notOfMarks,
  example: `[
{"id":1,"data":{"documentId":"dddddddddddddddddddddddddd","text":"Dx: neck\\npain. MRI"},"annotations":[{"id":1,"result":[{"id":"T1","from_name":"label","to_name":"text","type":"labels","value":{"start":4,"end":13,"text":"neck\\npain","labels":["finding"]}},{"id":"T1","from_name":"codes.list","to_name":"text","type":"textarea","value":{"start":4,"end":13,"text":["M54.2"]}},{"id":"T1","from_name":"status.choice","to_name":"text","type":"choices","value":{"start":4,"end":13,"text":"neck\\npain","choices":["in doubt"]}},{"id":"T2","from_name":"label","to_name":"text","type":"labels","value":{"start":15,"end":18,"text":"MRI","labels":["request"]},"meta":{"text":["of which region?"]}},{"type":"relation","from_id":"T2","to_id":"T1","direction":"right","labels":["TREATS"]}]}]}
]
`,
  *write(head, documents) {
    yield { path: 'config.xml', chunk: labelStudioConfiguration(head.schema) }
    yield { path: tasksPath, chunk: '[' }
    let id = 0
    for (const entry of onceEach(documents)) {
      assertSound(entry)
      id += 1
      const task = jsonText(taskOf(id, entry, head.schema))
      yield { path: tasksPath, chunk: `${id > 1 ? ',' : ''}\n${task}` }
    }
    yield { path: tasksPath, chunk: '\n]\n' }
  },
  filesBelong: 'alone',
  isLineDocument: false,
  looksLike: (name, beginning) =>
    name.endsWith('.json') &&
    /"data"\s*:\s*\{|"(annotations|completions)"\s*:\s*\[/.test(beginning) &&
    // BioC has annotations, too.
    !/"(documents|passages)"\s*:\s*\[/.test(beginning),
  losses: (entry) => lossesOf(entry, labelStudio.capabilities),
  read: readLabelStudio,
}

function taskOf(id: number, entry: CorpusDocument, schema: LabelSchema): object {
  const { document, set } = entry
  return {
    id,
    data: { documentId: document.id, text: document.text },
    ...(set && set.note !== '' && { meta: { note: set.note } }),
    annotations: set === null ? [] : [{ id, result: resultsOf(entry, schema) }],
  }
}

function resultsOf({ document, set }: LabelledDocument, schema: LabelSchema): object[] {
  const offsets = codePointOffsets(document.text)
  const spans = set.spans.flatMap((span, index) => {
    const id = `T${index + 1}`
    const range = { start: offsets.fromUtf16(span.start), end: offsets.fromUtf16(span.end) }
    const result = (from_name: string, type: string, value: object) => ({
      id,
      from_name,
      to_name: textControl,
      type,
      value: { ...range, ...value },
    })
    const label = result(labelControl, 'labels', { text: span.quote, labels: [span.label] })
    const meta = metaOf(span)
    const attributes = Object.entries(span.attributes)
      .sort(([a], [b]) => compareText(a, b))
      .map(([attribute, value]) => {
        if (isChoice(schema, span.label, attribute, value)) {
          const chosen = { text: span.quote, choices: [value] }
          return result(controlName(attribute, 'choice'), 'choices', chosen)
        }
        const isText = typeof value === 'string'
        const texts = { text: isText ? [value] : value }
        return result(controlName(attribute, isText ? 'text' : 'list'), 'textarea', texts)
      })
    return [meta === null ? label : { ...label, meta }, ...attributes]
  })
  const relations = indexedRelations(set.spans, set.relations).map(({ type, from, to }) => ({
    type: 'relation',
    from_id: `T${from + 1}`,
    to_id: `T${to + 1}`,
    direction: 'right',
    labels: [type],
  }))
  return [...spans, ...relations]
}

function metaOf({ note, needsReview }: Span): object | null {
  if (note === '' && !needsReview) return null
  return { ...(note !== '' && { text: [note] }), ...(needsReview && { needsReview }) }
}

function isChoice(schema: LabelSchema, label: string, attribute: string, value: AttributeValue): boolean {
  const definitions = schema.labels.find(({ id }) => id === label)?.attributes ?? []
  return (
    typeof value === 'string' && definitions.some(({ id, type }) => id === attribute && type === 'choice')
  )
}
