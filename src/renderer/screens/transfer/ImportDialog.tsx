import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { IconFiles, IconFolder } from '@tabler/icons-react'
import { useState, type DragEvent } from 'react'
import type { JobProgress as JobState } from '../../../ipc/views'
import { Callout } from '../../parts/Callout'
import { JobProgress } from '../../parts/JobProgress'
import { readOnlyWords } from '../../parts/read-only-words'
import { appStore, useAppState } from '../../state/app-store'
import { ImportReportView } from './ImportReportView'
import { ImportSurveyView } from './ImportSurveyView'
import { NobodyCodes } from './NobodyCodes'
import classes from './transfer.module.css'
import { Dialog } from '../../parts/Dialog'

type MarksGoTo = 'named-annotators' | 'me'

/** Imports letters and shows what became of each. Open while the dialog 'import' is. */
export function ImportDialog() {
  const isOpened = useAppState(({ dialog, project }) => dialog === 'import' && project !== null)
  const job = useAppState(({ job }) => (isOfImport(job) ? job : null))
  const report = useAppState(({ importReport }) => importReport)
  const survey = useAppState(({ importSurvey }) => importSurvey)
  const isRunning = job !== null
  return (
    <Dialog
      opened={isOpened}
      // A running import is ended by its own Cancel, so that none goes on unseen.
      onClose={() => !isOfImport(appStore.state().job) && appStore.setDialog(null)}
      canClose={!isRunning}
      title={
        isRunning
          ? 'Import'
          : report
            ? 'Import: what became of it'
            : survey
              ? 'Import: what the files hold'
              : 'Import letters and marks'
      }
      size={survey && !report ? 860 : 720}
    >
      {isRunning ? (
        <JobProgress kind={job.job} job={job} onCancel={appStore.cancelJob} />
      ) : report ? (
        <ImportReportView report={report} />
      ) : survey ? (
        <ImportSurveyView survey={survey} />
      ) : (
        <ImportForm />
      )}
    </Dialog>
  )
}

function isOfImport(job: JobState | null): boolean {
  return job?.job === 'import' || job?.job === 'survey-import'
}

function ImportForm() {
  const annotator = useAppState(({ app }) => app?.annotator ?? null)
  const readOnly = useAppState(({ project }) => project?.readOnly ?? null)
  const [marksGoTo, setMarksGoTo] = useState<MarksGoTo>('named-annotators')
  const [isBusy, setIsBusy] = useState(false)
  const [isOver, setIsOver] = useState(false)

  if (readOnly !== null) {
    return (
      <Callout tone="know" title="Nothing can be imported into this project">
        {readOnlyWords(readOnly)}
      </Callout>
    )
  }
  if (!annotator) return <NobodyCodes />

  async function choose(what: 'files' | 'folder'): Promise<void> {
    setIsBusy(true)
    await appStore.importChosen(what, marksGoTo)
    setIsBusy(false)
  }

  const dropHandlers = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setIsOver(true)
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setIsOver(false)
      void appStore.importDropped([...event.dataTransfer.files], marksGoTo)
    },
  }

  return (
    <Stack gap="lg">
      <div className={classes.dropZone} data-over={isOver || undefined} {...dropHandlers}>
        <Group justify="center" gap="sm">
          <Button
            data-autofocus
            autoFocus
            disabled={isBusy}
            leftSection={<IconFiles size={18} aria-hidden />}
            onClick={() => void choose('files')}
          >
            Choose files …
          </Button>
          <Button
            variant="default"
            disabled={isBusy}
            leftSection={<IconFolder size={18} aria-hidden />}
            onClick={() => void choose('folder')}
          >
            Choose a folder …
          </Button>
        </Group>
        <Text size="sm" c="dimmed" ta="center" mt="sm">
          {isOver ? 'Let go to import.' : 'Or drop files and folders here.'}
        </Text>
      </div>

      <div>
        <Text size="sm" fw={600}>
          What can be imported
        </Text>
        <Text size="sm" c="dimmed">
          Letters as plain text (.txt, one letter in each file), Goldspan files (.jsonl), and files of other
          tools in every format that Goldspan exports. What such files hold is shown before anything is taken.
          Letters that are in the project already are recognised by their text and not doubled. The files
          themselves are only read.
        </Text>
      </div>

      <Radio.Group
        label="Marks in a Goldspan file"
        description="Letters as plain text have none; marks in files of other tools become yours."
        value={marksGoTo}
        onChange={(value) => setMarksGoTo(value)}
      >
        <Stack gap="xs" mt="xs">
          <Radio
            value="named-annotators"
            label="Stay those of the annotators named in the file"
            description="To bring several coders' work together. Work that is here already is not overwritten."
          />
          <Radio
            value="me"
            label={`Become mine (${annotator.name})`}
            description="To go on from somebody's marks. They are added to your own and can be undone."
          />
        </Stack>
      </Radio.Group>
    </Stack>
  )
}
