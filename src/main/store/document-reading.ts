import { idOfTextSha256, type Id } from '../../core/ids'
import type { SourceDocument } from '../../core/project'
import type { FileOutcome } from '../../core/storage/file-envelope'
import { sha256Hex } from './store-deps'

/** The id and hash that a text has. */
export function identityOfText(text: string): { readonly id: Id; readonly textSha256: string } {
  const textSha256 = sha256Hex(text)
  return { id: idOfTextSha256(textSha256), textSha256 }
}

/** A document file's outcome once its text was held against its id and hash. */
export function verifiedDocument(
  outcome: FileOutcome<SourceDocument>,
  documentId: Id,
): FileOutcome<SourceDocument> {
  if (outcome.state !== 'ok') return outcome
  const { id, text, textSha256 } = outcome.body
  const identity = identityOfText(text)
  const isItself = id === documentId && identity.id === id && identity.textSha256 === textSha256
  return isItself && !/\p{Surrogate}/u.test(text) ? outcome : { state: 'damaged', reason: 'misfit' }
}
