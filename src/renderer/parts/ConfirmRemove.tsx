import { Button, List, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { appStore, useAppState } from '../state/app-store'
import { counted } from './sizes'
import { Dialog, DialogFooter } from './Dialog'

/** Asks before the open document is removed for good. Open while the dialog 'remove-document' is. */
export function ConfirmRemove() {
  const isOpened = useAppState(({ dialog }) => dialog === 'remove-document')
  const open = useAppState((state) => state.open)
  const failed = useAppState(({ openFailure }) => openFailure?.documentId ?? null)
  const failedTitle = useAppState(({ rows }) => rows?.find(({ id }) => id === failed)?.title)
  const target = open?.view.id ?? failed
  const [isRemoving, setIsRemoving] = useState(false)

  async function remove(): Promise<void> {
    if (target === null) return
    setIsRemoving(true)
    await appStore.removeDocument(target)
    setIsRemoving(false)
    appStore.setDialog(null)
  }

  return (
    <Dialog
      opened={isOpened && target !== null}
      onClose={() => appStore.setDialog(null)}
      title="Remove this document?"
    >
      <Stack gap="md">
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {open?.view.title ?? failedTitle}
        </Text>
        <Text size="sm">
          This is final: it cannot be undone, and Goldspan keeps no copy. The project forgets
        </Text>
        <List size="sm" spacing={4}>
          <List.Item>the text of the letter,</List.Item>
          <List.Item>
            your work on it: {open ? <strong>{counted(open.set.spans.length, 'span')}</strong> : 'spans'},
            relations, decisions, notes and status,
          </List.Item>
          <List.Item>what other annotators marked on it in this project folder.</List.Item>
        </List>
        <Text size="sm" c="dimmed">
          The file that the letter was imported from, and exports that were made before, are not touched.
        </Text>
        <DialogFooter>
          <Button variant="default" data-autofocus onClick={() => appStore.setDialog(null)}>
            Keep it
          </Button>
          <Button color="red.9" loading={isRemoving} onClick={() => void remove()}>
            Remove for good
          </Button>
        </DialogFooter>
      </Stack>
    </Dialog>
  )
}
