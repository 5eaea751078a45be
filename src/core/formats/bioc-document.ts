import type { TextRange } from '../text/offsets'
import { attributesIn, noteIn } from './bioc-infons'
import type { Counting, OffsetUnit, StatedRange } from './counting'
import type { PortableDocument, PortableRelation } from './format'
import { assertDistinct, Misshapen, shownName, stringOf } from './shape'
import { joinedText, type TextPiece } from './text-pieces'

/** A document as a BioC file has it; offsets and lengths are whole numbers from 0 in the file's unit, from its beginning. */
export interface FoundDocument {
  readonly id: string
  readonly infons: ReadonlyMap<string, unknown>
  /** The texts of passages, or of their sentences where passages have none. */
  readonly texts: readonly TextPiece[]
  readonly annotations: readonly FoundAnnotation[]
  readonly relations: readonly FoundRelation[]
}

export interface FoundAnnotation {
  readonly id: string
  readonly infons: ReadonlyMap<string, unknown>
  readonly text: string | null
  readonly locations: readonly { readonly offset: number; readonly length: number }[]
}

export interface FoundRelation {
  readonly id: string
  readonly infons: ReadonlyMap<string, unknown>
  readonly nodes: readonly { readonly refid: string; readonly role: string }[]
}

/** What a collection's key or its infon `offset_unit` says; code points where it says nothing, as most tools count so. */
export function statedUnit(key: string, infon: unknown): OffsetUnit {
  const said = typeof infon === 'string' ? infon : (/offset_unit=(\S+)/.exec(key)?.[1] ?? '')
  if (/^(utf-?8 )?bytes?$/i.test(said)) return 'UTF-8 bytes'
  return /^utf-?16/i.test(said) ? 'UTF-16 code units' : 'code points'
}

/**
 * The document with UTF-16 offsets in one text: texts that stand apart are parted by as many line feeds. The quotes of
 * the annotations settle the unit where it is not the one stated. Throws Misshapen for whatever does not fit.
 */
export function portableOf(
  found: FoundDocument,
  stated: OffsetUnit,
): { readonly document: PortableDocument; readonly counted: Counting | null } {
  const from = found.texts[0]?.offset
  if (from === undefined) throw new Misshapen('text-missing')
  const joining = { from, gap: (length: number) => '\n'.repeat(length) }
  const { text, ranges, counted } = joinedText(found.texts, joining, statedRanges(found, from), stated)
  const wholeRanges = joinedLocations(text, found.annotations, ranges)
  const ids = found.annotations.map(({ id }) => id)
  assertDistinct([...ids, ...found.relations.map(({ id }) => id)], 'annotations')
  const indices = new Map(ids.map((id, index) => [id, index]))
  const spans = found.annotations.map(({ id, infons }, index) => {
    const label = typeIn(infons, id)
    return { ...wholeRanges[index]!, label, ...attributesIn(infons, shownName(id)) }
  })
  const relations = found.relations.map((relation) => relationOf(relation, indices))
  const note = noteIn(found.infons)
  return { document: { documentId: found.id, annotatorId: null, text, note, spans, relations }, counted }
}

/** Of each annotation the whole, with its words, then its pieces where it has several. A document begins at its first text. */
function statedRanges({ annotations }: FoundDocument, from: number): StatedRange[] {
  return annotations.flatMap(({ id, text: quote, locations }) => {
    const name = shownName(id)
    const pieces = locations.map(({ offset, length }) => ({
      name,
      start: offset - from,
      end: offset - from + length,
      quote: null,
    }))
    const [first, last] = [pieces[0], pieces.at(-1)]
    if (!first || !last) throw new Misshapen('location-missing', { id: name })
    const whole = { name, start: first.start, end: last.end, quote }
    return pieces.length === 1 ? [whole] : [whole, ...pieces]
  })
}

/** One range for each annotation; several locations are one range if nothing but white space parts them. */
function joinedLocations(
  text: string,
  annotations: readonly FoundAnnotation[],
  ranges: readonly TextRange[],
): TextRange[] {
  let next = 0
  return annotations.map(({ id, locations }) => {
    const whole = ranges[next]!
    const pieces = locations.length === 1 ? [] : ranges.slice(next + 1, next + 1 + locations.length)
    next += 1 + pieces.length
    for (const [index, { start }] of pieces.entries()) {
      const before = pieces[index - 1]
      if (before && (start < before.end || !/^\s*$/.test(text.slice(before.end, start)))) {
        throw new Misshapen('discontinuous', { id: shownName(id), fragments: pieces.length })
      }
    }
    return whole
  })
}

function relationOf(
  { id, infons, nodes }: FoundRelation,
  indices: ReadonlyMap<string, number>,
): PortableRelation {
  if (nodes.length !== 2)
    throw new Misshapen('relation-not-of-two', { id: shownName(id), nodes: nodes.length })
  // Roles that are not Goldspan's say nothing about the direction, so that the first node is where it goes from.
  const isTurned = nodes[0]!.role === 'to' && nodes[1]!.role === 'from'
  const [from, to] = (isTurned ? nodes.toReversed() : nodes).map(({ refid }) => indices.get(refid))
  if (from === undefined || to === undefined)
    throw new Misshapen('relation-end-missing', { id: shownName(id) })
  return { type: typeIn(infons, id), from, to }
}

function typeIn(infons: ReadonlyMap<string, unknown>, id: string): string {
  if (!infons.has('type')) throw new Misshapen('field-missing', { field: `${shownName(id)}.type` })
  return stringOf(infons.get('type'), `${shownName(id)}.type`)
}
