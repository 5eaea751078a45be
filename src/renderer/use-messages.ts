import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { failureMessage } from './parts/failure-message'
import type { Message } from './state/app-state'
import { appStore, useAppState } from './state/app-store'
import { takenBackTitle } from './taken-back'

/** Shows what the state has to tell, each message once. */
export function useMessages(): void {
  const messages = useAppState((state) => state.messages)
  useEffect(() => {
    for (const message of messages) {
      const notification = notificationOf(message)
      // The same words are not shown twice at once; with an id of another kind one message could hide the next.
      notifications.show({ id: `${notification.title}\n${notification.message}`, ...notification })
      appStore.dismiss(message.key)
    }
  }, [messages])
}

/** Failures stay until they are read; the rest goes by itself. */
const failed = {
  color: 'red',
  autoClose: false,
  role: 'alert',
  withBorder: true,
  onClose: giveKeyboardBack,
} as const
const told = { withBorder: true, onClose: giveKeyboardBack } as const

/** A message that is put away by its button takes the keyboard with it, which belongs to the letter then. */
function giveKeyboardBack(): void {
  const isInMessage = document.activeElement?.closest('[role="alert"]') != null
  if (isInMessage && appStore.state().dialog === null) appStore.perform('focus.text')
}

function notificationOf(message: Message) {
  switch (message.kind) {
    case 'info':
      return { ...told, title: message.title, message: message.message }
    case 'failure':
      // The banner above the letter says so all the time.
      if (message.failure.code === 'read-only') return { ...told, ...failureMessage(message.failure) }
      return { ...failed, ...failureMessage(message.failure) }
    case 'taken-back': {
      const { title, message: words } = failureMessage(message.failure)
      return { ...failed, title: takenBackTitle(message.lost), message: `${title}. ${words}` }
    }
  }
}
