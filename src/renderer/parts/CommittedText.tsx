import { Textarea, type TextareaProps } from '@mantine/core'
import { useState } from 'react'

export interface CommittedTextProps extends Omit<TextareaProps, 'value' | 'onChange' | 'onBlur'> {
  readonly value: string
  /** The text was changed and left. */
  readonly onCommit: (text: string) => void
}

/** A field of several lines whose text counts when it is left, so that one wording is one step to undo. */
export function CommittedText({ value, onCommit, ...rest }: CommittedTextProps) {
  const [text, setText] = useState(value)
  // Undo, too, changes the value.
  const [shown, setShown] = useState(value)
  if (shown !== value) {
    setShown(value)
    setText(value)
  }
  const commit = () => {
    if (text !== value) onCommit(text)
  }
  return (
    <Textarea
      {...rest}
      value={text}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        commit()
      }}
    />
  )
}
