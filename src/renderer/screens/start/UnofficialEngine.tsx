import { Button, Stack, Text } from '@mantine/core'
import { appStore, useAppState } from '../../state/app-store'
import { Dialog, DialogFooter } from '../../parts/Dialog'

/** The question whether to go on with an unofficial Electron. Open while it is asked. */
export function UnofficialEngine() {
  const isAsking = useAppState(({ engine }) => engine === 'asked')
  return (
    <Dialog
      opened={isAsking}
      onClose={() => appStore.answerEngine(false)}
      title="Not for patients' letters"
      isAbove
    >
      <Stack gap="md">
        <Text size="sm">
          This copy of Electron, the engine under Goldspan, does not come from its makers: the official one
          could not be downloaded here. Nobody can vouch for this copy.
        </Text>
        <Text size="sm">
          Use it for the sample project and for made-up letters. For patients' letters, start Goldspan once
          with access to a network, so that it gets the official Electron.
        </Text>
        <Text size="sm" fw={600}>
          Continue only if the project holds no patients' letters.
        </Text>
        <DialogFooter>
          <Button variant="default" data-autofocus onClick={() => appStore.answerEngine(false)}>
            Cancel
          </Button>
          <Button color="red.9" onClick={() => appStore.answerEngine(true)}>
            Continue without patients' letters
          </Button>
        </DialogFooter>
      </Stack>
    </Dialog>
  )
}
