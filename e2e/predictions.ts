import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { samples } from './goldspan'

interface GoldLine {
  readonly document: { readonly title: string; readonly text: string }
  readonly spans: readonly { readonly label: string; readonly start: number; readonly end: number }[]
}

/** The lines of the sample letters' gold, behind its head. */
export async function goldLines(): Promise<GoldLine[]> {
  const [, ...lines] = (await readFile(join(samples, 'gold.jsonl'), 'utf8')).trim().split('\n')
  return lines.map((line) => JSON.parse(line) as GoldLine)
}

/** What a first parser predicts: the gold without two of its spans, and with two others in letter 001. */
export async function predictions(): Promise<string> {
  const lines = (await goldLines()).map(({ document: { title, text }, spans }) => {
    const words = (quote: string, label: string, confidence: number) => {
      const start = text.indexOf(quote)
      return { start, end: start + quote.length, label, quote, confidence }
    }
    const kept = spans
      .map(({ label, start, end }) => ({ label, start, end }))
      .filter(({ start, end, label }) => {
        const isMissed = title.startsWith('001_')
          ? text.slice(start, end) === 'Chronic Pain Treatment Guidelines'
          : title.startsWith('000_') && label === 'requested_item'
        return !isMissed
      })
    const others = title.startsWith('001_')
      ? [words('low back pain', 'diagnosis', 0.83), words('surgeries', 'requested_item', 0.4)]
      : []
    return { text, spans: [...kept, ...others] }
  })
  const elsewhere = { text: 'A letter from elsewhere.', spans: [] }
  return [elsewhere, ...lines].map((line) => JSON.stringify(line)).join('\n')
}
