import { Kbd, Tooltip, UnstyledButton } from '@mantine/core'
import { useAppState, appStore } from '../../state/app-store'
import { isForReading } from '../../state/selectors'
import { DocumentStatusMenu } from './DocumentStatusMenu'
import { OutlineMenu } from './OutlineMenu'
import { labelKeysWords, nameOfLabel } from './label-looks'
import { Swatch } from './Swatch'
import classes from './LabelBar.module.css'

/** The labels above the letter: a click marks the selected words or arms the label. */
export function LabelBar() {
  const schema = useAppState(({ project }) => project?.schema)
  const isReadOnly = useAppState(isForReading)
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
              // A click still says why not.
              aria-disabled={isReadOnly || undefined}
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
          {isReadOnly ? (
            'Nothing can be marked in this letter just now.'
          ) : armed === null ? (
            <>Select words, then press {labelKeysWords(schema)}. Press one first to keep it armed.</>
          ) : (
            <>
              <strong>{nameOfLabel(schema, armed)} is armed</strong>
              <span className={classes.more}>: each selection is marked at once</span>.{' '}
              <Kbd size="xs">Esc</Kbd> puts it down.
            </>
          )}
        </p>
        <OutlineMenu />
        <DocumentStatusMenu />
      </div>
    </div>
  )
}
