import { UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { standings } from '../../../core/annotation/lens/occurrences'
import { useAppState } from '../../state/app-store'
import type { LensColumnId, LensLines } from '../../state/lens'
import { LensColumn } from './LensColumn'
import classes from './lens.module.css'

/** Which list the keyboard is put into; a new object each time. */
interface KeyboardIn {
  readonly column: LensColumnId
}

/**
 * The occurrences in three columns, the dismissed ones folded below the third. Up and Down move in a column, Left and
 * Right between them. A new `focusOn` puts the keyboard into the first that asks for something.
 */
export function LensColumns({ focusOn }: { readonly focusOn: object | null }) {
  const lines = useAppState(({ lens }) => lens.lines)
  const [keyboard, setKeyboard] = useState<KeyboardIn | null>(null)
  const [isUnfolded, setIsUnfolded] = useState(false)
  const shown: readonly LensColumnId[] = isUnfolded ? [...standings, 'dismissed'] : standings

  useEffect(() => {
    const column = focusOn && firstWithLines(lines)
    if (column) setKeyboard({ column })
    // The columns fill while the search goes on: only who asks moves the keyboard.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [focusOn])

  /** Goes on to the next column with anything in it. */
  function stepFrom(column: LensColumnId, step: 1 | -1): void {
    for (let at = shown.indexOf(column) + step; at >= 0 && at < shown.length; at += step) {
      const next = shown[at]!
      if (lines[next].length > 0) return setKeyboard({ column: next })
    }
  }

  const columnOf = (column: LensColumnId) => (
    <LensColumn
      key={column}
      column={column}
      lines={lines[column]}
      focusOn={keyboard?.column === column ? keyboard : null}
      onStep={(step) => stepFrom(column, step)}
    />
  )
  const Chevron = isUnfolded ? IconChevronDown : IconChevronRight
  return (
    <div className={classes.columns}>
      {columnOf('so')}
      {columnOf('otherwise')}
      <div className={classes.third}>
        {columnOf('not')}
        {lines.dismissed.length > 0 && (
          <UnstyledButton
            className={classes.fold}
            aria-expanded={isUnfolded}
            onClick={() => setIsUnfolded(!isUnfolded)}
          >
            <Chevron size={16} aria-hidden />
            Dismissed <span className={classes.count}>{lines.dismissed.length.toLocaleString('en-US')}</span>
          </UnstyledButton>
        )}
        {isUnfolded && lines.dismissed.length > 0 && columnOf('dismissed')}
      </div>
    </div>
  )
}

function firstWithLines(lines: LensLines): LensColumnId | undefined {
  return (['not', 'otherwise', 'so'] as const).find((column) => lines[column].length > 0)
}
