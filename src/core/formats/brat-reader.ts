import type { AttributeValue } from '../annotation/span'
import type { TextRange } from '../text/offsets'
import { unescapeNote } from './brat-text'
import { countedRanges, toUtf16By, type Counting, type StatedRange, type ToUtf16 } from './counting'
import { filePairs, type FilePair } from './file-lines'
import type { FileChunk, PortableDocument, PortableRelation, ReadResult, Rejection } from './format'
import { decodeName, decodeValue } from './names'
import { isGap } from './python-white-space'
import { Misshapen, shownName } from './shape'
import { isWellFormed } from './soundness'

/**
 * Reads brat standoff: `.txt` and `.ann` in pairs, `.conf` passed over. Fragments with nothing but white space
 * between them are one span. A line that no span, relation or attribute of ours can hold is rejected alone. Offsets
 * are code points, but for files of brat's own page, which sends UTF-16 code units: the tails of all lines tell.
 */
export function* readBrat(files: Iterable<FileChunk>): Generator<ReadResult> {
  for (const pair of filePairs(withoutConfiguration(files), '.txt', '.ann')) {
    if ('stray' in pair) {
      yield { rejected: { path: pair.stray, reason: pair.reason, values: {} } }
      continue
    }
    if (!isWellFormed(pair.first.content)) {
      yield { rejected: { path: pair.first.path, reason: 'text-malformed', values: {} } }
      continue
    }
    const rejections: Rejection[] = []
    const { document, counted } = documentOf(pair, rejections)
    for (const rejected of rejections) yield { rejected }
    yield { document, labelled: null, ...(counted ? { counted } : {}) }
  }
}

function* withoutConfiguration(files: Iterable<FileChunk>): Generator<FileChunk> {
  for (const file of files) if (!file.path.endsWith('.conf')) yield file
}

interface ReadSpan extends TextRange {
  readonly label: string
  readonly attributes: Map<string, AttributeValue>
  note: string
}

/** What the lines of one .ann file have told so far. */
interface Annotations {
  readonly text: string
  readonly toUtf16: ToUtf16
  readonly ids: Set<string>
  readonly spans: ReadSpan[]
  readonly spanIndices: Map<string, number>
  readonly relations: PortableRelation[]
}

function documentOf(
  { documentId, first, second }: FilePair,
  rejections: Rejection[],
): { readonly document: PortableDocument; readonly counted: Counting | null } {
  const text = first.content
  const lines = second.content
    .split('\n')
    .map((line, index) => ({ line: index + 1, text: line.replace(/\r$/, '') }))
  const counted = countingOf(
    text,
    lines.map((line) => line.text),
  )
  const found: Annotations = {
    text,
    toUtf16: toUtf16By(text, counted ?? { unit: 'code points', text: 'the same' }),
    ids: new Set(),
    spans: [],
    spanIndices: new Map(),
    relations: [],
  }
  // Lines may come in any order, but all others name spans.
  const ordered = [
    ...lines.filter((line) => line.text.startsWith('T')),
    ...lines.filter((line) => !line.text.startsWith('T')),
  ]
  for (const line of ordered) {
    if (line.text === '') continue
    try {
      addLine(found, line.text)
    } catch (problem) {
      if (!(problem instanceof Misshapen)) throw problem
      rejections.push({ path: second.path, line: line.line, reason: problem.reason, values: problem.values })
    }
  }
  rejections.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  const spans = found.spans.map(({ label, start, end, attributes, note }) => ({
    label,
    start,
    end,
    attributes: Object.fromEntries(attributes),
    needsReview: false,
    note,
  }))
  const { relations } = found
  return { document: { documentId, annotatorId: null, text, note: '', spans, relations }, counted }
}

const textBound = /^([A-Za-z0-9_-]+) (\d+ \d+(?:;\d+ \d+)*)$/

/** How the tails say that a file counts, where that is not code points. A line that fits nothing is told of later. */
function countingOf(text: string, lines: readonly string[]): Counting | null {
  const stated = lines.flatMap((line): StatedRange[] => {
    const [id = '', body = '', ...tails] = line.split('\t')
    const ranges = id.startsWith('T') ? textBound.exec(body)?.[2] : undefined
    // How the tail of several fragments is parted depends on how they are counted.
    if (ranges === undefined || ranges.includes(';')) return []
    const [start, end] = ranges.split(' ').map(Number) as [number, number]
    // A span may go over a TAB.
    return [{ name: id, start, end, quote: tails.join('\t') }]
  })
  try {
    return countedRanges(text, stated, 'code points').counted
  } catch (problem) {
    if (!(problem instanceof Misshapen)) throw problem
    return null
  }
}

