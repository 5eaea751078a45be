import type { Ledger } from '../../../core/imr/ledger/ledger'
import { useAppState } from '../../state/app-store'
import { openLedger } from '../../state/open-ledger'
import { useLater } from '../use-later'

/** Length of a letter (UTF-16) from which neither opening nor an edit waits for the ledger. */
const long = 50_000

/** The ledger of the marks on screen; of a long letter a moment later. Null where there is none, or not yet. */
export function useLedger(): Ledger | null {
  const isLong = useAppState(({ open }) => (open?.view.text.length ?? 0) >= long)
  const now = useAppState((state) => (isLong ? null : openLedger(state)))
  const later = useLater(openLedger, isLong)
  return isLong ? later : now
}
