import { ActionIcon, Button, VisuallyHidden } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconListSearch, IconX } from '@tabler/icons-react'
import { contextOf } from '../../../core/text/match-context'
import { ActionIconOf } from '../../parts/ActionIconOf'
import { ActionKeys } from '../../parts/ActionKeys'
import { appStore, useAppState } from '../../state/app-store'
import { currentMatch, shownMatches } from '../../state/finding'
import { nameOfLabel } from '../annotate/label-looks'
import { foundWords } from './find-words'
import { FindField } from './FindField'
import classes from './find.module.css'

/** Finding in the letter on screen, above it. There while it is asked for. */
export function FindBar() {
  const isOpen = useAppState(({ find }) => find.isOpen)
  const focusOn = useAppState(({ focusRequest }) => (focusRequest?.target === 'find' ? focusRequest : null))
  if (!isOpen) return null
  return (
    <div className={classes.bar} role="search" aria-label="Find in this letter">
      <FindField
        label="Find in this letter"
        focusOn={focusOn}
        onWords={(words) => appStore.findAsTyped({ words })}
        onEnter={(withShift) => appStore.perform(withShift ? 'find.previous' : 'find.next')}
        onEscape={appStore.closeFind}
      />
      <ActionIconOf id="find.previous" icon={IconChevronUp} />
      <ActionIconOf id="find.next" icon={IconChevronDown} />
      <Count />
      <MarkMatch />
      <ActionIconOf id="find.inProject" icon={IconListSearch} />
      <ActionIcon aria-label="Close find" onClick={appStore.closeFind}>
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </div>
  )
}

/** Which of how many matches is selected; screen readers hear its words too. */
function Count() {
  const found = useAppState(({ find }) => find.found)
  const current = useAppState(currentMatch)
  const match = useAppState((state) => shownMatches(state)[current])
  const text = useAppState(({ open }) => open?.view.text)
  const context = match && text !== undefined ? contextOf(text, match) : null
  const isMissing = found.kind !== 'matches' || found.count === 0
  return (
    <div className={classes.count} role="status" data-missing={isMissing || undefined}>
      {foundWords(found, current)}
      {context && <VisuallyHidden>{`: ${context.before}${context.words}${context.after}`}</VisuallyHidden>}
    </div>
  )
}

/** A label that is armed marks the match without leaving the field. */
function MarkMatch() {
  const armed = useAppState((state) => state.armedLabel)
  const schema = useAppState(({ project }) => project?.schema)
  const isThere = useAppState((state) => currentMatch(state) !== -1)
  if (armed === null || !schema) return null
  return (
    <Button
      variant="default"
      className={classes.mark}
      size="xs"
      disabled={!isThere}
      rightSection={
        <span className={classes.keys}>
          <ActionKeys id="find.mark" />
        </span>
      }
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => appStore.perform('find.mark')}
    >
      {`Mark as ${nameOfLabel(schema, armed)}`}
    </Button>
  )
}
