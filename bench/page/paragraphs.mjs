/** The paragraphs of a text as adjoining ranges, each with the blank lines that end it: no code unit is lost. */
export function paragraphsOf(text) {
  const paragraphs = []
  let start = 0
  for (const { 0: blank, index } of text.matchAll(/\r?\n\s*\n\s*/g)) {
    const end = index + blank.length
    paragraphs.push({ start, end })
    start = end
  }
  if (start < text.length) paragraphs.push({ start, end: text.length })
  return paragraphs
}
