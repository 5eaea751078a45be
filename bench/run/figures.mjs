import { median } from '../median.mjs'

/**
 * What the runs of one approach at one size say of one figure: `{ median, low, high }`, for memory in megabytes above
 * the empty page; null if it was not measured.
 */
export function figureOf(row, { runs }, { approach, size, figure }) {
  const valuesOf = (test) => runs.filter(test).map(({ figures }) => figures[figure])
  const values = valuesOf((run) => run.approach === approach && run.size === size)
  if (values.length === 0 || values.includes(null)) return null
  const empty = row.lessEmptyPage ? median(valuesOf((run) => run.approach === undefined)) : 0
  const scale = row.unit === 'MB' ? 1e6 : 1
  const [middle, low, high] = [median(values), Math.min(...values), Math.max(...values)].map(
    (value) => (value - empty) / scale,
  )
  return { median: middle, low, high }
}

/** Goals of a row with what was reached: `{ ...goal, value, floor, reached, isMet }`. */
export function judgeGoals(row, measured) {
  return row.goals.map((goal) => {
    const { figure, size, against, atMost } = goal
    const of = (approach, at) => figureOf(row, measured, { approach, size: at, figure }).median
    const value = of('text-pane', size)
    const floor = against ? of(against.approach ?? 'text-pane', against.size ?? size) : null
    const reached = floor === null ? value : value / floor
    return { ...goal, value, floor, reached, isMet: reached <= atMost }
  })
}
