import { unitOf } from './figures.mjs'

/** Three digits that count, and all of those before the point. */
export const number = (value) =>
  (Math.abs(value) < 1000 ? Number(value.toPrecision(3)) : Math.round(value)).toLocaleString('en')

/** A ratio, as a fraction where it is small. */
export const ratio = (value) => (value > 0 && value < 0.05 ? `1/${number(1 / value)}` : `${number(value)}×`)

export const percent = (share) => `${Math.round(share * 100)} %`

/** What a goal compares, what was reached and what was wanted. */
export function goalWords(row, { figure, size, ours, against, atMost, value, floor, reached, isMet }) {
  const quantity = (amount) => `${number(amount)} ${unitOf(row, figure)}`
  const what = Object.keys(row.figures).length > 1 || !ours ? [row.figures[figure]] : []
  const of = against?.words ?? row.approaches[against?.approach] ?? `the same at ${against?.size}`
  return [
    [...(ours ? [row.approaches[ours]] : []), ...what, size].join(', '),
    quantity(value),
    against ? `${of}: ${quantity(floor)}` : 'itself',
    against ? ratio(reached) : quantity(reached),
    atMost === undefined ? 'none' : `at most ${against ? ratio(atMost) : quantity(atMost)}`,
    atMost === undefined ? '' : isMet ? 'met' : '**not met**',
  ]
}
