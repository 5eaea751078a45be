import { Button, Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { appStore, useAppState } from '../../state/app-store'
import { projectNameProblem } from './name-problem'
import { Dialog, DialogFooter } from '../../parts/Dialog'

/** Shares of a project's letters, as the form offers them. */
const shares = [
  { value: '0', label: 'None' },
  { value: '0.1', label: 'One in ten' },
  { value: '0.2', label: 'One in five' },
  { value: '0.33', label: 'One in three' },
]

/** Asks for a new project's name; then the system's dialog asks for its folder. Open while 'new-project' is. */
export function NewProject() {
  const isOpened = useAppState(({ dialog }) => dialog === 'new-project')
  const isAsking = useAppState(({ engine }) => engine === 'asked')
  return (
    <Dialog
      opened={isOpened}
      // A question above this dialog has the keyboard to itself.
      hasKeyboard={!isAsking}
      onClose={() => appStore.setDialog(null)}
      title="New project"
    >
      <NewProjectForm />
    </Dialog>
  )
}

function NewProjectForm() {
  const [name, setName] = useState('')
  const [share, setShare] = useState('0')
  const [problem, setProblem] = useState<string | null>(null)
  const [isChoosing, setIsChoosing] = useState(false)

  async function submit(): Promise<void> {
    const found = projectNameProblem(name)
    setProblem(found)
    if (found) return
    setIsChoosing(true)
    // Once it is open, the store itself puts this dialog away or asks who codes.
    await appStore.createProject(name.trim(), Number(share))
    setIsChoosing(false)
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
        <TextInput
          label="Name of the project"
          description="Shown in the window and in exports. Leave patients' names out."
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value)
            setProblem(null)
          }}
          error={problem}
          autoComplete="off"
          data-autofocus
        />
        <Select
          label="Letters without suggestions"
          description="Drawn by chance, the same for all coders, for as long as the project lasts: held against the others, they show what suggestions do to the marks."
          data={shares}
          value={share}
          allowDeselect={false}
          onChange={(value) => setShare(value ?? '0')}
        />
        <Text size="sm" c="dimmed">
          Next you choose an empty folder for it. Letters and marks are kept there and nowhere else; copying
          that folder copies the project. It starts with the labels and guidelines for IMR letters.
        </Text>
        <DialogFooter>
          <Button variant="default" onClick={() => appStore.setDialog(null)}>
            Cancel
          </Button>
          <Button type="submit" loading={isChoosing}>
            Choose folder …
          </Button>
        </DialogFooter>
      </Stack>
    </form>
  )
}
