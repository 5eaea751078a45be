import type { FileChunk } from './format'

/**
 * Length of the longest line that is read, in UTF-16 code units: a letter of 8 MB with some 15,000 spans. Only a
 * file that no Goldspan wrote has longer ones, and it is not to be held in memory.
 */
export const lineLimit = 16 * 1024 * 1024

/** One line of a file without its line feed. */
export interface FileLine {
  readonly path: string
  /** Counted from 1. */
  readonly line: number
  /** Empty where the line is too long. */
  readonly text: string
  /** Only a file's last line can lack its line feed. */
  readonly fault: 'line-feed-missing' | 'line-too-long' | null
}

/** Lines parted by line feeds alone, whatever the chunking. An empty file has none. */
export function* fileLines(files: Iterable<FileChunk>, limit = lineLimit): Generator<FileLine> {
  let path: string | null = null
  let line = 1
  let begun: string[] = []
  let length = 0
  const add = (piece: string) => {
    length += piece.length
    if (length <= limit) begun.push(piece)
    else begun = []
  }
  const ended = (path: string, hasLineFeed: boolean): FileLine => {
    const fault = length > limit ? 'line-too-long' : hasLineFeed ? null : 'line-feed-missing'
    const text = begun.length === 1 ? begun[0]! : begun.join('')
    begun = []
    length = 0
    return { path, line, text, fault }
  }
  for (const piece of files) {
    if (path !== null && piece.path !== path) {
      if (length > 0) yield ended(path, false)
      line = 1
    }
    path = piece.path
    let from = 0
    for (let end = piece.chunk.indexOf('\n'); end !== -1; end = piece.chunk.indexOf('\n', from)) {
      add(piece.chunk.slice(from, end))
      yield ended(path, true)
      line += 1
      from = end + 1
    }
    add(piece.chunk.slice(from))
  }
  if (path !== null && length > 0) yield ended(path, false)
}

/** One whole file. */
export interface WholeFile {
  readonly path: string
  readonly content: string
}

/** Files put together from their chunks, for formats of many small files. */
export function* wholeFiles(files: Iterable<FileChunk>): Generator<WholeFile> {
  let path: string | null = null
  let chunks: string[] = []
  for (const piece of files) {
    if (path !== null && piece.path !== path) {
      yield { path, content: chunks.join('') }
      chunks = []
    }
    path = piece.path
    chunks.push(piece.chunk)
  }
  if (path !== null) yield { path, content: chunks.join('') }
}

/** A document's two files, each known by the end of its name. */
export interface FilePair {
  readonly documentId: string
  readonly first: WholeFile
  readonly second: WholeFile
}

/** Pairs up `<document>.<ending>` files; yields a file alone that is neither, doubled or without its pair. */
export function* filePairs(
  files: Iterable<FileChunk>,
  firstEnding: string,
  secondEnding: string,
): Generator<
  | FilePair
  | {
      readonly stray: string
      readonly file: WholeFile
      readonly reason: 'file-unknown' | 'file-doubled' | 'file-alone'
    }
> {
  const waiting = new Map<string, { first?: WholeFile; second?: WholeFile }>()
  const paired = new Set<string>()
  for (const file of wholeFiles(files)) {
    const isFirst = file.path.endsWith(firstEnding)
    if (!isFirst && !file.path.endsWith(secondEnding)) {
      yield { stray: file.path, file, reason: 'file-unknown' }
      continue
    }
    const stem = file.path.slice(0, -(isFirst ? firstEnding : secondEnding).length)
    const pair = waiting.get(stem) ?? {}
    if (paired.has(stem) || pair[isFirst ? 'first' : 'second']) {
      yield { stray: file.path, file, reason: 'file-doubled' }
      continue
    }
    pair[isFirst ? 'first' : 'second'] = file
    waiting.set(stem, pair)
    if (pair.first && pair.second) {
      waiting.delete(stem)
      paired.add(stem)
      yield { documentId: stem.slice(stem.lastIndexOf('/') + 1), first: pair.first, second: pair.second }
    }
  }
  for (const { first, second } of waiting.values()) {
    const file = (first ?? second)!
    yield { stray: file.path, file, reason: 'file-alone' }
  }
}