function addLine(found: Annotations, line: string): void {
  const [id = '', body = '', ...tails] = line.split('\t')
  const tail = tails.length === 0 ? null : tails.join('\t')
  if (!/^[TRAN#]\d+$/.test(id)) throw new Misshapen('line-unknown', { id: shownName(id.slice(0, 10)) })
  if (found.ids.has(id)) throw new Misshapen('id-doubled', { id })
  switch (id.charAt(0)) {
    case 'T':
      addSpan(found, id, body, tail)
      break
    case 'R':
      addRelation(found, id, body)
      break
    case 'A':
      addChoice(found, id, body)
      break
    case 'N':
      addCode(found, id, body)
      break
    default:
      addNote(found, id, body, tail)
  }
  found.ids.add(id)
}

function addSpan(found: Annotations, id: string, body: string, tail: string | null): void {
  const match = textBound.exec(body)
  if (!match) throw new Misshapen('line-malformed', { id })
  const fragments = match[2]!.split(';').map((fragment) => {
    const [start, end] = fragment.split(' ').map(Number) as [number, number]
    return { start: utf16Of(found, id, start), end: utf16Of(found, id, end) }
  })
  for (const [index, { start, end }] of fragments.entries()) {
    if (start >= end) throw new Misshapen('range-invalid', { id, startUtf16: start, endUtf16: end })
    const before = fragments[index - 1]
    if (before && (start < before.end || !isGap(found.text.slice(before.end, start)))) {
      throw new Misshapen('discontinuous', { id, fragments: fragments.length })
    }
  }
  const expected = fragments.map(({ start, end }) => found.text.slice(start, end)).join(' ')
  if (tail !== expected) throw new Misshapen('quote-differs', { id })
  found.spanIndices.set(id, found.spans.length)
  found.spans.push({
    label: decodeName(match[1]!),
    start: fragments[0]!.start,
    end: fragments.at(-1)!.end,
    attributes: new Map(),
    note: '',
  })
}

function utf16Of({ toUtf16 }: Annotations, id: string, offset: number): number {
  const place = toUtf16(offset)
  if (place === null) throw new Misshapen('range-invalid', { id, offset })
  return place
}

function addRelation(found: Annotations, id: string, body: string): void {
  const match = /^([A-Za-z0-9_-]+) Arg1:(T\d+) Arg2:(T\d+)$/.exec(body.trimEnd())
  if (!match) throw new Misshapen('line-malformed', { id })
  const from = found.spanIndices.get(match[2]!)
  const to = found.spanIndices.get(match[3]!)
  if (from === undefined || to === undefined) throw new Misshapen('relation-end-missing', { id })
  found.relations.push({ type: decodeName(match[1]!), from, to })
}

function addChoice(found: Annotations, id: string, body: string): void {
  const match = /^([A-Za-z0-9_-]+) (T\d+) (\S+)$/.exec(body)
  if (!match) throw new Misshapen('line-malformed', { id })
  setOnce(targetOf(found, id, match[2]!), id, decodeName(match[1]!), decodeValue(match[3]!))
}

function addCode(found: Annotations, id: string, body: string): void {
  const match = /^Reference (T\d+) ([A-Za-z0-9_-]+):(\S+)$/.exec(body)
  if (!match) throw new Misshapen('line-malformed', { id })
  const { attributes } = targetOf(found, id, match[1]!)
  const name = decodeName(match[2]!)
  const before = attributes.get(name) ?? []
  if (typeof before === 'string') throw new Misshapen('attribute-doubled', { id })
  attributes.set(name, [...before, decodeValue(match[3]!)])
}

function addNote(found: Annotations, id: string, body: string, tail: string | null): void {
  const target = /^AnnotatorNotes (T\d+)$/.exec(body)
  if (!target || tail === null) throw new Misshapen('note-not-of-a-span', { id })
  const span = targetOf(found, id, target[1]!)
  const named = /^([A-Za-z0-9_-]+): (.*)$/s.exec(tail)
  const value = named && unescapeNote(named[2]!)
  if (named && value !== null) setOnce(span, id, decodeName(named[1]!), value)
  else span.note = span.note === '' ? tail : `${span.note}\n${tail}`
}

function targetOf(found: Annotations, id: string, target: string): ReadSpan {
  const span = found.spans[found.spanIndices.get(target) ?? -1]
  if (!span) throw new Misshapen('target-missing', { id, target })
  return span
}

function setOnce({ attributes }: ReadSpan, id: string, name: string, value: string): void {
  if (attributes.has(name)) throw new Misshapen('attribute-doubled', { id })
  attributes.set(name, value)
}
