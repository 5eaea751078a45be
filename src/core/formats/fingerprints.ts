import { contentOf } from '../annotation/decision'
import { compareText } from '../annotation/span'
import type { ExportedDocument } from '../storage/export-manifest'
import type { CorpusDocument, CorpusHead, PortableDocument, Digest } from './format'

/** A part of a document that can differ after an export; `details` is all that no portable document holds. */
export type DocumentPart = 'text' | 'note' | 'spans' | 'relations' | 'details'

/** SHA-256 of each part; one that is absent is not held by the format. */
export type Fingerprints = ExportedDocument['fingerprints']

/** The fingerprints of what a reader gives back, or of what a writer was given. */
export function fingerprintsOf(
  { text, note, spans, relations }: PortableDocument,
  labelled: CorpusDocument | null,
  { sha256 }: Digest,
): Fingerprints {
  return {
    ...(text === null ? {} : { text: sha256(text) }),
    note: sha256(note),
    spans: sha256(
      JSON.stringify(
        spans.map(({ label, start, end, attributes, needsReview, note: ofSpan }) => [
          label,
          start,
          end,
          sortedFields(attributes),
          needsReview,
          ofSpan,
        ]),
      ),
    ),
    relations: sha256(JSON.stringify(relations.map(({ type, from, to }) => [type, from, to]))),
    ...(labelled === null ? {} : { details: sha256(JSON.stringify(detailsOf(labelled))) }),
  }
}

/** SHA-256 of what holds for a corpus as a whole. */
export function headFingerprint(head: CorpusHead, { sha256 }: Digest): string {
  return sha256(canonicalJson(head))
}

/** JSON with sorted keys: two values are the same exactly if theirs is. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(sortedFields(inner))
      : inner,
  )
}

/** Parts in which what was found differs from what was expected; what the format leaves out is not compared. */
export function differencesOf(expected: Fingerprints, found: Fingerprints): readonly DocumentPart[] {
  return (Object.keys(found) as DocumentPart[]).filter((part) => found[part] !== expected[part])
}

/** Everything but the revision, which counts the edits of one copy, in one order whatever order it was read in. */
function detailsOf({ document, annotator, set }: CorpusDocument): unknown {
  const provenance = sortedFields({ ...document, text: '' })
  if (set === null) return [provenance]
  return [
    provenance,
    sortedFields(annotator),
    set.status,
    set.note,
    set.spans.map(({ id, note, guidelineVersion, origin, by, at }) => [
      id,
      note,
      guidelineVersion,
      origin.kind,
      origin.source,
      origin.edited,
      by,
      at,
    ]),
    set.relations.map(({ id, type, from, to }) => [id, type, from, to]),
    set.decisions.map(contentOf),
  ]
}

function sortedFields(value: object): [string, unknown][] {
  return Object.entries(value).sort(([a], [b]) => compareText(a, b))
}
