import { Button, Group, List, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { appStore, useAppState } from '../state/app-store'
import { counted } from './sizes'

/** Asks before the open document is removed for good. Open while the dialog 'remove-document' is. */
export function ConfirmRemove() {
  const isOpened = useAppState(({ dialog }) => dialog === 'remove-document')
  const open = useAppState((state) => state.open)
  const [isRemoving, setIsRemoving] = useState(false)

  async function remove(): Promise<void> {
    if (!open) return
    setIsRemoving(true)
    await appStore.removeDocument(open.view.id)
    setIsRemoving(false)
    appStore.setDialog(null)
  }

  return (
    <Modal
      opened={isOpened && open !== null}
      onClose={() => appStore.setDialog(null)}
      title="Remove this document?"
      size="md"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="md">
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {open?.view.title}
        </Text>
        <Text size="sm">
          This is final: it cannot be undone, and Goldspan keeps no copy. The project forgets
        </Text>
        <List size="sm" spacing={4}>
          <List.Item>the text of the letter,</List.Item>
          <List.Item>
            your work on it: <strong>{counted(open?.set.spans.length ?? 0, 'span')}</strong>, relations, notes
            and status,
          </List.Item>
          <List.Item>what other annotators marked on it in this project folder.</List.Item>
        </List>
        <Text size="sm" c="dimmed">
          The file that the letter was imported from, and exports that were made before, are not touched.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={() => appStore.setDialog(null)}>
            Keep it
          </Button>
          <Button color="red" loading={isRemoving} onClick={() => void remove()}>
            Remove for good
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
