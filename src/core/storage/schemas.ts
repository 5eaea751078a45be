import { z } from 'zod'
import { documentStatuses, type AnnotationSet } from '../annotation/annotation-set'
import type { Command } from '../annotation/commands'
import { isAscending, type Decision } from '../annotation/decision'
import { labelColours, type LabelSchema } from '../annotation/label-schema'
import type { Relation, Span } from '../annotation/span'
import { verdictKinds } from '../annotation/verdict'
import { idPattern } from '../ids'
import type { ImportedParser, ParserSuggestions } from '../suggestions/parser-suggestions'
import { parserNamePattern, parserVersionPattern } from '../suggestions/parser'
import { sourceEncodings, type Annotator, type Project, type SourceDocument } from '../project'
import { commandSchemaOf } from './command-schema'
import type { Checkpoint } from './checkpoint'
import { withVerdicts, type StoredSet } from './stored-verdicts'
import type { RecordedSpan } from './recorded-command'

export type ObjectSchema = typeof z.strictObject

/** An id of the project, as it stands in files. */
export const idSchema = z.string().regex(idPattern)
export const instantSchema = z.iso.datetime()
const offset = z.int().nonnegative()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** A CRC-32 as the journal writes it. */
export const crcSchema = z.string().regex(/^[0-9a-f]{8}$/)
// JSON.parse makes an own key of it, assignment does not: an attribute of that id would vanish.
const attributeId = z
  .string()
  .min(1)
  .refine((id) => id !== '__proto__')

/** What files contain, each built with one kind of object: strict refuses unknown fields, loose drops them. */
export function schemasOf(object: ObjectSchema) {
  const origin = object({
    kind: z.enum(['manual', 'rule', 'parser', 'import', 'lens', 'adjudicated']),
    source: z.string(),
    edited: z.boolean(),
  })
  const attributes = z.record(attributeId, z.union([z.string(), z.array(z.string())]))
  const spanFields = {
    id: idSchema,
    label: z.string().min(1),
    start: offset,
    end: offset,
    attributes,
    needsReview: z.boolean(),
    // Absent where it was written before spans had notes.
    note: z.string().default(''),
    guidelineVersion: z.string(),
    origin,
    by: idSchema,
    at: instantSchema,
  }
  const span: z.ZodType<Span> = object({ ...spanFields, quote: z.string() })
  const recordedSpan: z.ZodType<RecordedSpan> = object({ ...spanFields, quoteCrc: crcSchema })
  const relation: z.ZodType<Relation> = object({
    id: idSchema,
    type: z.string().min(1),
    from: idSchema,
    to: idSchema,
  })
  const firstDecisions = [
    object({ kind: z.literal('absent'), row: idSchema, column: z.string() }),
    object({
      kind: z.literal('waived'),
      check: z.string(),
      spans: z.array(idSchema).refine(isAscending),
      range: object({ start: offset, end: offset }).nullable(),
      reason: z.string(),
    }),
    object({ kind: z.literal('dismissed'), label: z.string().min(1), start: offset, end: offset }),
  ] as const
  const side = object({ label: z.string().min(1), start: offset, end: offset }).nullable()
  const verdict = object({
    kind: z.literal('verdict'),
    gold: side,
    predicted: side,
    verdict: z.enum(verdictKinds),
    note: z.string(),
  })
  const decision: z.ZodType<Decision> = z.discriminatedUnion('kind', [...firstDecisions, verdict])
  const storedSet: z.ZodType<StoredSet> = object({
    documentId: idSchema,
    annotatorId: idSchema,
    revision: offset,
    status: z.enum(documentStatuses),
    note: z.string(),
    spans: z.array(span),
    relations: z.array(relation),
    // Absent where it was written before sets held decisions.
    decisions: z.array(z.discriminatedUnion('kind', firstDecisions)).default([]),
    // Absent where there are none, and in what was written before there were any.
    verdicts: z.array(verdict).exactOptional(),
  })
  // Not `transform`: what zod hands to its function keeps every set that was read until a full garbage collection.
  const set: z.ZodType<AnnotationSet> = storedSet.overwrite(withVerdicts)
  const attribute = z.discriminatedUnion('type', [
    object({ id: attributeId, name: z.string(), type: z.literal('text') }),
    object({ id: attributeId, name: z.string(), type: z.literal('choice'), choices: z.array(z.string()) }),
    object({
      id: attributeId,
      name: z.string(),
      type: z.literal('codes'),
      codeSystem: z.string(),
      release: z.string(),
    }),
  ])
  const labelSchema: z.ZodType<LabelSchema> = object({
    labels: z.array(
      object({
        id: z.string().min(1),
        name: z.string(),
        key: z.string(),
        colour: z.enum(labelColours),
        description: z.string(),
        attributes: z.array(attribute),
      }),
    ),
    relations: z.array(
      object({
        id: z.string().min(1),
        name: z.string(),
        from: z.array(z.string()),
        to: z.array(z.string()),
      }),
    ),
  })
  const project: z.ZodType<Project> = object({
    id: idSchema,
    name: z.string(),
    createdAt: instantSchema,
    schema: labelSchema,
    guideline: object({ version: z.string(), text: z.string() }),
    // Absent where it was written before documents were drawn.
    unsuggestedShare: z.number().min(0).max(1).default(0),
  })
  const annotator: z.ZodType<Annotator> = object({ id: idSchema, name: z.string(), createdAt: instantSchema })
  const sourceDocument: z.ZodType<SourceDocument> = object({
    id: idSchema,
    title: z.string(),
    text: z.string(),
    textSha256: sha256,
    sourceSha256: sha256,
    encoding: z.enum(sourceEncodings),
    byteOrderMark: z.boolean(),
    extractor: z.literal('text'),
    importedAt: instantSchema,
    importedBy: idSchema,
  })
  const checkpoint: z.ZodType<Checkpoint> = object({
    set,
    upTo: z.record(idSchema, offset),
    head: crcSchema,
    editedAt: instantSchema.nullable(),
  })
  const parser: z.ZodType<ImportedParser> = object({
    id: idSchema,
    name: z.string().regex(parserNamePattern),
    version: z.string().regex(parserVersionPattern),
    importedAt: instantSchema,
    importedBy: idSchema,
    documents: z.array(idSchema).refine(isAscending),
  })
  const suggestions: z.ZodType<ParserSuggestions> = object({
    parserId: idSchema,
    documentId: idSchema,
    spans: z.array(
      object({
        label: z.string().min(1),
        start: offset,
        end: offset,
        quote: z.string(),
        attributes,
        confidence: z.number().min(0).max(1).nullable(),
      }),
    ),
    relations: z.array(object({ type: z.string().min(1), from: offset, to: offset })),
  })
  return {
    span,
    relation,
    set,
    labelSchema,
    project,
    annotator,
    sourceDocument,
    checkpoint,
    parser,
    suggestions,
    command: commandSchemaOf(object, span, relation, decision) as z.ZodType<Command>,
    recordedCommand: commandSchemaOf(object, recordedSpan, relation, decision),
  }
}

/** Schemas that refuse unknown fields. */
export const strictSchemas = schemasOf(z.strictObject)
/** Schemas that drop unknown fields, to show what a newer app wrote without changing it. */
export const looseSchemas = schemasOf(z.object)
