import { useEffect, useState } from 'react'

/** Whether something has gone on for longer than a time in ms. */
export function useIsLong(isGoingOn: boolean, afterMs: number): boolean {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!isGoingOn) return undefined
    const timer = setTimeout(() => setLong(true), afterMs)
    return () => {
      clearTimeout(timer)
      setLong(false)
    }
  }, [isGoingOn, afterMs])
  return isLong
}
