import { Button, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { SuggestersView } from '../../../ipc/parser-views'
import { Callout } from '../../parts/Callout'
import { Dialog, DialogFooter } from '../../parts/Dialog'
import { parserName } from '../../parts/parser-name'
import { readOnlyWords } from '../../parts/read-only-words'
import { counted } from '../../parts/sizes'
import { momentWords } from '../../parts/times'
import { appStore, useAppState } from '../../state/app-store'

/** Removes a parser with all that it predicts. Open while the dialog 'remove-suggester' is. */
export function RemoveSuggesterDialog() {
  const isOpened = useAppState(({ dialog, project }) => dialog === 'remove-suggester' && project !== null)
  return (
    <Dialog opened={isOpened} onClose={() => appStore.setDialog(null)} title="Remove suggester" size={560}>
      <Content />
    </Dialog>
  )
}

function Content() {
  const readOnly = useAppState(({ project }) => project?.readOnly ?? null)
  const suggesters = useAppState((state) => state.suggesters)
  if (readOnly !== null)
    return (
      <Callout tone="know" title="Nothing can be removed from this project">
        {readOnlyWords(readOnly)}
      </Callout>
    )
  if (!suggesters) return null
  if (suggesters.parsers.length + suggesters.unsound.length === 0)
    return (
      <>
        <Text size="sm">
          This project holds no parser. The rules are part of Goldspan and always there; whether they propose
          is said in the tab Suggestions.
        </Text>
        <DialogFooter>
          <Button data-autofocus onClick={() => appStore.setDialog(null)}>
            Close
          </Button>
        </DialogFooter>
      </>
    )
  return <Choice suggesters={suggesters} />
}

const unsoundWords: Readonly<Record<string, string>> = {
  missing: 'An import that was not finished',
  damaged: 'A parser whose file is damaged',
  newer: 'A parser that a newer Goldspan has imported',
  unavailable: 'A parser whose file cannot be read just now',
}

function Choice({ suggesters: { parsers, unsound } }: { readonly suggesters: SuggestersView }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [isRemoving, setIsRemoving] = useState(false)

  async function remove(): Promise<void> {
    if (chosen === null) return
    setIsRemoving(true)
    const isGone = await appStore.removeSuggester(chosen, parsers.find(({ id }) => id === chosen) ?? null)
    setIsRemoving(false)
    if (isGone) appStore.setDialog(null)
  }

  return (
    <Stack gap="md">
      <Radio.Group label="Which is to go" value={chosen} onChange={(value) => setChosen(value)}>
        <Stack gap="xs" mt="xs">
          {parsers.map((parser) => (
            <Radio
              key={parser.id}
              value={parser.id}
              label={parserName(parser)}
              description={`${counted(parser.letters, 'letter')}, imported ${momentWords(parser.importedAt)}`}
            />
          ))}
          {unsound.map(({ id, state }) => (
            <Radio key={id} value={id} label={unsoundWords[state] ?? state} />
          ))}
        </Stack>
      </Radio.Group>
      <Text size="sm">
        All that it predicts goes from the project, and this cannot be undone. Marks that anybody accepted
        from it stay as they are; what was rejected stays rejected.
      </Text>
      <DialogFooter>
        <Button variant="default" data-autofocus onClick={() => appStore.setDialog(null)}>
          Keep all
        </Button>
        <Button color="red.9" disabled={chosen === null} loading={isRemoving} onClick={() => void remove()}>
          Remove for good
        </Button>
      </DialogFooter>
    </Stack>
  )
}
