import { useEffect, useState } from 'react'
import { appStore, useAppState } from '../../state/app-store'
import { openFindings, type Findings } from '../../state/open-findings'
import { shownSet } from '../../state/selectors'

/**
 * The findings of the marks on screen, worked out when the window has nothing else to do: no edit waits for its checks.
 * Null without a letter and until they are known for the first time.
 */
export function useFindings(): Findings | null {
  const set = useAppState(shownSet)
  const documentId = set?.documentId
  const [known, setKnown] = useState<{ documentId: string; findings: Findings } | null>(null)
  useEffect(() => {
    if (documentId === undefined) return
    const waiting = requestIdleCallback(
      () => {
        const findings = openFindings(appStore.state())
        if (findings) setKnown({ documentId, findings })
      },
      { timeout: 1000 },
    )
    return () => cancelIdleCallback(waiting)
  }, [set, documentId])
  return known !== null && known.documentId === documentId ? known.findings : null
}
