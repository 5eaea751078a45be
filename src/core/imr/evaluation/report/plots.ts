import type { Interval } from '../../../evaluation/bootstrap'
import { intervalWords, rateWords } from '../evaluation-words'
import { element, type Markup } from './markup'

/* Plots as SVG inside a page: black on white, told apart by shapes and patterns, so that a grey print says the same. */

/** A rate with its 95 % interval. */
export interface RateRow {
  readonly name: string
  readonly rate: number
  readonly interval: Interval | null
}

/** Pixels. */
const names = 240
const figures = 130
const field = 380
/** From one kind to the next in the head of counts. */
const keyStep = 122
const row = 26
const axis = 24
const width = names + field + figures

/** Rates between 0 and 1 as dots, each with its interval as a line, and in figures at the right. */
export function ratePlot(title: string, rows: readonly RateRow[]): Markup {
  const height = rows.length * row + axis
  const xOf = (rate: number) => round(names + rate * field)
  const ticks = [0, 0.25, 0.5, 0.75, 1].flatMap((tick) => [
    line({ x1: xOf(tick), x2: xOf(tick), y1: 0, y2: height - axis, class: 'grid' }),
    label(tick.toFixed(2), { x: xOf(tick), y: height - 8, 'text-anchor': 'middle', class: 'small' }),
  ])
  const marks = rows.flatMap(({ name, rate, interval }, index) => {
    const y = index * row + row / 2
    return [
      label(name, { x: names - 12, y: y + 4, 'text-anchor': 'end' }),
      ...(interval
        ? [
            line({ x1: xOf(interval.low), x2: xOf(interval.high), y1: y, y2: y, class: 'whisker' }),
            ...[interval.low, interval.high].map((end) =>
              line({ x1: xOf(end), x2: xOf(end), y1: y - 4, y2: y + 4, class: 'whisker' }),
            ),
          ]
        : []),
      element('circle', { cx: xOf(rate), cy: y, r: 4.5 }),
      label(`${rateWords(rate)} ${interval ? `(${intervalWords(interval)})` : ''}`.trim(), {
        x: width,
        y: y + 4,
        'text-anchor': 'end',
      }),
    ]
  })
  return drawing(title, height, [...ticks, ...marks])
}

/** How many there are of each of some kinds, by the names of the kinds. */
export interface CountRow {
  readonly name: string
  /** As many as there are kinds. */
  readonly counts: readonly number[]
}

/** The fills of the kinds, in their order; `id` makes the names of the patterns those of this plot. */
const fills = [
  { pattern: null, class: 'blank' },
  { pattern: null, class: 'full' },
  { pattern: 'M0 6 L6 0', class: 'striped' },
  { pattern: 'M0 3 L6 3', class: 'lined' },
]

/** Counts as bars, each kind with a fill of its own, which the head explains. At most four kinds. */
export function countPlot(
  id: string,
  title: string,
  kinds: readonly string[],
  rows: readonly CountRow[],
): Markup {
  const height = rows.length * row + axis
  const totals = rows.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0))
  const scale = field / Math.max(1, ...totals)
  const fillOf = (kind: number) => (fills[kind]!.pattern ? `url(#${id}-${kind})` : undefined)
  const box = (kind: number, place: { x: number; y: number; width: number }) => {
    const fill = fillOf(kind)
    const attributes = { ...place, height: 14, class: fills[kind]!.class, ...(fill ? { fill } : {}) }
    return element('rect', attributes)
  }
  const patterns = fills.flatMap(({ pattern }, kind) =>
    pattern === null
      ? []
      : [
          element(
            'pattern',
            { id: `${id}-${kind}`, width: 6, height: 6, patternUnits: 'userSpaceOnUse' },
            element('path', { d: pattern, class: 'whisker' }),
          ),
        ],
  )
  const key = kinds.flatMap((name, kind) => [
    box(kind, { x: names + kind * keyStep, y: 2, width: 14 }),
    label(name, { x: names + kind * keyStep + 19, y: 13, class: 'small' }),
  ])
  const bars = rows.flatMap(({ name, counts }, index) => {
    const y = axis + index * row
    const starts = counts.map((_, kind) => counts.slice(0, kind).reduce((sum, count) => sum + count, 0))
    return [
      label(name, { x: names - 12, y: y + 13, 'text-anchor': 'end' }),
      ...counts.flatMap((count, kind) =>
        count === 0
          ? []
          : [
              box(kind, {
                x: round(names + starts[kind]! * scale),
                y: y + 2,
                width: round(count * scale),
              }),
            ],
      ),
      label(String(totals[index]), { x: width, y: y + 13, 'text-anchor': 'end' }),
    ]
  })
  return drawing(title, height, [element('defs', {}, ...patterns), ...key, ...bars])
}

function drawing(title: string, height: number, children: readonly Markup[]): Markup {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-label': title,
    },
    element('title', {}, title),
    ...children,
  )
}

function line(attributes: Record<string, string | number>): Markup {
  return element('line', attributes)
}

function label(text: string, attributes: Record<string, string | number>): Markup {
  return element('text', attributes, text)
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10
}
