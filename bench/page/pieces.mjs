/**
 * Cuts paragraphs wherever a span begins or ends: `{start, end, label}` for each piece, the label that of the span
 * that began last, null outside of spans. Ranges are UTF-16; spans come in canonical order.
 */
export function piecesOf(paragraphs, spans) {
  let next = 0
  let open = []
  return paragraphs.map((paragraph) => {
    const pieces = []
    let start = paragraph.start
    while (start < paragraph.end) {
      open = open.filter((span) => span.end > start)
      while (next < spans.length && spans[next].start <= start) open.push(spans[next++])
      const nextStart = spans[next]?.start ?? Infinity
      const end = Math.min(paragraph.end, nextStart, ...open.map((span) => span.end))
      pieces.push({ start, end, label: open.at(-1)?.label ?? null })
      start = end
    }
    return pieces
  })
}
