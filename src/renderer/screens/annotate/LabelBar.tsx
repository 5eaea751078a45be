import { Kbd, Tooltip, UnstyledButton } from '@mantine/core'
import { useAppState, appStore } from '../../state/app-store'
import { DocumentStatusMenu } from './DocumentStatusMenu'
import { labelKeysWords, nameOfLabel } from './label-looks'
import { Swatch } from './Swatch'
import classes from './LabelBar.module.css'

/** The labels above the letter: a click marks the selected words or arms the label. */
export function LabelBar() {
  const schema = useAppState(({ project }) => project?.schema)
  const armed = useAppState(({ armedLabel }) => armedLabel)
  if (!schema) return null
  return (
    <div className={classes.bar} data-armed={armed !== null || undefined}>
      <div className={classes.labels} role="toolbar" aria-label="Labels">
        {schema.labels.map(({ id, name, key, colour, description }) => (
          <Tooltip key={id} label={description}>
            <UnstyledButton
              className={classes.label}
              aria-pressed={id === armed}
              aria-keyshortcuts={key}
              // The text keeps its selection and the keyboard.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => appStore.labelClick(id)}
            >
              <Kbd size="xs" aria-hidden>
                {key}
              </Kbd>
              <Swatch colour={colour} />
              {name}
            </UnstyledButton>
          </Tooltip>
        ))}
      </div>
      <div className={classes.under}>
        <p className={classes.hint}>
          {armed === null ? (
            <>Select words, then press {labelKeysWords(schema)}. Press one first to keep it armed.</>
          ) : (
            <>
              <strong>{nameOfLabel(schema, armed)} is armed:</strong> each selection is marked at once.{' '}
              <Kbd size="xs">Esc</Kbd> puts it down.
            </>
          )}
        </p>
        <DocumentStatusMenu />
      </div>
    </div>
  )
}
