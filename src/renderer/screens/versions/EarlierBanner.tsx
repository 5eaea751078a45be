import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Keys } from '../../parts/Keys'
import { exactMomentWords } from '../../parts/times'
import { appStore, useAppState } from '../../state/app-store'
import { differenceWords } from './difference-words'
import classes from './versions.module.css'

/** Stands above the letter in place of the labels while an earlier version is on screen. */
export function EarlierBanner() {
  const now = useAppState(({ open }) => open?.set)
  const earlier = useAppState((state) => state.earlier)
  const canRestore = useAppState(
    ({ open, project }) => (open?.view.readOnly ?? project?.readOnly ?? null) === null,
  )
  const words = useMemo(() => now && earlier && differenceWords(now, earlier.set), [now, earlier])
  if (!earlier) return null
  return (
    <section className={classes.banner} aria-label="Earlier version">
      <IconHistory size={20} aria-hidden />
      <div className={classes.bannerWords} role="status">
        <strong>
          {earlier.at === null
            ? 'You are looking at this document as it was at the beginning.'
            : `You are looking at this document as of ${exactMomentWords(earlier.at)}.`}
        </strong>{' '}
        {words}
      </div>
      <div className={classes.bannerButtons}>
        {canRestore && (
          <Button size="compact-sm" onClick={() => void appStore.restoreVersion()}>
            Restore this version
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={() => appStore.perform('versions.open')}>
          Other versions …
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          rightSection={<Keys accelerator="Escape" />}
          onClick={appStore.backToNow}
        >
          Back to now
        </Button>
      </div>
    </section>
  )
}
