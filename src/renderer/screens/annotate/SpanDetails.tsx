import { Button, Switch, Text, UnstyledButton } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import { lineNumberAt } from '../../../core/text/lines'
import { citationOf, citingLabel } from '../../../core/imr/citations/citation'
import type { Origin, Span } from '../../../core/annotation/span'
import { CommittedText } from '../../parts/CommittedText'
import { ActionKeys } from '../../parts/ActionKeys'
import { momentWords } from '../../parts/times'
import { appStore, useAppState } from '../../state/app-store'
import { isForReading, selectedSpan, tickedSpans } from '../../state/selectors'
import { citationWords } from './citation-words'
import { SpanAttributes } from './SpanAttributes'
import { foldedQuote } from './folded-quote'
import { Swatch } from './Swatch'
import { TickedSpans } from './TickedSpans'
import classes from './SpanDetails.module.css'

/** The selected span, or those that are ticked: what it says, where it is from, and what can be changed. */
export function SpanDetails() {
  const span = useAppState(selectedSpan)
  const ticked = useAppState((state) => tickedSpans(state).length)
  const schema = useAppState(({ project }) => project?.schema)
  const focusOn = useAppState(({ focusRequest }) =>
    focusRequest?.target === 'details' ? focusRequest : null,
  )
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!focusOn) return
    const fields = box.current?.querySelectorAll<HTMLElement>('input:not(:disabled), button:not(:disabled)')
    const first = [...(fields ?? [])].find((field) => field.matches('input')) ?? fields?.[0]
    first?.focus()
  }, [focusOn])
  return (
    <section ref={box} className={classes.details} aria-label={ticked > 0 ? 'Ticked spans' : 'Selected span'}>
      {ticked > 0 && schema ? (
        <TickedSpans count={ticked} schema={schema} />
      ) : span && schema ? (
        <Details span={span} schema={schema} />
      ) : (
        <Text size="sm" c="dimmed">
          No span is selected. Click one in the letter, or go from one to the next with{' '}
          <ActionKeys id="span.next" />.
        </Text>
      )}
    </section>
  )
}

function Details({ span, schema }: { readonly span: Span; readonly schema: LabelSchema }) {
  const line = useAppState(({ open }) => (open ? lineNumberAt(open.lineStarts, span.start) : 0))
  const annotators = useAppState(({ app }) => app?.annotators)
  const isReadOnly = useAppState(isForReading)
  const cited = span.label === citingLabel ? citationWords(citationOf(span.quote)) : ''
  const who = annotators?.find(({ id }) => id === span.by)?.name ?? 'another annotator'
  return (
    <>
      <p className={classes.quote}>{foldedQuote(span.quote, 280)}</p>
      <div className={classes.labels} role="group" aria-label="Label of the span">
        {schema.labels.map(({ id, name, colour }) => (
          <UnstyledButton
            key={id}
            className={classes.label}
            aria-pressed={id === span.label}
            disabled={isReadOnly}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => appStore.relabelSelected(id)}
          >
            <Swatch colour={colour} />
            {name}
          </UnstyledButton>
        ))}
      </div>
      <SpanAttributes key={span.id} span={span} schema={schema} isReadOnly={isReadOnly} />
      <CommittedText
        key={`note ${span.id}`}
        size="xs"
        aria-label="Note on this span"
        placeholder="Note on this span"
        autosize
        minRows={1}
        maxRows={5}
        value={span.note}
        disabled={isReadOnly}
        onCommit={appStore.setSpanNote}
      />
      <dl className={classes.facts}>
        {cited !== '' && (
          <>
            <dt>Cites</dt>
            <dd>{cited}</dd>
          </>
        )}
        <dt>Place</dt>
        <dd>
          Line {line}, characters {span.start}–{span.end}
        </dd>
        <dt>Marked</dt>
        <dd>
          {who}, {momentWords(span.at)}
        </dd>
        <dt>Origin</dt>
        <dd>{originWords(span.origin)}</dd>
      </dl>
      <div className={classes.actions}>
        <Switch
          size="xs"
          label="Needs review"
          checked={span.needsReview}
          disabled={isReadOnly}
          onChange={({ currentTarget }) => appStore.setNeedsReview(currentTarget.checked)}
        />
        <Button
          variant="subtle"
          color="red"
          className={classes.delete}
          size="compact-sm"
          disabled={isReadOnly}
          leftSection={<IconTrash size={15} aria-hidden />}
          onClick={() => appStore.perform('span.remove')}
        >
          Delete
        </Button>
      </div>
    </>
  )
}

/** Where a span came from, in words. */
export function originWords({ kind, source, edited }: Origin): string {
  const words = {
    manual: 'Marked by hand',
    rule: `Suggested by rule ${source}`,
    parser: `Suggested by parser ${source}`,
    import: `Imported (${source})`,
    lens: 'Marked with the label lens',
    adjudicated: 'Adjudicated',
  }[kind]
  return edited ? `${words}, then changed by hand` : words
}
