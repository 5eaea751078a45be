/** Where some words stand in an element's text, whatever their capitals: live ranges in order. None for no words. */
export function rangesOfWords(root: HTMLElement, words: string): Range[] {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return []
  const nodes: Text[] = []
  const starts: number[] = []
  let text = ''
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    nodes.push(node)
    starts.push(text.length)
    text += node.data.toLowerCase()
  }
  const placeOf = (offset: number): [Text, number] => {
    const index = starts.findLastIndex((start) => start <= offset)
    return [nodes[index]!, offset - starts[index]!]
  }
  const found: Range[] = []
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
    const range = root.ownerDocument.createRange()
    range.setStart(...placeOf(at))
    const [last, offset] = placeOf(at + wanted.length - 1)
    range.setEnd(last, offset + 1)
    found.push(range)
  }
  return found
}
