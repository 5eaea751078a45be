import type { TextRange } from '../text/offsets'
import { codePointOffsets } from './code-points'
import type { PortableRelation } from './format'
import { jsonLine } from './json-line'

/**
 * One line of JSON Lines as doccano imports it. Without relations for sequence labelling: `text` and `label` with
 * triples of start, end (half-open, code points) and label, ascending. With them, be they none, as its "JSONL(Relation)":
 * `text`, `entities` of `id`, `label`, `start_offset`, `end_offset`, and `relations` of `id`, `from_id`, `to_id`, `type`,
 * ids counted from 1. `meta` is what doccano keeps beside the text. A document has no `id`, because doccano gives
 * numbers of its own. Attributes have no place in it.
 */
export function doccanoLine(
  text: string,
  spans: readonly (TextRange & { readonly label: string })[],
  relations: readonly PortableRelation[] | null,
  meta: Readonly<Record<string, string>>,
): string {
  const offsets = codePointOffsets(text)
  const places = spans.map(({ start, end }) => [offsets.fromUtf16(start), offsets.fromUtf16(end)] as const)
  if (relations === null) {
    return jsonLine({ text, label: spans.map(({ label }, index) => [...places[index]!, label]), meta })
  }
  return jsonLine({
    text,
    entities: spans.map(({ label }, index) => {
      const [start, end] = places[index]!
      return { id: index + 1, label, start_offset: start, end_offset: end }
    }),
    relations: relations.map(({ type, from, to }, index) => {
      return { id: index + 1, from_id: from + 1, to_id: to + 1, type }
    }),
    meta,
  })
}
