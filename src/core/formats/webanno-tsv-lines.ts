import { LineFault } from './line-fault'
import { Misshapen, shownName } from './shape'
import type { TextPiece } from './text-pieces'
import { unescapeText } from './webanno-text'

/** A layer of the head of a file, with its columns. */
export interface TsvLayer {
  readonly type: string
  /** Names of features; the column with the other end of a relation, and a lone one without a feature, have none. */
  readonly columns: readonly string[]
  /** The index of its first column among all. */
  readonly first: number
  /** As in the head: spans, chains or relations. */
  readonly kind: 'SP' | 'CH' | 'RL'
  /** Of relations, the layer of their ends; null for other layers. */
  readonly base: string | null
}

/** A token or a part of one; offsets are in the file's unit. */
export interface TsvRow {
  readonly line: number
  readonly unit: string
  readonly start: number
  readonly end: number
  /** Null where the token might be escaped or not, as INCEpTION does not. */
  readonly quote: string | null
  readonly cells: readonly string[]
}

/** The lines of a WebAnno TSV file, taken apart. */
export interface TsvFile {
  readonly layers: readonly TsvLayer[]
  /** Their texts where their first tokens are. */
  readonly sentences: readonly TextPiece[]
  readonly rows: readonly TsvRow[]
}

/** Throws Misshapen or LineFault for what is no WebAnno TSV 3.2 or 3.3. */
export function linesOf(content: string): TsvFile {
  const lines = content.replace(/^\ufeff/, '').split('\n')
  const version = /^#FORMAT=WebAnno TSV (\d+\.\d+)\r?$/.exec(lines[0]!)?.[1]
  if (version === undefined) throw new LineFault(1, new Misshapen('not-webanno-tsv'))
  if (version !== '3.2' && version !== '3.3')
    throw new LineFault(1, new Misshapen('version-unknown', { version }))
  const layers: TsvLayer[] = []
  const sentences: TextPiece[] = []
  const rows: TsvRow[] = []
  const units = new Set<string>()
  let isHead = true
  let texts: string[] = []
  let isWithinRows = false
  for (const [index, ended] of lines.entries()) {
    if (index === 0) continue
    const line = index + 1
    const text = ended.replace(/\r$/, '')
    const fail = (reason: string, values = {}): never => {
      throw new LineFault(line, new Misshapen(reason, values))
    }
    if (text === '') {
      if (texts.length > 0) fail('sentence-empty')
      isHead = false
      isWithinRows = false
    } else if (isHead) {
      layers.push(layerOf(text, layers) ?? fail('line-malformed'))
    } else if (text.startsWith('#')) {
      if (isWithinRows) fail('line-malformed')
      if (text.startsWith('#Text=')) texts.push(unescapeText(text.slice('#Text='.length)))
    } else {
      const row = rowOf(text, line, layers) ?? fail('line-malformed')
      if (units.has(row.unit)) fail('id-doubled', { id: row.unit })
      units.add(row.unit)
      if (texts.length > 0) {
        sentences.push({ offset: row.start, text: texts.join('\n') })
        texts = []
      } else if (!isWithinRows) fail('line-malformed')
      isWithinRows = true
      rows.push(row)
    }
  }
  if (texts.length > 0) throw new LineFault(lines.length, new Misshapen('sentence-empty'))
  return { layers, sentences, rows }
}

function layerOf(line: string, before: readonly TsvLayer[]): TsvLayer | null {
  const match = /^#T_(SP|CH|RL)=([^|]+)(.*)$/.exec(line)
  if (!match) return null
  const [, kind, type, rest] = match as unknown as [string, TsvLayer['kind'], string, string]
  const fields = rest.split('|').filter((field) => field !== '')
  const base = kind === 'RL' ? fields.find((field) => field.startsWith('BT_')) : undefined
  if (kind === 'RL' && base === undefined) return null
  const columns = fields.map((field) => (field === base ? '' : field))
  const last = before.at(-1)
  return {
    type,
    kind,
    columns: columns.length === 0 ? [''] : columns,
    first: last ? last.first + last.columns.length : 0,
    base: base === undefined ? null : base.slice('BT_'.length),
  }
}

function rowOf(text: string, line: number, layers: readonly TsvLayer[]): TsvRow | null {
  const [unit = '', offsets = '', token, ...cells] = text.split('\t')
  const match = /^(\d+)-(\d+)$/.exec(offsets)
  const last = layers.at(-1)
  if (!/^\d+-\d+(\.\d+)?$/.test(unit) || token === undefined) return null
  if (!match)
    throw new LineFault(line, new Misshapen('number-invalid', { unit, offsets: shownName(offsets) }))
  if (last && cells.length < last.first + last.columns.length) return null
  const [start, end] = [Number(match[1]), Number(match[2])]
  const quote = token.includes('\\') ? null : token
  return { line, unit, start, end, quote, cells }
}
