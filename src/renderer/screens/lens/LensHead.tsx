import { SegmentedControl, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { appStore, useAppState } from '../../state/app-store'
import { Swatch } from '../annotate/Swatch'
import classes from './lens.module.css'

export interface LensHeadProps {
  /** The coder goes on to what was found. */
  readonly onLeave: () => void
  /** Something else is looked for. */
  readonly onSearch: () => void
  readonly hasKeyboard: boolean
}

/** The words under the lens, and the label that they are held against. */
export function LensHead({ onLeave, onSearch, hasKeyboard }: LensHeadProps) {
  const { words, searched, label, state } = useAppState(({ lens }) => lens)
  const labels = useAppState(({ project }) => project?.schema.labels)
  if (!labels) return null
  return (
    <div className={classes.head}>
      <TextInput
        className={classes.words}
        label="Words"
        value={words}
        maxLength={1000}
        spellCheck={false}
        leftSection={<IconSearch size={16} aria-hidden />}
        data-autofocus={hasKeyboard || undefined}
        onChange={(event) => appStore.typeLensWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          const isNew = words !== searched
          if (event.key === 'Enter' && (isNew || state === 'cancelled')) {
            onSearch()
            appStore.searchLens()
          } else if (event.key === 'Enter' || event.key === 'ArrowDown') onLeave()
          else return
          event.preventDefault()
        }}
      />
      <div>
        <div className={classes.fieldLabel} id="lens-label">
          Label
        </div>
        <SegmentedControl
          aria-labelledby="lens-label"
          value={label}
          onChange={(chosen) => {
            onSearch()
            appStore.chooseLensLabel(chosen)
          }}
          data={labels.map(({ id, name, colour }) => ({
            value: id,
            label: (
              <span className={classes.labelName}>
                <Swatch colour={colour} />
                {name}
              </span>
            ),
          }))}
        />
      </div>
    </div>
  )
}
