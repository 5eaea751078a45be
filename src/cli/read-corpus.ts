import { dirname } from 'node:path'
import type { AnnotationSet } from '../core/annotation/annotation-set'
import type { CorpusHead, FileChunk, Rejection } from '../core/formats/format'
import { native } from '../core/formats/native'
import type { Id } from '../core/ids'
import type { SourceDocument } from '../core/project'
import { readToolsIn } from '../main/store/read-tools'
import { textChunksOf } from '../main/store/text-chunks'
import { whyUnreadable } from './unreadable'

/** A native corpus in which no document has more than one annotation set. */
export interface Corpus {
  readonly head: CorpusHead
  /** In the order of the file. */
  readonly documents: ReadonlyMap<Id, CorpusEntry>
}

export interface CorpusEntry {
  readonly document: SourceDocument
  /** Null where nobody has opened it. */
  readonly set: AnnotationSet | null
}

/** Faults of one file that are named; the rest is counted. */
const namedProblems = 20

/** Reads a native file whole, or says what is wrong with it, line by line; nothing of such a file is taken. */
export function readCorpus(path: string): Corpus | { readonly problems: readonly string[] } {
  let head: CorpusHead | null = null
  const documents = new Map<Id, CorpusEntry>()
  const several = new Set<Id>()
  const problems: string[] = []
  try {
    for (const result of native.read(chunksOf(path), readToolsIn(dirname(path)))) {
      if ('head' in result) head = result.head
      else if ('rejected' in result) problems.push(`${path} ${rejectionWords(result.rejected)}`)
      else if (result.labelled) {
        const { document, set } = result.labelled
        const before = documents.get(document.id)
        if (before?.set && set) several.add(document.id)
        documents.set(document.id, { document, set: set ?? before?.set ?? null })
      }
    }
  } catch (error) {
    problems.push(`${path} ${whyUnreadable(error)}`)
  }
  for (const id of several) problems.push(`${path} has sets of several annotators of document ${id}`)
  if (head === null || problems.length > 0) {
    const unnamed = problems.length - namedProblems
    const rest = unnamed > 0 ? [`${path} has ${unnamed} more faults`] : []
    return { problems: [...problems.slice(0, namedProblems), ...rest] }
  }
  return { head, documents }
}

function* chunksOf(path: string): Generator<FileChunk> {
  for (const chunk of textChunksOf(path, () => {})) yield { path, chunk }
}

function rejectionWords({ line, reason, values }: Rejection): string {
  const facts = Object.entries(values).map(([name, value]) => `${name} ${String(value)}`)
  return [line === undefined ? 'is not taken' : `line ${line} is not taken`, reason, ...facts].join(', ')
}
