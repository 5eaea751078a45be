import { VisuallyHidden } from '@mantine/core'
import { appStore, useAppState } from '../../state/app-store'
import { selectedSpan } from '../../state/selectors'
import { foldedQuote } from './folded-quote'
import { nameOfLabel } from './label-looks'

/** Tells screen readers what is selected and armed: the letter is bare text to them. */
export function Announcer() {
  const span = useAppState(selectedSpan)
  const armed = useAppState((state) => state.armedLabel)
  const schema = appStore.state().project?.schema
  if (!schema) return null
  return (
    <>
      <VisuallyHidden aria-live="polite" data-testid="span-announcer">
        {span &&
          `${nameOfLabel(schema, span.label)}: ${foldedQuote(span.quote)}${span.needsReview ? ', needs review' : ''}`}
      </VisuallyHidden>
      <VisuallyHidden aria-live="polite">
        {armed !== null && `${nameOfLabel(schema, armed)} is armed. Each selection is marked at once.`}
      </VisuallyHidden>
    </>
  )
}
