import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { readOnlyWords } from '../../parts/read-only-words'
import { momentWords } from '../../parts/times'
import { appStore, useAppState } from '../../state/app-store'
import classes from './LetterPane.module.css'

/** Why nothing can be marked in this document, and what to do about it. */
export function ReadOnlyBanner() {
  const view = useAppState(({ open }) => open?.view)
  const project = useAppState((state) => state.project)
  const isAnybody = useAppState(({ app }) => app !== null && app.annotator !== null)
  if (!view || !project) return null
  const reason = project.readOnly ?? (isAnybody ? view.readOnly : 'no-annotator')
  if (reason === null) return null
  const isFork = view.readOnly === 'fork'
  const isAdoptable = isAnybody && project.readOnly === null && (isFork || view.readOnly === 'damaged')
  return (
    <div className={classes.readOnly} role="note">
      <IconLock size={18} aria-hidden />
      <div className={classes.readOnlyWords}>
        <strong>
          {project.readOnly === null ? 'For reading only.' : 'This project is for reading only.'}
        </strong>{' '}
        {readOnlyWords(reason)}
      </div>
      {!isAnybody && (
        <Button size="compact-sm" onClick={() => appStore.perform('annotator.switch')}>
          Choose who codes
        </Button>
      )}
      {isAdoptable && (
        <Button size="compact-sm" onClick={() => void appStore.useLastGood()}>
          {view.lastGood
            ? `Continue from ${isFork ? 'this version' : 'the last good copy'} (${momentWords(view.lastGood.at)})`
            : 'Begin again without marks'}
        </Button>
      )}
    </div>
  )
}
