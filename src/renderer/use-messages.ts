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
const failed = { color: 'red', autoClose: false, role: 'alert', withBorder: true } as const
const told = { withBorder: true } as const

function notificationOf(message: Message) {
  switch (message.kind) {
    case 'info':
      return { ...told, title: message.title, message: message.message }
    case 'failure':
      return { ...failed, ...failureMessage(message.failure) }
    case 'taken-back': {
      const { title, message: words } = failureMessage(message.failure)
      return { ...failed, title: takenBackTitle(message.lost), message: `${title}. ${words}` }
    }
  }
}
