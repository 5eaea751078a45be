import { TextInput } from '@mantine/core'
import { IconLetterCase, IconLetterW, IconRegex, IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { patternOf } from '../../../core/text/find-pattern'
import { ActionIconOf } from '../../parts/ActionIconOf'
import { useAppState } from '../../state/app-store'
import { problemWords } from './find-words'
import classes from './find.module.css'

export interface FindFieldProps {
  readonly label: string
  /** A new object puts the keyboard here and selects what stands here. */
  readonly focusOn: object | null
  readonly onWords: (words: string) => void
  readonly onEnter: (withShift: boolean) => void
  readonly onEscape: () => void
  readonly onDown?: () => void
}

/** Wishes that were fulfilled: a field that comes back takes no keyboard for an old one. */
const fulfilled = new WeakSet<object>()

/** The words to find, and how: the same wherever it stands. */
export function FindField({ label, focusOn, onWords, onEnter, onEscape, onDown }: FindFieldProps) {
  const query = useAppState(({ find }) => find.query)
  const field = useRef<HTMLInputElement>(null)
  const compiled = patternOf(query)

  useEffect(() => {
    if (!focusOn || fulfilled.has(focusOn)) return
    fulfilled.add(focusOn)
    field.current?.focus()
    field.current?.select()
  }, [focusOn])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'Enter') onEnter(event.shiftKey)
    else if (event.key === 'Escape') onEscape()
    else if (event.key === 'ArrowDown' && onDown) onDown()
    else return
    event.preventDefault()
  }

  return (
    <TextInput
      ref={field}
      size="xs"
      className={classes.field}
      classNames={{ error: classes.error! }}
      placeholder="Words to find"
      aria-label={label}
      maxLength={1000}
      spellCheck={false}
      autoComplete="off"
      leftSection={<IconSearch size={14} aria-hidden />}
      value={query.words}
      onChange={({ currentTarget }) => onWords(currentTarget.value)}
      onKeyDown={onKeyDown}
      error={'problem' in compiled ? problemWords(compiled.problem) : null}
      rightSectionWidth={84}
      rightSection={
        <div className={classes.toggles} role="group" aria-label="How to find">
          <ActionIconOf id="find.case" icon={IconLetterCase} isPressed={query.isCase} size={24} />
          <ActionIconOf id="find.wholeWord" icon={IconLetterW} isPressed={query.isWholeWord} size={24} />
          <ActionIconOf id="find.regex" icon={IconRegex} isPressed={query.isRegex} size={24} />
        </div>
      }
    />
  )
}
