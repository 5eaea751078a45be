import { counted } from './sizes'

/** A number of decisions of whatever kinds, by the names that the coder knows. */
export function countedDecisions(count: number): string {
  return counted(
    count,
    'absent cell, waiver, dismissal or verdict',
    'absent cells, waivers, dismissals or verdicts',
  )
}
