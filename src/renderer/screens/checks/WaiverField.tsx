import { Button, TextInput } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import classes from './checks.module.css'

export interface WaiverFieldProps {
  readonly onWaive: (reason: string) => void
  readonly onCancel: () => void
}

/** Asks why a finding stands as it is: without a reason nothing is waived. */
export function WaiverField({ onWaive, onCancel }: WaiverFieldProps) {
  const [reason, setReason] = useState('')
  const given = reason.trim()
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    // The arrows are the field's own here.
    event.stopPropagation()
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.currentTarget.closest('[data-finding]')?.querySelector<HTMLElement>('[data-entry]')?.focus()
    onCancel()
  }
  return (
    <form
      className={classes.waiver}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        if (given !== '') onWaive(given)
      }}
    >
      <TextInput
        size="xs"
        label="Why it stands as it is"
        description="The reason is kept and exported. No words of the letter, please."
        value={reason}
        maxLength={500}
        data-autofocus
        autoFocus
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button type="submit" variant="default" size="compact-xs" disabled={given === ''}>
          Waive
        </Button>
        <Button variant="subtle" size="compact-xs" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
