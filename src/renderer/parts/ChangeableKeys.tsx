import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useEffect, useState } from 'react'
import { actionOfKeys } from '../../ipc/action-keys'
import type { ActionId } from '../../ipc/actions'
import { chosenKeys } from '../actions/chosen-keys'
import { isMac } from '../actions/use-action-keys'
import { appStore } from '../state/app-store'
import classes from './KeysHelp.module.css'
import { Keys } from './Keys'

export interface ChangeableKeysProps {
  readonly action: ActionId
  readonly name: string
  readonly keys: string | undefined
}

/** The keys of an action; chosen, the next keys that are pressed take their place. */
export function ChangeableKeys({ action, name, keys }: ChangeableKeysProps) {
  const [isAsking, setAsking] = useState(false)
  const [said, setSaid] = useState('')

  useEffect(() => {
    if (!isAsking) return
    const end = (words: string) => {
      setAsking(false)
      setSaid(words)
    }
    const give = (accelerator: string | null) => {
      end(accelerator === null ? 'No keys now' : wordsOfFormer(action, accelerator))
      void appStore.setKeys(action, accelerator)
    }
    const hear = (event: KeyboardEvent) => {
      if (event.key === 'Tab') return end('')
      event.preventDefault()
      event.stopImmediatePropagation()
      if (event.key === 'Escape') return end('')
      if (event.key === 'Backspace') return give(null)
      const chosen = chosenKeys(event, isMac)
      if (chosen.kind === 'needed') setSaid('The text or the system needs these keys. Press others.')
      if (chosen.kind === 'keys') give(chosen.accelerator)
    }
    const leave = () => end('')
    window.addEventListener('keydown', hear, { capture: true })
    window.addEventListener('pointerdown', leave, { capture: true })
    return () => {
      window.removeEventListener('keydown', hear, { capture: true })
      window.removeEventListener('pointerdown', leave, { capture: true })
    }
  }, [isAsking, action])

  const says =
    isAsking && said === '' ? 'Press the new keys. Escape keeps the old, Backspace takes them away.' : said
  return (
    <span className={classes.changeable}>
      <UnstyledButton
        className={classes.keys}
        data-asking={isAsking || undefined}
        onClick={() => {
          setSaid('')
          setAsking(true)
        }}
      >
        <VisuallyHidden>{isAsking ? `New keys of ${name}: ` : `Change the keys of ${name}: `}</VisuallyHidden>
        {isAsking ? (
          'Press keys …'
        ) : keys === undefined ? (
          <span className={classes.none}>none</span>
        ) : (
          <Keys accelerator={keys} />
        )}
      </UnstyledButton>
      {says !== '' && (
        <span role="alert" className={classes.said}>
          {says}
        </span>
      )}
    </span>
  )
}

/** What another action or a label has to do with keys that are given to an action. */
function wordsOfFormer(action: ActionId, accelerator: string): string {
  const { app, project } = appStore.state()
  const former = actionOfKeys(app?.keys ?? {}, accelerator)
  const label = project?.schema.labels.find(({ key }) => key.toLowerCase() === accelerator.toLowerCase())
  if (label) return `In this project that key labels as ${label.name}.`
  return former && former.id !== action ? `“${former.name}” had them and has none now.` : ''
}
