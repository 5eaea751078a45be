import type { LabelColour } from '../../core/annotation/label-schema'
import { laneCount } from './depth-lanes'

/** How a span is painted. */
export interface MarkLook {
  /** A suggestion is a proposal: it has no fill, and its underline is dashed. */
  readonly kind: 'gold' | 'suggestion'
  readonly colour: LabelColour
  /** Lane of the underline, from 0. */
  readonly lane: number
  /** Whether it needs review: it has a line above as well. */
  readonly isUnsure: boolean
}

/**
 * The painter of spans: one CSS highlight for each kind, label colour and depth lane, named as in `highlights.css`, and
 * one for all that need review. The registry belongs to the page, so several panes share the highlights and each takes
 * away only its own ranges.
 */
export function paintMark(
  { kind, colour, lane, isUnsure }: MarkLook,
  ranges: readonly StaticRange[],
): () => void {
  // The upper lane's fill covers the lower one's; lines are drawn all.
  const unpaint = paint(`${kind}-${colour}-${lane}`, laneCount - lane, ranges)
  if (!isUnsure) return unpaint
  const unpaintUnsure = paint('unsure', 0, ranges)
  return () => {
    unpaint()
    unpaintUnsure()
  }
}

function paint(name: string, priority: number, ranges: readonly StaticRange[]): () => void {
  const highlight = CSS.highlights.get(name) ?? new Highlight()
  highlight.priority = priority
  for (const range of ranges) highlight.add(range)
  CSS.highlights.set(name, highlight)
  return () => {
    for (const range of ranges) highlight.delete(range)
    if (highlight.size === 0) CSS.highlights.delete(name)
  }
}
