import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Id } from '../core/ids'
import type { SourceDocument } from '../core/project'
import type { TextRefusal } from '../main/store/decode-text'
import { documentFromBytes } from '../main/store/document-from-bytes'
import { whyUnreadable } from './unreadable'

/** A letter's file and the document that it makes, or why it makes none. */
export type ReadLetter = { readonly path: string } & (
  { readonly document: SourceDocument } | { readonly problem: string }
)

/** Reads letters one after the other, as import does. */
export function* readLetters(
  paths: readonly string[],
  from: { readonly now: string; readonly annotatorId: Id },
): Generator<ReadLetter> {
  for (const path of paths) yield { path, ...letterAt(path, from) }
}

function letterAt(path: string, from: { readonly now: string; readonly annotatorId: Id }) {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (error) {
    return { problem: whyUnreadable(error) }
  }
  const document = documentFromBytes(basename(path), bytes, from)
  return 'refusal' in document ? { problem: refusalWords(document) } : { document }
}

function refusalWords(refused: TextRefusal): string {
  switch (refused.refusal) {
    case 'empty':
      return 'is empty'
    case 'too-large':
      return `has ${refused.sizeBytes} bytes; a letter has at most ${refused.limitBytes}`
    case 'not-utf-8':
      return `is not UTF-8 at byte ${refused.offset}`
    case 'nul':
      return `has a NUL character at byte ${refused.offset}`
    case 'utf-16-odd-length':
      return `is UTF-16 of an odd number of bytes (${refused.sizeBytes})`
    case 'lone-surrogate':
      return `has half a surrogate pair at byte ${refused.offset}`
  }
}
