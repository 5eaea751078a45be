import { Button, Stack, Text } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import type { DocumentView } from '../../../ipc/views'
import { failureMessage } from '../../parts/failure-message'
import { ProjectNotices } from '../../parts/ProjectNotices'
import { appStore, useAppState } from '../../state/app-store'
import { FindBar } from '../find/FindBar'
import { SuggestionBar } from '../suggestions/SuggestionBar'
import { EarlierBanner } from '../versions/EarlierBanner'
import { LabelBar } from './LabelBar'
import { LetterText } from './LetterText'
import { ReadOnlyBanner } from './ReadOnlyBanner'
import { WordPickPrompt } from './WordPickPrompt'
import classes from './LetterPane.module.css'

/** The middle: the labels, what must be known of the letter, and the letter. */
export function LetterPane() {
  const schema = useAppState(({ project }) => project?.schema)
  const view = useAppState(({ open }) => open?.view)
  const isEarlier = useAppState(({ earlier }) => earlier !== null)
  if (schema && view) {
    return (
      <main className={classes.pane} aria-label="Letter">
        {isEarlier ? <EarlierBanner /> : <LabelBar />}
        <ReadOnlyBanner />
        <DocumentNotices view={view} />
        <FindBar />
        <LetterText schema={schema} />
        <SuggestionBar />
        <WordPickPrompt />
      </main>
    )
  }
  return (
    <main className={classes.pane} aria-label="Letter">
      <NoLetter />
    </main>
  )
}

function NoLetter() {
  const rows = useAppState((state) => state.rows)
  const openFailure = useAppState((state) => state.openFailure)
  const opening = useAppState((state) => state.opening)
  const isReading = useAppState(({ reading }) => reading !== null)
  return (
    <div className={classes.empty}>
      {openFailure && !opening ? (
        <NotOpened />
      ) : rows?.length === 0 && isReading ? (
        <Text c="dimmed">The letters are being read. They are listed on the left when that is done.</Text>
      ) : rows?.length === 0 ? (
        <NoDocuments />
      ) : rows && !opening ? (
        <Text c="dimmed">Choose a document on the left.</Text>
      ) : null}
    </div>
  )
}

function DocumentNotices({ view }: { readonly view: DocumentView }) {
  // The banner says why a document is for reading only.
  const notices = view.notices.filter(({ kind }) => kind !== 'set-read-only')
  if (notices.length === 0) return null
  return (
    <div className={classes.notices}>
      <ProjectNotices notices={notices} titleOf={() => view.title} />
    </div>
  )
}

function NoDocuments() {
  return (
    <Stack align="center" gap="md" maw={380}>
      <Text fw={600} size="lg" component="h2">
        No letters yet
      </Text>
      <Text ta="center" c="dimmed">
        Import determination letters as text files, or drop them anywhere on this window. They stay on this
        computer.
      </Text>
      <Button
        leftSection={<IconFileImport size={18} aria-hidden />}
        onClick={() => appStore.perform('import.open')}
      >
        Import letters
      </Button>
    </Stack>
  )
}

function NotOpened() {
  const openFailure = useAppState((state) => state.openFailure)
  if (!openFailure) return null
  const { title, message } = failureMessage(openFailure.failure)
  return (
    <Stack align="center" gap="md" maw={420} role="alert">
      <Text fw={600} size="lg" component="h2">
        {title}
      </Text>
      <Text ta="center" c="dimmed">
        {message}
      </Text>
      <Button variant="default" onClick={() => void appStore.openDocument(openFailure.documentId)}>
        Try again
      </Button>
    </Stack>
  )
}
