import { Kbd, Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconAlertCircle,
  IconAlignLeft,
  IconCheck,
  IconDeviceFloppy,
  IconNotebook,
  IconPilcrow,
  IconPlugConnectedX,
  IconUser,
} from '@tabler/icons-react'
import { lineNumberAt } from '../../../core/text/lines'
import { ActionKeys } from '../../parts/ActionKeys'
import { appStore, useAppState } from '../../state/app-store'
import { saveStatus, type SaveStatus } from '../../state/selectors'
import { useIsLong } from '../../parts/use-is-long'
import { LetterLookMenu } from './LetterLookMenu'
import { saveWords } from './save-words'
import classes from './StatusBar.module.css'

/** The line at the bottom: where the work is kept, that nothing leaves the computer, who codes, and where. */
export function StatusBar() {
  const attempts = useAppState((state) => state.networkAttempts)
  const annotator = useAppState(({ app }) => app?.annotator?.name)
  return (
    <footer className={classes.bar}>
      <SaveLight />
      <Tooltip label="Goldspan works without a network. Every request that anything in it makes is refused and counted here.">
        <span className={classes.item} tabIndex={0} data-alert={attempts > 0 || undefined}>
          <IconPlugConnectedX size={14} aria-hidden />
          <span>
            <span className={classes.wide}>Offline · network attempts </span>
            <span className={classes.figure}>{attempts}</span>
          </span>
        </span>
      </Tooltip>
      <span className={classes.space} />
      <LetterView />
      <Position />
      <UnstyledButton
        className={classes.button}
        aria-label={annotator === undefined ? 'Choose who codes' : `Annotator ${annotator}: switch`}
        onClick={() => appStore.perform('annotator.switch')}
      >
        <IconUser size={14} aria-hidden />
        {annotator ?? 'Who codes?'}
      </UnstyledButton>
      <UnstyledButton className={classes.button} onClick={() => appStore.perform('help.keys')}>
        <Kbd size="xs">?</Kbd> <span className={classes.wide}>All keys</span>
      </UnstyledButton>
    </footer>
  )
}

/** Time after which saving is called slow, in ms. */
const slowMs = 2000

const icons: Readonly<Record<SaveStatus['kind'], typeof IconCheck>> = {
  'nothing-yet': IconCheck,
  saving: IconDeviceFloppy,
  saved: IconCheck,
  'kept-in-journal': IconNotebook,
  'not-saved': IconAlertCircle,
}

function SaveLight() {
  const isOpen = useAppState(({ open }) => open !== null)
  // Parts of the state rather than the status, which is a new object each time.
  const open = useAppState((state) => state.open)
  const savedAt = useAppState((state) => state.savedAt)
  const saveFailure = useAppState((state) => state.saveFailure)
  const keptInJournal = useAppState((state) => state.keptInJournal)
  const status = saveStatus({ open, savedAt, saveFailure, keptInJournal })
  const isLong = useIsLong(status.kind === 'saving', slowMs)
  const { words, explanation } = saveWords(status, isLong)
  const Sign = icons[status.kind]
  return (
    <div role="status" className={classes.saving} data-status={status.kind}>
      {isOpen && (
        <Tooltip label={explanation}>
          <span className={classes.item} tabIndex={0}>
            <Sign size={14} aria-hidden />
            <span className={classes.saveWords}>{words}</span>
          </span>
        </Tooltip>
      )}
    </div>
  )
}

/** Which view is on, a switch to the other, and what else can be chosen of how letters are shown. */
function LetterView() {
  const isOpen = useAppState(({ open }) => open !== null)
  const view = useAppState(({ app }) => (app?.letterView === 'raw' ? 'Raw view' : 'Reading view'))
  if (!isOpen) return null
  return (
    <>
      <Tooltip
        label={
          <>
            Paragraphs, or every space and line break of the file <ActionKeys id="view.raw" />
          </>
        }
      >
        <UnstyledButton
          className={classes.button}
          aria-label={`${view}: switch`}
          // The keyboard stays in the letter.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => appStore.perform('view.raw')}
        >
          {view === 'Raw view' ? (
            <IconPilcrow size={14} aria-hidden />
          ) : (
            <IconAlignLeft size={14} aria-hidden />
          )}
          {view}
        </UnstyledButton>
      </Tooltip>
      <LetterLookMenu />
    </>
  )
}

function Position() {
  const open = useAppState((state) => state.open)
  const selection = useAppState((state) => state.selection)
  if (!open || !selection) return null
  const line = lineNumberAt(open.lineStarts, selection.focus)
  const selected = Math.abs(selection.focus - selection.anchor)
  return (
    <span className={`${classes.item} ${classes.figure}`}>
      Ln {line}, char {selection.focus}
      {selected > 0 && ` (${selected} selected)`}
    </span>
  )
}
