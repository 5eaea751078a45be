import type { TextRange } from '../text/offsets'
import { infonsOf, type Infons } from './bioc-infons'
import { codePointOffsets } from './code-points'
import type { Capabilities, CorpusDocument } from './format'
import { assertSound, indexedRelations } from './soundness'
import { wholeMarks } from './whole-marks'

/** What a BioC collection says of itself; no clock, so its date is empty. */
export const collectionHead = { source: 'Goldspan', date: '', key: 'offset_unit=codepoint' } as const

/** What BioC can hold, as XML and as JSON. */
export const biocCapabilities: Capabilities = { ...wholeMarks, unit: 'code points', discontinuous: true }

/** One document as both kinds of BioC write it: one passage with the whole text at offset 0. */
export interface BiocDocument {
  readonly id: string
  readonly infons: Infons
  readonly text: string
  /** In canonical order, `T1` first; `offset` and `length` are code points, `range` is UTF-16. */
  readonly annotations: readonly {
    readonly id: string
    readonly infons: Infons
    readonly offset: number
    readonly length: number
    readonly range: TextRange
  }[]
  /** In canonical order, `R1` first; `from` and `to` are ids of annotations. */
  readonly relations: readonly {
    readonly id: string
    readonly infons: Infons
    readonly from: string
    readonly to: string
  }[]
}

/** Throws UnsoundDocument. */
export function biocDocument(entry: CorpusDocument): BiocDocument {
  assertSound(entry)
  const { document, set } = entry
  const offsets = codePointOffsets(document.text)
  const spans = set?.spans ?? []
  const note = set?.note ?? ''
  return {
    id: document.id,
    infons: note === '' ? [] : [['note', note]],
    text: document.text,
    annotations: spans.map((span, index) => {
      const offset = offsets.fromUtf16(span.start)
      const length = offsets.fromUtf16(span.end) - offset
      return { id: `T${index + 1}`, infons: infonsOf(span), offset, length, range: span }
    }),
    relations: indexedRelations(spans, set?.relations ?? []).map(({ type, from, to }, index) => ({
      id: `R${index + 1}`,
      infons: [['type', type]],
      from: `T${from + 1}`,
      to: `T${to + 1}`,
    })),
  }
}
