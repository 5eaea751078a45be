import { Text } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import { appStore, useAppState } from '../../state/app-store'
import classes from './DropFiles.module.css'

/** Takes files that are dropped anywhere on the window, and says so while they hover. */
export function DropFiles({ children }: { readonly children: ReactNode }) {
  const [isOver, setIsOver] = useState(false)
  const hasProject = useAppState(({ project }) => project !== null)

  useEffect(() => {
    let depth = 0
    const stop = new AbortController()
    const listen = (
      type: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
      listener: (event: DragEvent, isTaken: boolean) => void,
    ) =>
      window.addEventListener(
        type,
        (event) => {
          if (!event.dataTransfer?.types.includes('Files')) return
          // The import dialog takes for itself what is dropped into it.
          const isTaken = event.defaultPrevented
          event.preventDefault()
          listener(event, isTaken)
        },
        { signal: stop.signal },
      )
    listen('dragenter', () => {
      depth += 1
      setIsOver(true)
    })
    listen('dragover', (event) => {
      event.dataTransfer!.dropEffect = 'copy'
    })
    listen('dragleave', () => {
      depth -= 1
      if (depth <= 0) setIsOver(false)
    })
    listen('drop', (event, isTaken) => {
      depth = 0
      setIsOver(false)
      if (!isTaken) void appStore.importDropped([...event.dataTransfer!.files])
    })
    return () => stop.abort()
  }, [])

  return (
    <>
      {children}
      {isOver && (
        <div className={classes.over}>
          <div className={classes.sheet}>
            <IconFileImport size={32} stroke={1.5} aria-hidden />
            <Text fw={600}>{hasProject ? 'Drop to import' : 'Open or create a project first'}</Text>
            <Text size="sm" c="dimmed" ta="center">
              {hasProject
                ? 'Letters as text files, or folders of them. The files themselves are not changed.'
                : 'Letters are imported into a project.'}
            </Text>
          </div>
        </div>
      )}
    </>
  )
}
