/** Three digits that count, and all of those before the point. */
export const number = (value) =>
  (Math.abs(value) < 1000 ? Number(value.toPrecision(3)) : Math.round(value)).toLocaleString('en')

/** A ratio, as a fraction where it is small. */
export const ratio = (value) => (value > 0 && value < 0.05 ? `1/${number(1 / value)}` : `${number(value)}×`)

export const percent = (share) => `${Math.round(share * 100)} %`

/** What a goal compares, what was reached and what was wanted. */
export function goalWords(row, { figure, size, against, atMost, value, floor, reached, isMet }) {
  const quantity = (amount) => `${number(amount)} ${row.unit}`
  const of = against?.approach ? row.approaches[against.approach] : `the same at ${against?.size}`
  return [
    `${row.figures[figure]}, ${size}`,
    quantity(value),
    against ? `${of}: ${quantity(floor)}` : 'itself',
    against ? ratio(reached) : quantity(reached),
    `at most ${against ? ratio(atMost) : quantity(atMost)}`,
    isMet ? 'met' : '**not met**',
  ]
}
