/** A box in CSS pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * Joins the boxes that a range has in one line into one box each, lines from top to bottom. Boxes without width
 * (line ends, empty lines) are left out.
 */
export function mergeLines(boxes: Iterable<Box>): Box[] {
  const lines: Box[] = []
  for (const box of boxes) {
    if (box.right - box.left < 0.5) continue
    const last = lines.at(-1)
    const middle = (box.top + box.bottom) / 2
    if (last && middle > last.top && middle < last.bottom) {
      lines[lines.length - 1] = {
        left: Math.min(last.left, box.left),
        top: Math.min(last.top, box.top),
        right: Math.max(last.right, box.right),
        bottom: Math.max(last.bottom, box.bottom),
      }
    } else {
      lines.push({ left: box.left, top: box.top, right: box.right, bottom: box.bottom })
    }
  }
  return lines
}

/** Moves the tops of boxes of the given heights (CSS pixels) down as far as needed for none to cover another. */
export function stackApart(wanted: readonly { readonly top: number; readonly height: number }[]): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]!.top - wanted[b]!.top || a - b)
  const tops = wanted.map(({ top }) => top)
  let free = -Infinity
  for (const i of order) {
    tops[i] = Math.max(wanted[i]!.top, free)
    free = tops[i] + wanted[i]!.height
  }
  return tops
}
