import { useEffect, useRef, useState } from 'react'
import type { Result } from '../../../ipc/failures'
import { appStore } from '../../state/app-store'

/**
 * What a job answers as JSON, parsed; null until it is there. The job runs each time the key is another one, and not
 * where it is null; `failed` hears that a failure was shown.
 */
export function useJobAnswer<T>(
  key: string | null,
  call: () => Promise<Result<string>>,
  failed: () => void,
): T | null {
  const [answer, setAnswer] = useState<{ readonly key: string; readonly value: T } | null>(null)
  const begun = useRef<string | null>(null)
  useEffect(() => {
    if (begun.current === key) return
    begun.current = key
    if (key === null) return
    void appStore
      .duringJob(() => appStore.ask(call()))
      .then((json) => {
        if (begun.current !== key) return
        if (json === null) failed()
        else setAnswer({ key, value: JSON.parse(json) as T })
      })
  })
  return answer && answer.key === key ? answer.value : null
}
