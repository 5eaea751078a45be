import type { LabelSchema } from '../../annotation/label-schema'
import { indexedRelations } from '../../formats/soundness'
import { fileLines } from '../../formats/file-lines'
import type { FileChunk, Rejection } from '../../formats/format'
import { native } from '../../formats/native'
import { parsedJson } from '../../formats/parsed-json'
import { Misshapen, shownName } from '../../formats/shape'
import { idOfTextSha256, type Id } from '../../ids'
import {
  inOrder,
  misfitOfPrediction,
  type ParserSuggestions,
  type PredictedSpan,
} from '../parser-suggestions'
import type { SuggestedRelation } from '../suggested-marks'
import { predictionLineOf, spansInText } from './prediction-line'

/** The project for whose letters something is predicted. */
export interface PredictedProject {
  readonly schema: LabelSchema
  /** Lower-case hex SHA-256 of a text in UTF-8. */
  readonly sha256: (text: string) => string
  /** The text of a letter, or why there is none. */
  readonly textOf: (documentId: Id) => { readonly text: string } | { readonly reason: LetterLack }
}

/** Why a letter of the file is left out: no fault that stands against the others. */
export type LetterLack = 'letter-not-in-project' | 'letter-unreadable' | 'letter-unlabelled'

/** What one letter is predicted to hold, or why a line or file is not taken. */
export type ReadPrediction =
  | { readonly prediction: Omit<ParserSuggestions, 'parserId'> }
  | { readonly lacking: LetterLack; readonly line: number }
  | { readonly rejected: Rejection }

/**
 * Reads what a parser predicts: Goldspan JSON Lines, of which spans, attributes and relations count, or lines as in
 * `prediction-line.ts`. Every span is held against the project's own text and labels. Never throws for what the file
 * holds.
 */
export function* readPredictions(
  file: Iterable<FileChunk>,
  project: PredictedProject,
): Generator<ReadPrediction> {
  const { beginning, whole } = begun(file)
  const seen = new Set<Id>()
  let isEmpty = true
  for (const result of isNative(beginning) ? readNative(whole, project) : readLines(whole, project)) {
    isEmpty = false
    if (!('prediction' in result)) {
      yield result
      continue
    }
    const { documentId } = result.prediction
    const { path, line } = result
    if (seen.has(documentId))
      yield { rejected: { path, line, reason: 'letter-doubled', values: { document: documentId } } }
    else yield { prediction: result.prediction }
    seen.add(documentId)
  }
  if (isEmpty) yield { rejected: { path: '', reason: 'empty', values: {} } }
}

type ReadLine =
  | Exclude<ReadPrediction, { prediction: unknown }>
  | {
      readonly prediction: Omit<ParserSuggestions, 'parserId'>
      readonly path: string
      readonly line: number
    }

function* readLines(file: Iterable<FileChunk>, project: PredictedProject): Generator<ReadLine> {
  for (const { path, line, text, fault } of fileLines(file)) {
    try {
      // A last line without its line feed is whole where it is an object.
      if (fault === 'line-too-long') throw new Misshapen(fault)
      if (text.startsWith('\ufeff')) throw new Misshapen('byte-order-mark')
      const predicted = predictionLineOf(parsedJson(text), project.sha256)
      const letter = project.textOf(predicted.documentId)
      if ('reason' in letter) {
        yield { lacking: letter.reason, line }
        continue
      }
      const spans = spansInText(predicted, letter.text)
      const { documentId, relations } = predicted
      yield { prediction: fitting(documentId, spans, relations, letter.text, project), path, line }
    } catch (problem) {
      if (!(problem instanceof Misshapen)) throw problem
      yield { rejected: { path, line, reason: problem.reason, values: problem.values } }
    }
  }
}

function* readNative(file: Iterable<FileChunk>, project: PredictedProject): Generator<ReadLine> {
  // Each line, the head's too, gives one result.
  let line = 0
  for (const result of native.read(file, { sha256: project.sha256, fileBeside: () => null })) {
    line += 1
    if ('rejected' in result) yield result
    if (!('document' in result) || result.labelled === null) continue
    const { document, set } = result.labelled
    const path = ''
    const documentId = idOfTextSha256(document.textSha256)
    const letter = project.textOf(documentId)
    try {
      if (set === null || 'reason' in letter) {
        yield { lacking: 'reason' in letter ? letter.reason : 'letter-unlabelled', line }
        continue
      }
      const spans = set.spans.map(({ label, start, end, quote, attributes }) => ({
        ...{ label, start, end, quote, attributes },
        confidence: null,
      }))
      const relations = indexedRelations(set.spans, set.relations).map(({ type, from, to }) => ({
        ...{ type, from, to },
      }))
      yield { prediction: fitting(documentId, spans, relations, letter.text, project), path, line }
    } catch (problem) {
      if (!(problem instanceof Misshapen)) throw problem
      yield { rejected: { path, line, reason: problem.reason, values: problem.values } }
    }
  }
}

/** The prediction, its marks in their order. Throws Misshapen unless they fit text and schema. */
function fitting(
  documentId: Id,
  spans: readonly PredictedSpan[],
  relations: readonly SuggestedRelation[],
  text: string,
  { schema }: PredictedProject,
): Omit<ParserSuggestions, 'parserId'> {
  const misfit = misfitOfPrediction({ spans, relations }, text, schema)
  if (misfit) {
    const { reason, part, index } = misfit
    const name = part === 'spans' ? { label: shownName(spans[index]!.label) } : {}
    const type = part === 'relations' ? { type: shownName(relations[index]!.type) } : {}
    throw new Misshapen(reason, { field: `${part}[${index}]`, ...name, ...type })
  }
  return { documentId, ...inOrder(spans, relations) }
}

/** The head of Goldspan's own format says so with its first key. */
function isNative(beginning: string): boolean {
  return /^\s*\{\s*"goldspan"\s*:/.test(beginning)
}

/** As much of a file as tells what it is, and all of it. */
function begun(file: Iterable<FileChunk>): {
  readonly beginning: string
  readonly whole: Iterable<FileChunk>
} {
  const chunks = file[Symbol.iterator]()
  const first: FileChunk[] = []
  let beginning = ''
  while (beginning.length < 64) {
    const next = chunks.next()
    if (next.done) break
    first.push(next.value)
    beginning += next.value.chunk
  }
  return {
    beginning,
    whole: (function* () {
      yield* first
      for (let next = chunks.next(); !next.done; next = chunks.next()) yield next.value
    })(),
  }
}
