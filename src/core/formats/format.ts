import type { AnnotationSet } from '../annotation/annotation-set'
import type { LabelSchema } from '../annotation/label-schema'
import type { AttributeValue } from '../annotation/span'
import type { Id } from '../ids'
import type { Annotator, SourceDocument } from '../project'
import type { TextRange } from '../text/offsets'
import type { Counting } from './counting'

/** What holds for a whole corpus. It has no clock, so the same corpus gives the same bytes. */
export interface CorpusHead {
  readonly project: { readonly id: Id; readonly name: string }
  readonly schema: LabelSchema
  readonly guidelineVersion: string
  /** Program and version that writes, such as `goldspan 0.1.0`. */
  readonly toolVersion: string
  /** Everyone whom a span's `by` or a document's `importedBy` may name, in the order to be written. */
  readonly annotators: readonly Annotator[]
}

/** One document with one annotator's set of it. */
export interface LabelledDocument {
  readonly document: SourceDocument
  readonly annotator: Annotator
  readonly set: AnnotationSet
}

/** A document that nobody has opened; an annotator without work on it has an empty set instead. */
export interface UnlabelledDocument {
  readonly document: SourceDocument
  readonly annotator: null
  readonly set: null
}

/** What a writer takes and the native reader gives back, one after the other. */
export type CorpusDocument = LabelledDocument | UnlabelledDocument

/**
 * A piece of a file. `path` is relative with `/`, made of ids only. Chunks of one path are appended in their order; those
 * of files that grow side by side take turns. An empty file is one empty chunk. Text is to be encoded as UTF-8, and no
 * byte order mark added.
 */
export interface FileChunk {
  readonly path: string
  readonly chunk: string
}

/** What any format can give back of a document, so that an export can be compared with what was exported. */
export interface PortableDocument {
  readonly documentId: string
  /** Null where the format names no annotator. */
  readonly annotatorId: Id | null
  /** Null where the format leaves the text out. */
  readonly text: string | null
  /** On the whole document; empty where there is none. */
  readonly note: string
  /** In the canonical order of the exported spans. */
  readonly spans: readonly PortableSpan[]
  /** In canonical order: type, from, to. */
  readonly relations: readonly PortableRelation[]
}

/** A span without its provenance; offsets are UTF-16 code units. */
export interface PortableSpan extends TextRange {
  readonly label: string
  readonly attributes: Readonly<Record<string, AttributeValue>>
  readonly needsReview: boolean
  /** Empty where there is none. */
  readonly note: string
}

/** A relation by the indices of its spans. */
export interface PortableRelation {
  readonly type: string
  readonly from: number
  readonly to: number
}

/** Why a span cannot be written. */
export type SpanLossReason = 'overlap' | 'no-token' | 'no-text' | 'no-place'

/** Something that a format cannot hold of one document. Held by no document: `Format.neverHeld`. */
export type Loss =
  | { readonly kind: 'span'; readonly spanId: Id; readonly reason: SpanLossReason }
  | {
      readonly kind: 'edges'
      readonly spanId: Id
      readonly reason: 'outer-invisible'
      /** Where the span is after the export (UTF-16). */
      readonly kept: TextRange
    }
  | {
      readonly kind: 'attribute'
      readonly spanId: Id
      readonly attribute: string
      readonly reason: 'not-held' | 'empty-list'
    }
  | { readonly kind: 'needsReview'; readonly spanId: Id; readonly reason: 'not-held' }
  | {
      readonly kind: 'relation'
      readonly relationId: Id
      readonly reason: 'not-held' | 'span-lost' | 'no-place'
    }
  | { readonly kind: 'note'; readonly documentId: Id; readonly reason: 'not-held' }
  | { readonly kind: 'spanNote'; readonly spanId: Id; readonly reason: 'not-held' }
  /** `key` as in `keyOf` of `annotation/decision.ts`. */
  | { readonly kind: 'decision'; readonly key: string; readonly reason: 'not-held' }
  /** A character of the text (one UTF-16 code unit, at `at`) for which a space is written. */
  | {
      readonly kind: 'character'
      readonly documentId: Id
      readonly at: number
      readonly reason: 'not-in-xml'
    }

