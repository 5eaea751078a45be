import { Button, SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconGitFork } from '@tabler/icons-react'
import type { AnnotationSet } from '../../../core/annotation/annotation-set'
import type { BranchView } from '../../../ipc/views'
import { counted } from '../../parts/sizes'
import { momentWords } from '../../parts/times'
import { appStore, useAppState } from '../../state/app-store'
import classes from './LetterPane.module.css'

/** The versions of a document that contend, each to be looked at, and the coder's choice among them. */
export function ForkBanner() {
  const branches = useAppState(({ open }) => open?.view.branches)
  const branch = useAppState(({ open }) => open?.branch ?? 0)
  const isNarrow = useMediaQuery('(width < 80rem)', undefined, { getInitialValueInEffect: false })
  if (!branches) return null
  const isSeveral = branches.length > 1
  /** How many, where it is more than two. */
  const several = branches.length > 2 ? branches.length : null
  return (
    <div className={classes.readOnly} role="note">
      <IconGitFork size={18} aria-hidden />
      <div className={classes.readOnlyWords}>
        <strong>There are {several ?? 'two'} versions of your marks.</strong> Computers went on from the same
        state, each without seeing the other.{' '}
        {isSeveral
          ? 'Nothing was merged. Look at each, then keep the marks of all, which loses none, or only one version.'
          : 'Only this one can be shown: part of the other has not come yet. Let your sync program finish, or go on with this one.'}
        {isSeveral && (
          <SegmentedControl
            className={classes.versions}
            size="sm"
            aria-label="Version that is shown"
            orientation={isNarrow ? 'vertical' : 'horizontal'}
            value={String(branch)}
            onChange={(value) => appStore.showBranch(Number(value))}
            data={branches.map((each, index) => ({ value: String(index), label: branchWords(each, index) }))}
          />
        )}
      </div>
      <div className={classes.choices}>
        {isSeveral && (
          <Button size="compact-sm" onClick={() => void appStore.settle(true)}>
            Keep the marks of {several === null ? 'both' : 'all'}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant={isSeveral ? 'default' : 'filled'}
          onClick={() => void appStore.settle(false)}
        >
          {isSeveral ? `Keep only version ${branch + 1}` : 'Keep this version'}
        </Button>
      </div>
    </div>
  )
}

function branchWords({ at, set }: BranchView, index: number): string {
  const { spans } = JSON.parse(set) as AnnotationSet
  const when = at === null ? '' : `, ${momentWords(at)}`
  return `Version ${index + 1}: ${counted(spans.length, 'span', 'spans')}${when}`
}
