import { Misshapen, openShape, type Shape } from './shape'

/**
 * The results of a task that are read: those of its annotation, in old files its completion. One that was skipped is
 * none. Of several the one that is marked as ground truth is read; without that mark nobody can say whose work is meant,
 * which throws Misshapen (`several-annotations`). Predictions are read only where nobody has annotated, and only if
 * there is one.
 */
export function resultsOfTask(task: Shape): Shape[] {
  const name = ['annotations', 'completions'].find((key) => task.says(key))
  const all = name === undefined ? [] : task.list(name, (value, at) => openShape(value, at))
  const done = all.filter((one) => !isMarked(one, 'was_cancelled') && !isMarked(one, 'skipped'))
  const agreed = done.filter((one) => isMarked(one, 'ground_truth'))
  const meant = agreed.length > 0 ? agreed : done
  if (meant.length > 1) throw new Misshapen('several-annotations', { annotations: meant.length })
  if (meant[0]) return resultsIn(meant[0])
  if (all.length > 0 || !task.says('predictions')) return []
  // Some exports name predictions by their numbers alone.
  const predictions = task.list('predictions', (value, at) =>
    typeof value === 'number' ? null : openShape(value, at),
  )
  const told = predictions.filter((one) => one !== null)
  if (told.length > 1) throw new Misshapen('several-predictions', { predictions: told.length })
  return told[0] ? resultsIn(told[0]) : []
}

function isMarked(annotation: Shape, key: string): boolean {
  return annotation.says(key) && annotation.boolean(key)
}

function resultsIn(annotation: Shape): Shape[] {
  return annotation.list('result', (value, at) => openShape(value, at, ['type']))
}
