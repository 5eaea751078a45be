import { Notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { useActionKeys } from './actions/use-action-keys'
import { AppDialogs } from './parts/AppDialogs'
import { AnnotateScreen } from './screens/annotate/AnnotateScreen'
import { DropFiles } from './screens/annotate/DropFiles'
import { StartScreen } from './screens/start/StartScreen'
import { appStore, useAppState } from './state/app-store'
import { EngineBanner } from './EngineBanner'
import { useMessages } from './use-messages'
import classes from './App.module.css'

/** The window: the screen that the state asks for, and what may come over it. */
export function App() {
  const isKnown = useAppState(({ app }) => app !== null)
  const project = useAppState((state) => state.project)
  useActionKeys()
  useMessages()

  useEffect(() => {
    document.title = project ? `${project.name} · Goldspan` : 'Goldspan'
  }, [project])

  useEffect(() => {
    window.addEventListener('pagehide', appStore.rememberPlace)
    return () => window.removeEventListener('pagehide', appStore.rememberPlace)
  }, [])

  if (!isKnown) return null
  return (
    <DropFiles>
      <div className={classes.window}>
        <EngineBanner />
        <div className={classes.screen}>{project ? <AnnotateScreen /> : <StartScreen />}</div>
      </div>
      <AppDialogs />
      <Notifications
        position="bottom-right"
        limit={4}
        autoClose={6000}
        zIndex={400}
        classNames={{ root: classes.messages! }}
      />
    </DropFiles>
  )
}
