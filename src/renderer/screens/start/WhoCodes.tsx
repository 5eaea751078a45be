import { Button, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { appStore, useAppState } from '../../state/app-store'
import { annotatorNameProblem } from './name-problem'
import classes from './start.module.css'
import { Dialog, DialogFooter } from '../../parts/Dialog'

const somebodyElse = 'somebody-else'

/** Asks who codes. Open while the dialog 'who-codes' is. */
export function WhoCodes() {
  const isOpened = useAppState(({ dialog }) => dialog === 'who-codes')
  return (
    <Dialog opened={isOpened} onClose={() => appStore.setDialog(null)} title="Who codes?">
      <WhoCodesForm />
    </Dialog>
  )
}

function WhoCodesForm() {
  const annotators = useAppState(({ app }) => app?.annotators ?? none)
  const current = useAppState(({ app }) => app?.annotator ?? null)
  const [choice, setChoice] = useState(current?.id ?? annotators[0]?.id ?? somebodyElse)
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const isNew = choice === somebodyElse

  async function submit(): Promise<void> {
    const found = isNew ? annotatorNameProblem(name, annotators) : null
    setProblem(found)
    if (found) return
    setIsSaving(true)
    const isChosen = await appStore.chooseAnnotator(isNew ? { name: name.trim() } : { id: choice })
    setIsSaving(false)
    if (isChosen) appStore.setDialog(null)
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack gap="md">
        <Text size="sm">
          Every mark says who made it and when. That lets several coders share a project and compare their
          work. The name stays in the project and goes into its exports.
        </Text>
        {annotators.length > 0 && (
          <Radio.Group
            label="Annotator"
            value={choice}
            onChange={(value) => {
              setChoice(value)
              setProblem(null)
            }}
          >
            <Stack gap={6} mt={6} className={classes.annotators}>
              {annotators.map((annotator) => (
                <Radio
                  key={annotator.id}
                  value={annotator.id}
                  label={annotator.id === current?.id ? `${annotator.name} (codes now)` : annotator.name}
                  {...(annotator.id === choice ? { 'data-autofocus': true } : {})}
                />
              ))}
              <Radio value={somebodyElse} label="Somebody else" />
            </Stack>
          </Radio.Group>
        )}
        {isNew && (
          <TextInput
            label="Name or initials"
            description="At most 80 characters. Initials are enough."
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value)
              setProblem(null)
            }}
            error={problem}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
          />
        )}
        <DialogFooter>
          <Button variant="default" onClick={() => appStore.setDialog(null)}>
            {current ? 'Cancel' : 'Later'}
          </Button>
          <Button type="submit" loading={isSaving}>
            {isNew ? 'Start coding' : 'Code as this annotator'}
          </Button>
        </DialogFooter>
      </Stack>
    </form>
  )
}

const none: readonly never[] = []
