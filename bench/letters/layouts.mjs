// Each turns paragraphs into a text.
const likeSamples = (paragraphs) =>
  paragraphs.map((words) => wrap(words, 95).join(' \n\n')).join(' \n\n \n\n')
const wrapped = (paragraphs) => paragraphs.map((words) => wrap(words, 80).join('\n')).join('\n\n')
const unwrapped = (paragraphs) => paragraphs.join('\n\n')
const inPages = (paragraphs) => intoPages(paragraphs.flatMap((words) => [...wrap(words, 90), '']))

/** The ways in which extracted letters come, every other one like all five sample letters. */
export const layouts = [likeSamples, wrapped, likeSamples, unwrapped, likeSamples, inPages]

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
