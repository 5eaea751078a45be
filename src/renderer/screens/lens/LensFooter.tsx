import { Button } from '@mantine/core'
import { DialogFooter } from '../../parts/Dialog'
import { readOnlyWords } from '../../parts/read-only-words'
import { appStore, useAppState } from '../../state/app-store'
import { tickedFor } from '../../state/lens'
import { nameOfLabel } from '../annotate/label-looks'
import { lastRunWords } from './lens-words'
import classes from './lens.module.css'

/** What can be done with the ticked places, and the last run with the way back. */
export function LensFooter() {
  const lens = useAppState((state) => state.lens)
  const schema = useAppState(({ project }) => project?.schema)
  const readOnly = useAppState(({ project }) => project?.readOnly ?? null)
  if (!schema) return null
  const { lastRun } = lens
  const [toLabel, toUnlabel, toDismiss, toBringBack] = (
    ['label', 'unlabel', 'dismiss', 'bring-back'] as const
  ).map((deed) => tickedFor(lens, deed)) as [number, number, number, number]
  const name = nameOfLabel(schema, lens.label)
  const figure = (count: number) => (count === 0 ? '' : ` ${count.toLocaleString('en-US')}`)
  return (
    <DialogFooter
      note={
        readOnly !== null ? (
          readOnlyWords(readOnly)
        ) : lastRun ? (
          <div className={classes.lastRun}>
            <Button variant="default" size="compact-sm" onClick={appStore.undoLensRun}>
              Undo the last run
            </Button>
            <span>{lastRunWords(lastRun, nameOfLabel(schema, lastRun.label))}</span>
          </div>
        ) : (
          'One run of the lens is one step to undo, in all letters together.'
        )
      }
    >
      {toBringBack > 0 && (
        <Button variant="default" disabled={readOnly !== null} onClick={() => appStore.runLens('bring-back')}>
          Bring back{figure(toBringBack)}
        </Button>
      )}
      <Button
        variant="default"
        disabled={readOnly !== null || toDismiss === 0}
        onClick={() => appStore.runLens('dismiss')}
      >
        Dismiss{figure(toDismiss)}
      </Button>
      <Button
        variant="default"
        disabled={readOnly !== null || toUnlabel === 0}
        onClick={() => appStore.runLens('unlabel')}
      >
        Take {name} off{figure(toUnlabel)}
      </Button>
      <Button disabled={readOnly !== null || toLabel === 0} onClick={() => appStore.runLens('label')}>
        Label{figure(toLabel)} as {name}
      </Button>
    </DialogFooter>
  )
}