/** Why a line or file is not taken. `values` and `field` hold ids, offsets, counts and names, never letter text. */
export interface Rejection {
  readonly path: string
  /** Counted from 1; absent where a whole file is meant. */
  readonly line?: number
  readonly reason: string
  readonly values: Readonly<Record<string, string | number | boolean>>
}

/** What a reader yields: the head at most once and first, then documents and rejections in file order. */
export type ReadResult =
  | { readonly head: CorpusHead }
  | {
      readonly document: PortableDocument
      readonly labelled: CorpusDocument | null
      /** How the file counts, where its quotes say that this is not as its format is said to count. */
      readonly counted?: Counting
    }
  | { readonly rejected: Rejection }

/** Hashing comes from outside core. */
export interface Digest {
  /** Lower-case hex SHA-256 of a text in UTF-8. */
  readonly sha256: (text: string) => string
}

/** What a reader needs from outside core. */
export interface ReadTools extends Digest {
  /** The content of a file beside those that are read, by its path relative to theirs; null where there is none. */
  readonly fileBeside: (path: string) => string | null
}

/** What a format can hold, as data for the export dialog and the tests. */
export interface Capabilities {
  /** What its offsets count. */
  readonly unit: 'code points' | 'UTF-16 code units' | 'code points and UTF-16 code units'
  readonly includesText: boolean
  readonly overlap: boolean
  /** Whether it has spans of several pieces. Goldspan has none: a reader takes those whose gaps are white space. */
  readonly discontinuous: boolean
  /** How a span over a line break is written. */
  readonly newlineInSpan: 'whole' | 'fragments' | 'tokens'
  readonly relations: boolean
  readonly attributes: boolean
  readonly needsReview: boolean
  /** Of a document and of its spans. */
  readonly note: boolean
  readonly decisions: boolean
  /** Whether one corpus may hold several annotators' sets of one document. */
  readonly severalAnnotators: boolean
}

/** What a format is chosen for, in the order in which formats are offered. */
export const formatPurposes = ['archive', 'annotation-tool', 'training', 'exchange', 'table'] as const
export type FormatPurpose = (typeof formatPurposes)[number]

/** One codec. Adding a format is one such file and one line of the registry. */
export interface Format {
  readonly id: string
  /** Of what is written: it grows with every change of it. */
  readonly version: number
  readonly name: string
  readonly purpose: FormatPurpose
  /** For a coder: what it is for and what it leaves out. */
  readonly description: string
  readonly capabilities: Capabilities
  /** Fields that no document keeps in this format, in words. */
  readonly neverHeld: readonly string[]
  /** What it makes of the made-up document in `example-corpus.ts`, in the file that shows it best. */
  readonly example: string
  /**
   * Over which files a document may be spread: each stands alone, or those belong together whose names are the same up
   * to the first dot, or all that a folder has. An import takes what belongs together whole or not at all.
   */
  readonly filesBelong: 'alone' | 'by-name' | 'together'
  /** Whether each line is a document, so that those without a fault can be taken where others have one. */
  readonly isLineDocument: boolean
  /** Whether a file may be of this format, by its name and its first characters (some thousands of UTF-16 code units). */
  looksLike(name: string, beginning: string): boolean
  /** Writes documents in the order given. Throws UnsoundDocument; the same input gives the same chunks. */
  write(head: CorpusHead, documents: Iterable<CorpusDocument>): Generator<FileChunk>
  /** Everything `write` leaves out of one document, span by span in canonical order. */
  losses(document: CorpusDocument, head: CorpusHead): readonly Loss[]
  /** Reads files in any chunking. Never throws for what the files hold. */
  read(files: Iterable<FileChunk>, tools: ReadTools): Generator<ReadResult>
}
