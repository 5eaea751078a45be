import { createHash } from 'node:crypto'
import type { Counting } from '../../core/formats/counting'
import type { PortableDocument } from '../../core/formats/format'
import { isSameLetter, rangesInOther } from '../../core/formats/same-letter'
import { Misshapen, shownName } from '../../core/formats/shape'
import { idPattern, type Id } from '../../core/ids'
import type { Annotator, SourceDocument } from '../../core/project'
import { documentFile } from '../../core/storage/file-kinds'
import { documentLimitBytes } from '../store/decode-text'
import { identityOfText, verifiedDocument } from '../store/document-reading'
import { ProjectFolder } from '../store/project-folder'
import { readStateFileSync } from '../store/state-file'

/** A document of another tool as a letter of the project, and its marks in the text of that (UTF-16). */
export interface LetterOfDocument {
  readonly document: SourceDocument
  readonly marks: Pick<PortableDocument, 'spans' | 'relations'>
  readonly recounted: Counting | null
}

/**
 * The letter that a document of a file is of: one of the project where it names one, else the one that its text makes.
 * A text may differ from the project's by line ends, a byte order mark and what XML cannot hold. Throws Misshapen.
 */
export function letterOfDocument(
  found: PortableDocument,
  title: string,
  into: { readonly projectFolder: string; readonly annotator: Annotator; readonly now: string },
): LetterOfDocument {
  const { documentId, text } = found
  const known = idPattern.test(documentId) ? knownDocument(documentId, into.projectFolder) : null
  if (text === null) {
    if (known === null) throw new Misshapen('text-missing', { document: shownName(documentId) })
    return { document: known, marks: found, recounted: null }
  }
  const identity = identityOfText(text)
  if (known && known.id !== identity.id) {
    if (!isSameLetter(known.text, text))
      throw new Misshapen('text-differs-from-project', { document: known.id })
    const { ranges, counted } = rangesInOther(text, found.spans, known.text)
    const spans = found.spans.map((span, index) => ({ ...span, ...ranges[index]! }))
    return { document: known, marks: { spans, relations: found.relations }, recounted: counted }
  }
  const document: SourceDocument = {
    ...identity,
    title,
    text,
    sourceSha256: createHash('sha256').update(text, 'utf8').digest('hex'),
    encoding: 'utf-8',
    byteOrderMark: false,
    extractor: 'text',
    importedAt: into.now,
    importedBy: into.annotator.id,
  }
  assertLetter(document)
  return { document, marks: found, recounted: null }
}

function knownDocument(id: Id, projectFolder: string): SourceDocument | null {
  const path = new ProjectFolder(projectFolder).document(id)
  const outcome = verifiedDocument(readStateFileSync(documentFile, path), id)
  if (outcome.state === 'missing') return null
  if (outcome.state !== 'ok') throw new Misshapen('letter-unreadable', { document: id })
  return outcome.body
}

/** Throws Misshapen where a text would not have come out of a letter's own file. */
export function assertLetter({ id: document, text, encoding, byteOrderMark }: SourceDocument): void {
  if (text === '') throw new Misshapen('letter-empty', { document })
  if (text.includes('\0')) throw new Misshapen('letter-nul', { document })
  // One mark is always taken off, so only a second one can be left.
  if (text.startsWith('\ufeff') && !byteOrderMark) throw new Misshapen('letter-byte-order-mark', { document })
  const sizeBytes = encoding === 'utf-8' ? Buffer.byteLength(text, 'utf8') : 2 * text.length
  if (sizeBytes > documentLimitBytes) {
    throw new Misshapen('letter-too-large', { document, sizeBytes, limitBytes: documentLimitBytes })
  }
}
