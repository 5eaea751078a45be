/** A stretch of words within a paragraph, heading or list item. */
export interface Words {
  readonly text: string
  readonly style: 'plain' | 'strong' | 'emphasis' | 'code'
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly words: readonly Words[] }
  | { readonly kind: 'paragraph'; readonly words: readonly Words[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Words[])[] }

const heading = /^(#{1,6})\s+(.*)$/
const bullet = /^\s*[-*+]\s+(.*)$/
const numbered = /^\s*\d+[.)]\s+(.*)$/

/**
 * Reads the Markdown of guidelines: headings, paragraphs, lists of one level, bold, italics and code. Anything
 * else stays as it is written; HTML is words like any other.
 */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = []
  let paragraph: string[] = []
  let list = null as { isOrdered: boolean; items: string[] } | null

  function end(): void {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', words: wordsOf(paragraph.join(' ')) })
    if (list) blocks.push({ kind: 'list', isOrdered: list.isOrdered, items: list.items.map(wordsOf) })
    paragraph = []
    list = null
  }

  for (const line of markdown.split(/\r\n|\n|\r/)) {
    const title = heading.exec(line)
    const item = bullet.exec(line) ?? numbered.exec(line)
    if (title) {
      end()
      blocks.push({ kind: 'heading', level: levelOf(title[1]!), words: wordsOf(title[2]!) })
    } else if (item) {
      const isOrdered = numbered.test(line)
      if (list?.isOrdered !== isOrdered) end()
      list ??= { isOrdered, items: [] }
      list.items.push(item[1]!)
    } else if (line.trim() === '') {
      end()
    } else if (list) {
      list.items.push(`${list.items.pop()} ${line.trim()}`)
    } else {
      paragraph.push(line.trim())
    }
  }
  end()
  return blocks
}

function levelOf(marks: string): 1 | 2 | 3 {
  return marks.length === 1 ? 1 : marks.length === 2 ? 2 : 3
}

const styled = /\*\*(.+?)\*\*|\*([^\s*](?:[^*]*[^\s*])?)\*|`([^`]+)`/g

function wordsOf(text: string): Words[] {
  const words: Words[] = []
  let start = 0
  for (const match of text.matchAll(styled)) {
    if (match.index > start) words.push({ text: text.slice(start, match.index), style: 'plain' })
    const [all, strong, emphasis, code] = match
    if (strong !== undefined) words.push({ text: strong, style: 'strong' })
    else if (emphasis !== undefined) words.push({ text: emphasis, style: 'emphasis' })
    else words.push({ text: code ?? '', style: 'code' })
    start = match.index + all.length
  }
  if (start < text.length) words.push({ text: text.slice(start), style: 'plain' })
  return words
}
