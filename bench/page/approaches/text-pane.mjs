import { findLabel } from '../../../src/core/annotation/label-schema'
import { imrLabelSchema } from '../../../src/core/imr/label-schema'
import { createTextPane } from '../../../src/renderer/text-pane/text-pane'

const ignore = () => {}

/** Goldspan's text pane, told what bind-text-pane.ts tells it when a document opens. */
export function open(host, { text, spans }) {
  const pane = createTextPane(host, {
    ariaLabel: 'Letter',
    colourOf: (label) => findLabel(imrLabelSchema, label).colour,
    nameOf: (label) => findLabel(imrLabelSchema, label).name,
    labels: imrLabelSchema.labels,
    onLabel: ignore,
    onSelection: ignore,
    onSpanClick: ignore,
    onEdgeMoved: ignore,
    onScroll: ignore,
  })
  pane.setText(text)
  pane.setSpans(spans)
  pane.setSelectedSpan(null)
  pane.setEditable(true)
  pane.scrollToOffset(0, { block: 'start' })
  pane.firstVisibleOffset()
  let selected = null
  return {
    isMarked: () => CSS.highlights.size > 0,
    show(list, id) {
      pane.setSpans(list)
      if (id !== selected) pane.setSelectedSpan(id)
      selected = id
    },
    reveal: (offset) => pane.scrollToOffset(offset, { block: 'center' }),
  }
}
