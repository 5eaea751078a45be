import { Button, UnstyledButton } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import type { Finding } from '../../../core/annotation/checks/check'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import { appStore, useAppState } from '../../state/app-store'
import { ReasonField } from '../../parts/ReasonField'
import { namesOfKey } from '../../actions/accelerator'
import { foldedQuote } from '../annotate/folded-quote'
import { colourOfLabel } from '../annotate/label-looks'
import { findingWords } from './finding-words'
import classes from './checks.module.css'

export interface FindingEntryProps {
  readonly finding: Finding
  readonly schema: LabelSchema
  /** Whether the coder was led to it last. */
  readonly isAtHand: boolean
  readonly isReadOnly: boolean
  /** Makes a change after which the finding is gone from the list. */
  readonly onSettle: (change: () => void) => void
}

/** A finding: choosing it shows it in the letter; it can be fixed, where that is safe, or waived. */
export function FindingEntry({ finding, schema, isAtHand, isReadOnly, onSettle }: FindingEntryProps) {
  const [isWaiving, setWaiving] = useState(false)
  const quote = useAppState(({ open }) => open?.view.text.slice(finding.range.start, finding.range.end) ?? '')
  const { wrong, toDo } = findingWords(finding, schema)
  const canFix = finding.fix !== null && !isReadOnly
  const fix = () => onSettle(() => appStore.fixFinding(finding))

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || isReadOnly) return
    const names = namesOfKey(event.nativeEvent)
    const isFix = names.includes('f')
    if (!isFix && !names.includes('w')) return
    // Elsewhere these keys move an edge of the selected span, and select words.
    event.preventDefault()
    if (!isFix) setWaiving(true)
    else if (canFix && !event.repeat) fix()
  }

  return (
    <div className={classes.finding} data-finding data-at-hand={isAtHand || undefined}>
      <UnstyledButton
        className={classes.entry}
        data-entry
        data-at-hand={isAtHand || undefined}
        aria-current={isAtHand || undefined}
        aria-keyshortcuts={isReadOnly ? undefined : canFix ? 'F W' : 'W'}
        data-colour={colourOfLabel(schema, String(finding.facts['label']))}
        onClick={() => appStore.showFinding(finding)}
        onKeyDown={onKeyDown}
      >
        <span className={classes.wrong}>{wrong}</span>
        <span className={classes.quote}>{foldedQuote(quote, 120) || 'white space'}</span>
        <span className={classes.toDo}>{toDo}</span>
      </UnstyledButton>
      {isWaiving ? (
        <ReasonField
          label="Why it stands as it is"
          action="Waive"
          onGiven={(reason) => onSettle(() => appStore.waiveFinding(finding, reason))}
          onCancel={() => setWaiving(false)}
        />
      ) : (
        <div className={classes.actions}>
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={`Show: ${wrong}`}
            onClick={() => appStore.showFinding(finding)}
          >
            Show
          </Button>
          {canFix && (
            <Button variant="default" size="compact-xs" aria-label={`Fix: ${wrong}`} onClick={fix}>
              Fix
            </Button>
          )}
          {!isReadOnly && (
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={`Waive: ${wrong}`}
              onClick={() => setWaiving(true)}
            >
              Waive …
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
