import type { FileChunk } from './format'

/** One line of a file without its line feed. */
export interface FileLine {
  readonly path: string
  /** Counted from 1. */
  readonly line: number
  readonly text: string
  /** Whether a line feed ended it; only a file's last line can lack one. */
  readonly hasLineFeed: boolean
}

/** Lines parted by line feeds alone, whatever the chunking. An empty file has none. */
export function* fileLines(files: Iterable<FileChunk>): Generator<FileLine> {
  let path: string | null = null
  let line = 1
  let begun: string[] = []
  for (const piece of files) {
    if (path !== null && piece.path !== path) {
      if (begun.length > 0) yield { path, line, text: begun.join(''), hasLineFeed: false }
      begun = []
      line = 1
    }
    path = piece.path
    let from = 0
    for (let end = piece.chunk.indexOf('\n'); end !== -1; end = piece.chunk.indexOf('\n', from)) {
      begun.push(piece.chunk.slice(from, end))
      yield { path, line, text: begun.length === 1 ? begun[0]! : begun.join(''), hasLineFeed: true }
      begun = []
      line += 1
      from = end + 1
    }
    if (from < piece.chunk.length) begun.push(piece.chunk.slice(from))
  }
  if (path !== null && begun.length > 0) yield { path, line, text: begun.join(''), hasLineFeed: false }
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

/** Pairs up `<document>.<ending>` files; yields a lone path for a file that is neither, doubled or without its pair. */
export function* filePairs(
  files: Iterable<FileChunk>,
  firstEnding: string,
  secondEnding: string,
): Generator<
  FilePair | { readonly stray: string; readonly reason: 'file-unknown' | 'file-doubled' | 'file-alone' }
> {
  const waiting = new Map<string, { first?: WholeFile; second?: WholeFile }>()
  const paired = new Set<string>()
  for (const file of wholeFiles(files)) {
    const isFirst = file.path.endsWith(firstEnding)
    if (!isFirst && !file.path.endsWith(secondEnding)) {
      yield { stray: file.path, reason: 'file-unknown' }
      continue
    }
    const stem = file.path.slice(0, -(isFirst ? firstEnding : secondEnding).length)
    const pair = waiting.get(stem) ?? {}
    if (paired.has(stem) || pair[isFirst ? 'first' : 'second']) {
      yield { stray: file.path, reason: 'file-doubled' }
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
    yield { stray: (first ?? second)!.path, reason: 'file-alone' }
  }
}
