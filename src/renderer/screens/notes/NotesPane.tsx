import { Text, UnstyledButton } from '@mantine/core'
import { IconFlagFilled } from '@tabler/icons-react'
import { CommittedText } from '../../parts/CommittedText'
import { appStore, useAppState } from '../../state/app-store'
import { isForReading, shownSet } from '../../state/selectors'
import { foldedQuote } from '../annotate/folded-quote'
import { colourOfLabel, nameOfLabel } from '../annotate/label-looks'
import { moveAmongEntries } from '../../parts/entry-focus'
import classes from './NotesPane.module.css'

/** What the coder has to say about the letter, and the spans that have a note or need review. */
export function NotesPane() {
  const note = useAppState((state) => shownSet(state)?.note)
  const spans = useAppState((state) => shownSet(state)?.spans)
  const schema = useAppState(({ project }) => project?.schema)
  const documentId = useAppState(({ open }) => open?.view.id)
  const isReadOnly = useAppState(isForReading)
  if (note === undefined || !spans || !schema) return null
  const noted = spans.filter((span) => span.note !== '' || span.needsReview)
  return (
    <div className={classes.notes}>
      <CommittedText
        key={documentId}
        label="Note on this letter"
        description="Kept with your marks and exported with them. Not part of the letter."
        autosize
        minRows={3}
        maxRows={12}
        value={note}
        disabled={isReadOnly}
        onCommit={appStore.setNote}
      />
      <section aria-label="Spans with a note or to review" onKeyDown={moveAmongEntries}>
        <h3 className={classes.heading}>Spans with a note or to review</h3>
        {noted.length === 0 && (
          <Text size="sm" c="dimmed">
            None. A note is written below, with the selected span.
          </Text>
        )}
        {noted.map((span) => (
          <UnstyledButton
            key={span.id}
            className={classes.span}
            data-entry
            data-colour={colourOfLabel(schema, span.label)}
            onClick={() => appStore.selectSpan(span.id)}
          >
            <span className={classes.head}>
              {nameOfLabel(schema, span.label)}
              {span.needsReview && (
                <IconFlagFilled size={12} className={classes.flag} role="img" aria-label="Needs review" />
              )}
            </span>
            <span className={classes.quote}>{foldedQuote(span.quote, 120)}</span>
            {span.note !== '' && <span className={classes.note}>{span.note}</span>}
          </UnstyledButton>
        ))}
      </section>
    </div>
  )
}
