import type { TextRange } from '../text/offsets'
import { codePointOffsets } from './code-points'
import { jsonLine } from './json-line'

/**
 * One line of JSON Lines as doccano imports it for sequence labelling: `text`, `label` with triples of start, end
 * (half-open, code points) and label, ascending, and `meta`, which doccano keeps beside the text. There is no `id`,
 * because doccano gives numbers of its own. Relations and attributes have no place in it.
 */
export function doccanoLine(
  text: string,
  spans: readonly (TextRange & { readonly label: string })[],
  meta: Readonly<Record<string, string>>,
): string {
  const offsets = codePointOffsets(text)
  const label = spans.map(({ start, end, label }) => [
    offsets.fromUtf16(start),
    offsets.fromUtf16(end),
    label,
  ])
  return jsonLine({ text, label, meta })
}
