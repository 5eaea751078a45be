import { median } from '../median.mjs'

/** The unit of one of a row's figures. */
export const unitOf = (row, figure) => row.units?.[figure] ?? row.unit

/**
 * What the runs of one approach at one size say of one figure: `{ median, low, high }`, for memory in megabytes above
 * the empty page; null if it was measured and is not known, undefined if it was not measured.
 */
export function figureOf(row, { runs }, { approach, size, figure }) {
  const valuesOf = (test) => runs.filter(test).map(({ figures }) => figures[figure])
  const values = valuesOf((run) => run.approach === approach && run.size === size)
  if (values.length === 0 || values.includes(undefined)) return undefined
  if (values.includes(null)) return null
  const empty = row.lessEmptyPage ? median(valuesOf((run) => run.approach === undefined)) : 0
  const scale = unitOf(row, figure) === 'MB' ? 1e6 : 1
  const [middle, low, high] = [median(values), Math.min(...values), Math.max(...values)].map(
    (value) => (value - empty) / scale,
  )
  return { median: middle, low, high }
}

/**
 * Goals of a row with what was reached: `{ ...goal, value, floor, reached, isMet }`. A goal without `atMost` is a
 * comparison that is only reported.
 */
export function judgeGoals(row, measured) {
  return row.goals.map((goal) => {
    const { figure, size, ours = row.ours, against, atMost } = goal
    const of = (approach, at) => figureOf(row, measured, { approach, size: at, figure })?.median ?? NaN
    const value = of(ours, size)
    const floor = against ? (against.quoted ?? of(against.approach ?? ours, against.size ?? size)) : null
    const reached = floor === null ? value : value / floor
    return { ...goal, value, floor, reached, isMet: reached <= atMost }
  })
}
