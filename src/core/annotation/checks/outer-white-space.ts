import { visibleRange } from '../../text/tokens'
import { moveEdgeCommand } from '../span-edit'
import { foundOn, type Check, type CheckContext } from './check'

/** A span begins or ends with what nobody sees; one without a visible character can't be trimmed. */
export const outerWhiteSpace: Check<CheckContext> = {
  id: 'outer-white-space',
  severity: 'error',
  find: ({ text, set }) =>
    set.spans.flatMap((span) => {
      const range = visibleRange(text, span)
      if (range?.start === span.start && range.end === span.end) return []
      return [foundOn(span, {}, range && moveEdgeCommand(text, span, range))]
    }),
}
