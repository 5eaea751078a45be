import { useEffect, useState } from 'react'
import type { AppState } from '../state/app-state'
import { appStore, useAppState } from '../state/app-store'
import { shownSet } from '../state/selectors'

/**
 * What `find` makes of the marks on screen, worked out when the window has nothing else to do: no edit waits for it, and
 * until then it is that of the marks before. Null without a letter, until it is known for the first time, and while
 * not `isWanted`. `find` must be the same function each time.
 */
export function useLater<T>(find: (state: AppState) => T | null, isWanted = true): T | null {
  const set = useAppState(shownSet)
  const documentId = set?.documentId
  const [known, setKnown] = useState<{ readonly documentId: string; readonly found: T } | null>(null)
  useEffect(() => {
    if (documentId === undefined || !isWanted) return
    return whenPainted(() => {
      const found = find(appStore.state())
      if (found !== null) setKnown({ documentId, found })
    })
  }, [set, documentId, find, isWanted])
  return isWanted && known !== null && known.documentId === documentId ? known.found : null
}

/** Runs something in an idle moment after what is drawn now has been painted; answers what calls it off. */
function whenPainted(run: () => void): () => void {
  let idle = 0
  let frame = requestAnimationFrame(() => {
    // The idle time of a frame comes before its painting where the frame is late; that of the next one doesn't.
    frame = requestAnimationFrame(() => {
      idle = requestIdleCallback(run, { timeout: 1000 })
    })
  })
  return () => {
    cancelAnimationFrame(frame)
    cancelIdleCallback(idle)
  }
}
