import { Text } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '../../parts/Dialog'
import { JobProgress } from '../../parts/JobProgress'
import { appStore, useAppState } from '../../state/app-store'
import { LensColumns } from './LensColumns'
import { LensFooter } from './LensFooter'
import { LensHead } from './LensHead'
import { LensOutcome } from './LensOutcome'
import classes from './lens.module.css'

/** The label lens: where words stand in all letters, how they are labelled, and one label for many of them at once. */
export function LensDialog() {
  const isOpened = useAppState(({ dialog, project }) => dialog === 'lens' && project !== null)
  const isRunning = useAppState(({ lens }) => lens.isRunning)
  return (
    <Dialog
      opened={isOpened}
      // What runs is ended by its own Cancel, so that none goes on unseen.
      onClose={() => !isRunning && appStore.closeLens()}
      canClose={!isRunning}
      title="Label lens"
      size={1760}
    >
      {isRunning ? <Running /> : <LensBody />}
    </Dialog>
  )
}

function Running() {
  const job = useAppState((state) => (state.job?.job === 'lens' ? state.job : null))
  return (
    <div className={classes.running}>
      <JobProgress kind="lens" job={job} onCancel={appStore.cancelLens} />
    </div>
  )
}

function LensBody() {
  const hasLines = useAppState(({ lens }) => lens.count > 0)
  const isAsked = useAppState(({ lens }) => lens.searched.trim() !== '')
  // The keyboard goes to the columns when the coder leaves the field, and comes back there after a run.
  const hasReport = useAppState(({ lens }) => lens.report !== null)
  const [columnsOn, setColumnsOn] = useState<object | null>(hasReport ? {} : null)
  return (
    <div className={classes.body}>
      <LensHead
        onLeave={() => setColumnsOn({})}
        onSearch={() => setColumnsOn(null)}
        hasKeyboard={columnsOn === null}
      />
      <LensOutcome />
      {hasLines ? (
        <LensColumns focusOn={columnsOn} />
      ) : (
        <div className={classes.empty}>
          {!isAsked && (
            <Text size="sm" c="dimmed">
              Type words and press Enter, or select words in a letter and press L there. Spaces also find line
              ends, and capital letters make no difference.
            </Text>
          )}
        </div>
      )}
      <LensFooter />
    </div>
  )
}
