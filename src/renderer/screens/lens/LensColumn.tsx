import { Button, Text, VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import { counted } from '../../parts/sizes'
import { appStore, useAppState } from '../../state/app-store'
import type { LensColumnId, LensLine } from '../../state/lens'
import { colourOfLabel, nameOfLabel } from '../annotate/label-looks'
import { Swatch } from '../annotate/Swatch'
import { VirtualListbox } from '../annotate/VirtualListbox'
import { columnWords } from './lens-words'
import classes from './lens.module.css'

export interface LensColumnProps {
  readonly column: LensColumnId
  readonly lines: readonly LensLine[]
  /** A new object puts the keyboard here. */
  readonly focusOn: object | null
  /** Left or Right was pressed. */
  readonly onStep: (step: 1 | -1) => void
}

/** The occurrences that stand to the label in one way; a click, Space or Enter ticks one. */
export function LensColumn({ column, lines, focusOn, onStep }: LensColumnProps) {
  const ticked = useAppState(({ lens }) => lens.ticks[column])
  const label = useAppState(({ lens }) => lens.label)
  const schema = useAppState(({ project }) => project?.schema)
  const [active, setActive] = useState(0)
  if (!schema) return null
  const name = columnWords(column, nameOfLabel(schema, label))
  const tick = (keys: ReadonlySet<string>) => appStore.tickLens(column, keys)

  function toggle(index: number): void {
    setActive(index)
    const keys = new Set(ticked)
    if (!keys.delete(lines[index]!.key)) keys.add(lines[index]!.key)
    tick(keys)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0 || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    onStep(step)
  }

  return (
    <section className={classes.column} data-column={column} aria-label={name} onKeyDown={onKeyDown}>
      <header className={classes.columnHead}>
        {column === 'so' && <Swatch colour={colourOfLabel(schema, label)} />}
        <h3 className={classes.columnName}>{name}</h3>
        <span className={classes.count}>{lines.length.toLocaleString('en-US')}</span>
        {ticked.size > 0 && (
          <span className={classes.tickedCount}>{counted(ticked.size, 'ticked', 'ticked')}</span>
        )}
        {lines.length > 0 && (
          <Button
            variant="subtle"
            size="compact-xs"
            className={classes.tickAll}
            aria-label={`${ticked.size === lines.length ? 'Untick' : 'Tick'} all of “${name}”`}
            onClick={() => tick(new Set(ticked.size === lines.length ? [] : lines.map(({ key }) => key)))}
          >
            {ticked.size === lines.length ? 'Untick all' : 'Tick all'}
          </Button>
        )}
      </header>
      {lines.length === 0 ? (
        <Text size="sm" c="dimmed" className={classes.none}>
          None
        </Text>
      ) : (
        <VirtualListbox
          className={classes.list}
          label={name}
          count={lines.length}
          rowHeight={76}
          chosen={-1}
          active={Math.min(active, lines.length - 1)}
          keyOf={(index) => lines[index]!.key}
          row={(index) => (
            <Line line={lines[index]!} isTicked={ticked.has(lines[index]!.key)} own={label} schema={schema} />
          )}
          onActive={setActive}
          onChoose={toggle}
          ticks={{ ticked, onTick: tick }}
          focusOn={focusOn}
        />
      )}
    </section>
  )
}

interface LineProps {
  readonly line: LensLine
  readonly isTicked: boolean
  /** The label of the lens. */
  readonly own: string
  readonly schema: LabelSchema
}

function Line({ line: { title, occurrence }, isTicked, own, schema }: LineProps) {
  const { before, words, after, labels, standing } = occurrence
  // Of words that have the label the column says so already.
  const told = standing === 'so' ? labels.filter((label) => label !== own) : labels
  return (
    <div className={classes.line}>
      {/* The option itself says whether it is ticked. */}
      <span aria-hidden className={classes.tick} data-ticked={isTicked || undefined}>
        {isTicked && <IconCheck size={12} stroke={3} />}
      </span>
      <div className={classes.lineWords}>
        <div className={classes.lineHead}>
          <span className={classes.title}>{title}</span>
          {told.map((label) => (
            <Swatch key={label} colour={colourOfLabel(schema, label)} />
          ))}
          {told.length > 0 && (
            <VisuallyHidden>
              {`, marked as ${told.map((label) => nameOfLabel(schema, label)).join(' and ')}, `}
            </VisuallyHidden>
          )}
        </div>
        <p className={classes.context}>
          {before}
          <mark>{words}</mark>
          {after}
        </p>
      </div>
    </div>
  )
}
