import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { ForkBanner } from './ForkBanner'
import { holderWords } from './holder-words'
import { readOnlyWords } from '../../parts/read-only-words'
import { momentWords } from '../../parts/times'
import { appStore, useAppState } from '../../state/app-store'
import classes from './LetterPane.module.css'

/** Why nothing can be marked in this document, and what to do about it. */
export function ReadOnlyBanner() {
  const view = useAppState(({ open }) => open?.view)
  const project = useAppState((state) => state.project)
  const annotator = useAppState(({ app }) => app?.annotator ?? null)
  if (!view || !project) return null
  const isAnybody = annotator !== null
  const elsewhere =
    annotator && view.readOnly === 'in-use' && view.holder ? holderWords(view.holder, annotator.name) : null
  const reason = project.readOnly ?? (isAnybody ? view.readOnly : 'no-annotator')
  if (reason === null) return null
  const isWritable = isAnybody && project.readOnly === null
  if (isWritable && view.readOnly === 'fork') return <ForkBanner />
  return (
    <div className={classes.readOnly} role="note">
      <IconLock size={18} aria-hidden />
      <div className={classes.readOnlyWords}>
        <strong>
          {project.readOnly === null ? 'For reading only.' : 'This project is for reading only.'}
        </strong>{' '}
        {elsewhere ?? readOnlyWords(reason)}
      </div>
      {!isAnybody && (
        <Button size="compact-sm" onClick={() => appStore.perform('annotator.switch')}>
          Choose who codes
        </Button>
      )}
      {elsewhere !== null && (
        <div className={classes.choices}>
          <Button size="compact-sm" onClick={() => void appStore.takeOver()}>
            Take over
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => appStore.perform('annotator.switch')}>
            Switch annotator
          </Button>
        </div>
      )}
      {isWritable && view.readOnly === 'damaged' && (
        <Button size="compact-sm" onClick={() => void appStore.settle(false)}>
          {view.lastGood
            ? `Continue from the last good copy (${momentWords(view.lastGood.at)})`
            : 'Begin again without marks'}
        </Button>
      )}
    </div>
  )
}
