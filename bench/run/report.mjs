import { format, resolveConfig } from 'prettier'
import { sizes } from '../letters/sizes.mjs'
import { median } from '../median.mjs'
import { rows } from '../rows.mjs'
import { figureOf, judgeGoals, unitOf } from './figures.mjs'
import { goalWords, number, percent, ratio } from './words.mjs'

const goalHead = ['figure', 'Goldspan', 'measured against', 'reached', 'goal', '']

/** The goals of one row as a table for the terminal. */
export function tableOf(name, measured) {
  const lines = [goalHead, ...judgeGoals(rows[name], measured).map((goal) => goalWords(rows[name], goal))]
  const widths = goalHead.map((_, column) => Math.max(...lines.map((cells) => cells[column].length)))
  return lines.map((cells) => `  ${cells.map((cell, i) => cell.padEnd(widths[i])).join('  ')}`).join('\n')
}

/** All rows that have been measured, as the text of RESULTS.md, formatted as the file at `path` has to be. */
export async function resultsText(results, path) {
  const parts = Object.entries(rows).flatMap(([name, row]) =>
    results[name] ? [rowText(row, results[name])] : [],
  )
  return format([intro, ...parts].join('\n\n'), { ...(await resolveConfig(path)), parser: 'markdown' })
}

const intro = `# Results

Written by \`npm run bench\`; how it measures stands in README.md. Ratios count, not milliseconds: the machine is shared.
L is 1 MB of letter text with 10,000 spans, M 100 kB with 1,000, S one letter of 5 kB with 20; one span in ten overlaps another.`

function rowText(row, measured) {
  const { date, machine, engine, rounds, load } = measured
  const busy = (when) => median(measured.runs.map((run) => run[when]))
  const worst = Math.max(...measured.runs.map(({ busyBefore }) => busyBefore))
  return [
    `## ${row.title}`,
    tableText(
      goalHead,
      judgeGoals(row, measured).map((goal) => goalWords(row, goal)),
    ),
    `All figures in ${row.unit}${row.units ? ' unless another unit is named' : ''}, median (lowest to highest) of ${rounds} ${rounds === 1 ? 'run' : 'runs'}${row.lessEmptyPage ? ', less the empty page' : ''}:`,
    figuresText(row, measured),
    ...growthText(row, measured),
    row.remarks.map((remark) => `- ${remark}`).join('\n'),
    `Measured ${date.slice(0, 16).replace('T', ' ')} UTC with ${engineText(engine)} on ${machine}. Load average ${load.map(number).join(' before, ')} after; processors busy with other ` +
      `work just before a run: median ${percent(busy('busyBefore'))}, at most ${percent(worst)}; just after: median ${percent(busy('busyAfter'))}.`,
  ].join('\n\n')
}

const engineText = ({ electron, chromium, node }) =>
  electron ? `Electron ${electron} (Chromium ${chromium}, software rendering)` : `Node ${node}`

function figuresText(row, measured) {
  const lines = row.sizes.flatMap((size) =>
    Object.entries(row.figures).map(([figure, words]) => [
      `${words}, ${size}${unitOf(row, figure) === row.unit ? '' : ` (${unitOf(row, figure)})`}`,
      ...Object.keys(row.approaches).map((approach) =>
        cellText(figureOf(row, measured, { approach, size, figure })),
      ),
    ]),
  )
  return tableText(['figure', ...Object.values(row.approaches)], lines)
}

/** What M and L cost, in multiples of S, where a row measures letters of all sizes. */
function growthText(row, measured) {
  const [smallest, ...larger] = row.sizes
  if (larger.length === 0 || !row.sizes.every((size) => Object.hasOwn(sizes, size))) return []
  const longer = (size) => sizes[size].length / sizes[smallest].length
  const lines = Object.entries(row.figures).map(([figure, words]) => [
    words,
    ...Object.keys(row.approaches).map((approach) => {
      const of = (size) => figureOf(row, measured, { approach, size, figure })?.median
      return larger.map((size) => timesText(of(size) / of(smallest))).join(', ')
    }),
  ])
  return [
    `How the cost grows from ${smallest} to ${larger.join(` and from ${smallest} to `)}, where the letter gets ${larger.map((size) => ratio(longer(size))).join(' and ')} as long:`,
    tableText(['figure', ...Object.values(row.approaches)], lines),
  ]
}

/** Nothing that is unknown or divided by nothing. */
const timesText = (value) => (value > 0 && Number.isFinite(value) ? ratio(value) : '–')

function cellText(found) {
  if (found === undefined) return '–'
  return found ? `${number(found.median)} (${number(found.low)} to ${number(found.high)})` : 'not known'
}

const tableText = (head, lines) =>
  [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
