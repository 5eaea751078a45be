import type { AnnotatorView } from '../../../ipc/views'

/** As long a name as main takes. */
export const longestName = 80

/** What is wrong with the name or initials of a new annotator, or null. */
export function annotatorNameProblem(name: string, known: readonly AnnotatorView[]): string | null {
  const wanted = name.trim()
  if (wanted === '') return 'Give your name or initials.'
  if (wanted.length > longestName) return `Use at most ${longestName} characters.`
  const same = known.find((annotator) => annotator.name.toLocaleLowerCase() === wanted.toLocaleLowerCase())
  if (same) return `${same.name} is in the list above. Choose it there, or add what tells you apart.`
  return null
}

/** What is wrong with the name of a new project, or null. */
export function projectNameProblem(name: string): string | null {
  const wanted = name.trim()
  if (wanted === '') return 'Give the project a name.'
  return wanted.length > longestName ? `Use at most ${longestName} characters.` : null
}
