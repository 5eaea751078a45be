import type { Findings } from '../../../core/imr/checks/found-in'
import { openFindings } from '../../state/open-findings'
import { useLater } from '../use-later'

/** The findings of the marks on screen, a moment after the marks. Null without a letter and until they are known. */
export function useFindings(): Findings | null {
  return useLater(openFindings)
}
