import type { Hash } from 'node:crypto'
import { join } from 'node:path'
import { misfitOfDecision, misfitOfSpan } from '../../core/annotation/check-command'
import { emptySet } from '../../core/annotation/annotation-set'
import { isAllowedRelation, type LabelSchema } from '../../core/annotation/label-schema'
import { compareSpans, compareText } from '../../core/annotation/span'
import type { Counting } from '../../core/formats/counting'
import { fittedMarks, type ImportChoices, type Unfit } from '../../core/formats/fit-to-schema'
import type { CorpusDocument, FileChunk, PortableDocument, Rejection } from '../../core/formats/format'
import { renamedSet } from '../../core/formats/renamed-set'
import { Misshapen, shownName } from '../../core/formats/shape'
import { idPattern } from '../../core/ids'
import type { Annotator, Project } from '../../core/project'
import type { FileChoices } from '../../ipc/import-views'
import { identityOfText } from '../store/document-reading'
import { readToolsIn } from '../store/read-tools'
import { newId, systemDeps } from '../store/store-deps'
import { textChunksOf } from '../store/text-chunks'
import type { CorpusFiles } from './import-units'
import { assertLetter, letterOfDocument } from './letter-of-document'

/** What an import goes into. */
export interface ImportInto {
  readonly projectFolder: string
  readonly schema: LabelSchema
  readonly guidelineVersion: string
  /** Whose the marks become that name no annotator of Goldspan. */
  readonly annotator: Annotator
  readonly now: string
  readonly choices: ImportChoices
  readonly fileChoices: FileChoices
  /** Whether names that nothing was decided for reject a document, or are told with it. */
  readonly undecided: 'rejected' | 'told'
}

/** A project as what an import goes into; what nothing was decided for rejects its document. */
export function intoProject(
  { folder, project }: { readonly folder: string; readonly project: Project },
  annotator: Annotator,
  choices: ImportChoices,
  fileChoices: FileChoices,
): ImportInto {
  return {
    projectFolder: folder,
    schema: project.schema,
    guidelineVersion: project.guideline.version,
    annotator,
    now: systemDeps.now(),
    choices,
    fileChoices,
    undecided: 'rejected',
  }
}

/** A document as the project can hold it. */
export interface ImportedDocument {
  readonly content: CorpusDocument
  /** Counts of what the file has of it. */
  readonly inFile: { readonly spans: number; readonly relations: number }
  /** How the file counts, where that is not as its format is said to. */
  readonly counted: Counting | null
  readonly leftOut: readonly Unfit[]
  readonly undecided: readonly Unfit[]
}

/** The documents of a corpus, each fit for the project or rejected. The bytes that were read go into the hash. */
export function* importedDocuments(
  corpus: CorpusFiles,
  into: ImportInto,
  bytes: Hash,
): Generator<ImportedDocument | { readonly rejection: Rejection }> {
  // In Goldspan's own files each line, the head's too, gives one result.
  let line = 0
  let number = 0
  for (const result of corpus.format.read(chunksOf(corpus, bytes), readToolsIn(corpus.folder))) {
    line += 1
    if ('rejected' in result) yield { rejection: result.rejected }
    if (!('document' in result)) continue
    number += 1
    try {
      if (result.labelled) yield asItIs(result.labelled, into)
      else
        yield broughtIn(
          result.document,
          result.counted ?? null,
          titleOf(corpus, result.document, number),
          into,
        )
    } catch (problem) {
      if (!(problem instanceof Misshapen)) throw problem
      const { reason, values } = problem
      const place = result.labelled ? { line } : {}
      yield { rejection: { path: corpus.name, ...place, reason, values } }
    }
  }
}

/** A document of Goldspan's own format; all but its names has to fit. Throws Misshapen. */
function asItIs(labelled: CorpusDocument, into: ImportInto): ImportedDocument {
  const { schema, choices } = into
  assertLetter(labelled.document)
  const { id, text, textSha256 } = labelled.document
  const identity = identityOfText(text)
  if (identity.id !== id || identity.textSha256 !== textSha256) {
    throw new Misshapen('document-id-differs', { document: id })
  }
  if (labelled.set === null) {
    return { content: labelled, inFile: countsOf(noMarks), counted: null, leftOut: [], undecided: [] }
  }
  const undecided = namesBeside(labelled.set, schema, choices)
  const content = { ...labelled, set: renamedSet(labelled.set, choices) }
  if (undecided.length === 0 || into.undecided === 'rejected') assertFits(content, schema)
  const leftOut = labelled.set.spans
    .filter((span) => !content.set.spans.some(({ id }) => id === span.id))
    .map(({ label }): Unfit => ({ kind: 'label', name: label }))
  return { content, inFile: countsOf(labelled.set), counted: null, leftOut, undecided }
}

