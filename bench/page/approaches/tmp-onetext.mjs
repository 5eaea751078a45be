import { createTextPane } from '../../../src/renderer/text-pane/text-pane'
const ignore = () => {}
const drop = (test) => { for (const s of document.styleSheets) for (let i = s.cssRules.length - 1; i >= 0; i--) if (test(s.cssRules[i].selectorText ?? '')) s.deleteRule(i) }
const v = 'onetext'
export function open(host, { text }) {
  if (v === 'noHighlights') drop((s) => s.includes('::highlight') || s.includes('::selection'))
  const pane = createTextPane(host, { ariaLabel: 'Letter', colourOf: () => 'green', nameOf: (l) => l, onSelection: ignore, onSpanClick: ignore, onScroll: ignore })
  pane.setText(v === 'onetext' ? text.replaceAll('\f', ' ') : text)
  if (v === 'noIntrinsic') for (const b of document.querySelectorAll('.text-pane-chunk')) b.style.containIntrinsicBlockSize = ''
}
