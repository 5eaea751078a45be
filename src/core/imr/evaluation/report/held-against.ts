/** What a suggester's proposals were held against: the letters that the annotator has finished. */
export interface HeldAgainst {
  /** Letters that are finished and were read, and of which the suggester proposes something or nothing. */
  readonly letters: number
  /** Letters that are not finished, and so no gold. */
  readonly unfinished: number
  /** Letters that could not be read. */
  readonly unread: number
  /** Finished letters that a parser's predictions were not imported for; they are left out. */
  readonly unpredicted: number
  /** Finished letters whose predictions are missing or can't be read; they are left out. */
  readonly predictionsUnread: number
  readonly cancelled: boolean
}

/** What was held against, and all that was left out, for the head of a report. */
export function heldAgainstWords(against: HeldAgainst): string {
  const { letters, unfinished, unread, unpredicted, predictionsUnread, cancelled } = against
  const left = [
    [unfinished, 'not finished'],
    [unread, 'not readable'],
    [unpredicted, 'not predicted'],
    [predictionsUnread, 'without readable predictions'],
  ] as const
  const leftOut = left.filter(([count]) => count > 0).map(([count, why]) => `${count} ${why}`)
  return [
    `Held against the marks of one annotator in ${letters} finished ${letters === 1 ? 'letter' : 'letters'}.`,
    ...(leftOut.length > 0 ? [`Left out: ${leftOut.join(', ')}.`] : []),
    ...(cancelled ? ['It was cancelled before all letters were read.'] : []),
  ].join(' ')
}
