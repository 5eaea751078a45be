import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { ExportsCompared } from '../../../ipc/export-views'
import { Dialog, DialogFooter } from '../../parts/Dialog'
import { JobProgress } from '../../parts/JobProgress'
import { appStore, useAppState } from '../../state/app-store'
import { ComparedView } from './ComparedView'
import classes from './transfer.module.css'

type Side = 'before' | 'after'

const names: Readonly<Record<Side, string>> = { before: 'First export', after: 'Second export' }

/** Says what became of one export in another. Open while the dialog 'compare-exports' is. */
export function CompareDialog() {
  const isOpened = useAppState(({ dialog, project }) => dialog === 'compare-exports' && project !== null)
  const job = useAppState(({ job }) => (job?.job === 'compare-exports' ? job : null))
  const [folders, setFolders] = useState<Readonly<Partial<Record<Side, string>>>>({})
  const [compared, setCompared] = useState<ExportsCompared | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const isReady = folders.before !== undefined && folders.after !== undefined

  async function choose(side: Side): Promise<void> {
    const folder = await appStore.ask(window.goldspan.call['export:choose']({ side }))
    if (folder !== null) setFolders((chosen) => ({ ...chosen, [side]: folder }))
  }

  async function compare(): Promise<void> {
    setIsBusy(true)
    const json = await appStore.duringJob(() => appStore.ask(window.goldspan.call['export:compare']({})))
    setIsBusy(false)
    const result = json === null ? null : (JSON.parse(json) as ExportsCompared)
    if (result && !result.cancelled) setCompared(result)
  }

  return (
    <Dialog
      opened={isOpened}
      // What runs is ended by its own Cancel, so that none goes on unseen.
      onClose={() => appStore.state().job?.job !== 'compare-exports' && appStore.setDialog(null)}
      onClosed={() => setCompared(null)}
      canClose={job === null}
      title={compared && !job ? 'Compare: what differs' : 'Compare two exports'}
      size={940}
    >
      {job && <JobProgress kind="compare-exports" job={job} onCancel={appStore.cancelJob} />}
      {!job && compared && <ComparedView compared={compared} onAgain={() => setCompared(null)} />}
      {!job && !compared && (
        <Stack gap="md">
          <Text size="sm">
            Two exports of any formats are held against one another, letter by letter and span by span, as far
            as both formats hold it. Nothing is changed.
          </Text>
          {(['before', 'after'] as const).map((side) => (
            <Group key={side} justify="space-between" wrap="nowrap">
              <div>
                <Text size="sm" fw={600}>
                  {names[side]}
                </Text>
                <Text size="sm" c="dimmed" className={classes.path}>
                  {folders[side] ?? 'not chosen'}
                </Text>
              </div>
              <Button
                variant="default"
                aria-label={`Choose the ${names[side].toLowerCase()} …`}
                onClick={() => void choose(side)}
                {...(side === 'before' ? { 'data-autofocus': true } : {})}
              >
                Choose …
              </Button>
            </Group>
          ))}
          <DialogFooter>
            <Button variant="default" onClick={() => appStore.setDialog(null)}>
              Cancel
            </Button>
            <Button disabled={!isReady} loading={isBusy} onClick={() => void compare()}>
              Compare
            </Button>
          </DialogFooter>
        </Stack>
      )}
    </Dialog>
  )
}
