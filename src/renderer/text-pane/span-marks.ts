import type { LabelColour } from '../../core/annotation/label-schema'
import { laneCount } from './depth-lanes'

/**
 * The painter of gold spans: one CSS highlight for each label colour and depth lane, named as in
 * `highlights.css`. The registry belongs to the page, so several panes share the highlights and each takes away
 * only its own ranges.
 */
export function paintMark(colour: LabelColour, lane: number, ranges: readonly StaticRange[]): () => void {
  const name = `gold-${colour}-${lane}`
  const highlight = CSS.highlights.get(name) ?? new Highlight()
  // The upper lane's fill covers the lower one's; underlines are drawn all.
  highlight.priority = laneCount - lane
  for (const range of ranges) highlight.add(range)
  CSS.highlights.set(name, highlight)
  return () => {
    for (const range of ranges) highlight.delete(range)
    if (highlight.size === 0) CSS.highlights.delete(name)
  }
}
