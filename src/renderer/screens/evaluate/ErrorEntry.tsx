import { Button, UnstyledButton } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import { verdictKinds, type VerdictKind } from '../../../core/annotation/verdict'
import { verdictNames } from '../../../core/imr/evaluation/evaluation-words'
import type { ErrorPlace } from '../../../ipc/evaluation-views'
import { namesOfKey } from '../../actions/accelerator'
import { Keys } from '../../parts/Keys'
import { ReasonField } from '../../parts/ReasonField'
import { appStore } from '../../state/app-store'
import { keyOfError } from '../../state/evaluating'
import { ErrorWords } from './ErrorWords'
import { verdictKeys } from './verdict-keys'
import classes from './errors.module.css'

export interface ErrorEntryProps {
  readonly place: ErrorPlace
  readonly schema: LabelSchema
  readonly isAtHand: boolean
  /** Tab stops here. */
  readonly isTabStop: boolean
  readonly onJudge: (place: ErrorPlace, verdict: VerdictKind, note: string) => void
  readonly onTakeBack: (place: ErrorPlace) => void
  readonly onNextUndecided: () => void
}

/** An error in its words, and what the coder says of it; Enter leads into the letter. */
export function ErrorEntry({
  place,
  schema,
  isAtHand,
  isTabStop,
  onJudge,
  onTakeBack,
  onNextUndecided,
}: ErrorEntryProps) {
  const [isNoting, setNoting] = useState(false)
  const { title, verdict } = place
  const judge = (kind: VerdictKind) => {
    if (kind === 'guideline-unclear') setNoting(true)
    else onJudge(place, kind, '')
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.repeat) return
    const names = namesOfKey(event.nativeEvent).map((name) => name.toLowerCase())
    const kind = verdictKinds.find((one) => names.includes(verdictKeys[one].toLowerCase()))
    if (kind) judge(kind)
    else if (names.includes('n')) onNextUndecided()
    else if (names.includes('enter')) appStore.showError(place)
    else if (names.includes('backspace') && verdict) onTakeBack(place)
    else return
    event.preventDefault()
  }

  return (
    <div className={classes.error} data-at-hand={isAtHand || undefined}>
      <UnstyledButton
        className={classes.entry}
        data-entry
        data-key={keyOfError(place)}
        data-autofocus={isAtHand || undefined}
        tabIndex={isTabStop ? 0 : -1}
        aria-current={isAtHand || undefined}
        aria-keyshortcuts="P G U N Enter Backspace"
        onFocus={() => appStore.takeError(keyOfError(place))}
        onKeyDown={onKeyDown}
      >
        <ErrorWords place={place} schema={schema} />
        <span className={classes.facts}>
          <span className={classes.title}>{title}</span>
          {verdict && (
            <span className={classes.verdict}>
              {verdictNames[verdict.verdict]}
              {verdict.note !== '' && `: ${verdict.note}`}
            </span>
          )}
        </span>
      </UnstyledButton>
      {isNoting ? (
        <ReasonField
          label="What the guideline does not say"
          action="Keep"
          before={verdict?.note ?? ''}
          onGiven={(note) => {
            setNoting(false)
            onJudge(place, 'guideline-unclear', note)
          }}
          onCancel={() => setNoting(false)}
        />
      ) : (
        isAtHand && (
          <div className={classes.actions}>
            {verdictKinds.map((kind) => (
              <Button
                key={kind}
                variant={verdict?.verdict === kind ? 'light' : 'default'}
                size="compact-xs"
                aria-pressed={verdict?.verdict === kind}
                rightSection={<Keys accelerator={verdictKeys[kind]} />}
                onClick={() => judge(kind)}
              >
                {verdictNames[kind]}
                {kind === 'guideline-unclear' && ' …'}
              </Button>
            ))}
            {verdict && (
              <Button
                variant="subtle"
                size="compact-xs"
                rightSection={<Keys accelerator="Backspace" />}
                onClick={() => onTakeBack(place)}
              >
                Take back
              </Button>
            )}
            <Button
              variant="subtle"
              size="compact-xs"
              rightSection={<Keys accelerator="Enter" />}
              onClick={() => appStore.showError(place)}
            >
              Show in the letter
            </Button>
          </div>
        )
      )}
    </div>
  )
}
