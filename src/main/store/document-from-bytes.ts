import { createHash } from 'node:crypto'
import type { Id } from '../../core/ids'
import type { SourceDocument } from '../../core/project'
import { decodeText, type DecodedText, type TextRefusal } from './decode-text'
import { identityOfText } from './document-reading'

/** The document that a text file's bytes make, or why they make none. */
export function documentFromBytes(
  title: string,
  bytes: Uint8Array,
  from: { readonly now: string; readonly annotatorId: Id },
  decode: (bytes: Uint8Array) => DecodedText | TextRefusal = decodeText,
): SourceDocument | TextRefusal {
  const decoded = decode(bytes)
  if ('refusal' in decoded) return decoded
  const { text, encoding, byteOrderMark } = decoded
  return {
    ...identityOfText(text),
    title,
    text,
    sourceSha256: createHash('sha256').update(bytes).digest('hex'),
    encoding,
    byteOrderMark,
    extractor: 'text',
    importedAt: from.now,
    importedBy: from.annotatorId,
  }
}
