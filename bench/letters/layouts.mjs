/**
 * The ways in which extracted letters come: each turns paragraphs into a text. The first is that of the sample
 * letters, the last that of pages printed by Windows.
 */
export const layouts = [
  (paragraphs) => paragraphs.map((words) => wrap(words, 95).join(' \n\n')).join(' \n\n \n\n'),
  (paragraphs) => paragraphs.map((words) => wrap(words, 80).join('\n')).join('\n\n'),
  (paragraphs) => paragraphs.join('\n\n'),
  (paragraphs) => intoPages(paragraphs.flatMap((words) => [...wrap(words, 90), ''])),
]

function wrap(paragraph, width) {
  const lines = []
  let line = ''
  for (const word of paragraph.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line]
}

const linesPerPage = 45

function intoPages(lines) {
  return lines.map((line, i) => (i > 0 && i % linesPerPage === 0 ? `\f${line}` : line)).join('\r\n')
}
