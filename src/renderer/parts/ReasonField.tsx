import { Button, TextInput } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import classes from './ReasonField.module.css'

export interface ReasonFieldProps {
  /** What is asked, and what the button says. */
  readonly label: string
  readonly action: string
  /** What was said before. */
  readonly before?: string
  readonly onGiven: (reason: string) => void
  readonly onCancel: () => void
}

/** Asks for a few words of the coder's own below an entry (`data-entry`); without them nothing is done. */
export function ReasonField({ label, action, before = '', onGiven, onCancel }: ReasonFieldProps) {
  const [reason, setReason] = useState(before)
  const given = reason.trim()
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    // The arrows are the field's own here.
    event.stopPropagation()
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.currentTarget.parentElement?.querySelector<HTMLElement>('[data-entry]')?.focus()
    onCancel()
  }
  return (
    <form
      className={classes.field}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        if (given !== '') onGiven(given)
      }}
    >
      <TextInput
        size="xs"
        label={label}
        description="It is kept and exported. No words of the letter, please."
        value={reason}
        maxLength={500}
        data-autofocus
        // A dialog around it stays open when Escape leaves the field.
        data-mantine-stop-propagation="true"
        autoFocus
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button type="submit" variant="default" size="compact-xs" disabled={given === ''}>
          {action}
        </Button>
        <Button variant="subtle" size="compact-xs" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