const noMarks = { spans: [], relations: [] }

function countsOf({ spans, relations }: Record<'spans' | 'relations', readonly unknown[]>) {
  return { spans: spans.length, relations: relations.length }
}

function namesBeside(
  set: NonNullable<CorpusDocument['set']>,
  schema: LabelSchema,
  choices: ImportChoices,
): Unfit[] {
  const labels = new Set([...schema.labels.map(({ id }) => id), ...choices.labels.map(([name]) => name)])
  const types = new Set([...schema.relations.map(({ id }) => id), ...choices.relations.map(([name]) => name)])
  return [
    ...set.spans.flatMap(({ label }): Unfit[] => (labels.has(label) ? [] : [{ kind: 'label', name: label }])),
    ...set.relations.flatMap(({ type }): Unfit[] =>
      types.has(type) ? [] : [{ kind: 'relation', name: type }],
    ),
  ]
}

/** A document of another tool, with the annotator's marks in it. Throws Misshapen. */
function broughtIn(
  found: PortableDocument,
  counted: Counting | null,
  title: string,
  into: ImportInto,
): ImportedDocument {
  const { schema, choices, annotator, guidelineVersion, now } = into
  const { document, marks, recounted } = letterOfDocument(found, title, into)
  const { spans, relations, leftOut, undecided } = fittedMarks(marks, schema, choices)
  const first = undecided[0]
  if (first && into.undecided === 'rejected') {
    throw new Misshapen(`${first.kind}-unknown`, {
      document: document.id,
      [first.kind]: shownName(first.name),
    })
  }
  const ids = spans.map(() => newId(systemDeps))
  const set = {
    ...emptySet(document.id, annotator.id),
    note: found.note,
    spans: spans
      .map(({ label, start, end, attributes, needsReview, note }, index) => ({
        id: ids[index]!,
        label,
        start,
        end,
        quote: document.text.slice(start, end),
        attributes,
        needsReview,
        note,
        guidelineVersion,
        origin: { kind: 'import', source: '', edited: false } as const,
        by: annotator.id,
        at: now,
      }))
      .sort(compareSpans),
    relations: relations
      .map(({ type, from, to }) => ({ id: newId(systemDeps), type, from: ids[from]!, to: ids[to]! }))
      .sort((a, b) => compareText(a.id, b.id)),
  }
  const content = { document, annotator, set }
  return { content, inFile: countsOf(found), counted: counted ?? recounted, leftOut, undecided }
}

/** Throws Misshapen where an annotator's marks do not fit the project. */
function assertFits({ document, set }: CorpusDocument, schema: LabelSchema): void {
  if (set === null) return
  const labels = new Map<string, string>()
  for (const span of set.spans) {
    const reason = misfitOfSpan(span, document.text, schema)
    if (reason) throw new Misshapen(reason, { document: document.id, id: span.id })
    labels.set(span.id, span.label)
  }
  for (const { id, type, from, to } of set.relations) {
    const values = { document: document.id, id }
    if (!schema.relations.some((known) => known.id === type)) throw new Misshapen('relation-unknown', values)
    if (!isAllowedRelation(schema, type, labels.get(from)!, labels.get(to)!)) {
      throw new Misshapen('relation-not-allowed', values)
    }
  }
  for (const decision of set.decisions) {
    const reason = misfitOfDecision(decision, document.text, schema)
    if (reason) throw new Misshapen(reason, { document: document.id })
  }
}

function* chunksOf({ folder, files }: CorpusFiles, bytes: Hash): Generator<FileChunk> {
  for (const path of files) {
    // An empty file is one, too.
    yield { path, chunk: '' }
    for (const chunk of textChunksOf(join(folder, path), (read) => bytes.update(read))) yield { path, chunk }
  }
}

/** What a letter is listed as that comes without a name of its own. */
function titleOf({ name, format }: CorpusFiles, { documentId }: PortableDocument, number: number): string {
  const stem = name.replace(/(?<=.)\..*/, '')
  if (format.filesBelong === 'by-name') return stem
  return `${stem} ${idPattern.test(documentId) || documentId === '' ? number : documentId}`.slice(0, 200)
}
