import { createTextPane } from '../../../src/renderer/text-pane/text-pane'
const ignore = () => {}
export function open(host, { text }) {
  const pane = createTextPane(host, { ariaLabel: 'Letter', colourOf: () => 'green', nameOf: (l) => l, onSelection: ignore, onSpanClick: ignore, onScroll: ignore })
  pane.setText(text.slice(0, 10))
}
