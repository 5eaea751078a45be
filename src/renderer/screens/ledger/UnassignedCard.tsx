import { Select, Text } from '@mantine/core'
import type { Span } from '../../../core/annotation/span'
import type { LedgerRow } from '../../../core/imr/ledger/ledger'
import { appStore, useAppState } from '../../state/app-store'
import { foldedQuote } from '../annotate/folded-quote'
import { nameOfLabel } from '../annotate/label-looks'
import { AndMore, listedAtMost } from './AndMore'
import { LedgerSpan } from './LedgerSpan'
import { missingWords } from './missing-words'
import frame from '../../parts/EntriesPane.module.css'
import classes from './ledger.module.css'

export interface UnassignedCardProps {
  readonly spans: readonly Span[]
  readonly rows: readonly LedgerRow[]
  readonly isReadOnly: boolean
}

/** Outcomes and guidelines that stand in no cell, why, and the way into one. */
export function UnassignedCard({ spans, rows, isReadOnly }: UnassignedCardProps) {
  const schema = useAppState(({ project }) => project?.schema)
  const relations = useAppState(({ open }) => open?.set.relations)
  const selectedId = useAppState(({ selectedSpanId }) => selectedSpanId)
  if (!schema || !relations) return null
  return (
    <section className={classes.card} aria-label="Unassigned" data-unassigned>
      <header className={frame.head}>
        <h3 className={frame.title}>Unassigned</h3>
        <span className={frame.count}>{spans.length}</span>
      </header>
      {spans.slice(0, listedAtMost).map((span) => (
        <div key={span.id} className={classes.stray}>
          <LedgerSpan
            span={span}
            place={`Unassigned ${nameOfLabel(schema, span.label).toLowerCase()}`}
            facts={missingWords(span, relations, schema)}
            canMove={!isReadOnly}
          />
          {span.id === selectedId && !isReadOnly && <IssueChoice span={span} rows={rows} />}
        </div>
      ))}
      <AndMore count={spans.length} />
      {rows.every(({ item }) => item === null) && (
        <Text size="xs" c="dimmed">
          Mark the requested item of their issue first.
        </Text>
      )}
    </section>
  )
}

/** Which issue the selected span belongs to. */
function IssueChoice({ span, rows }: { readonly span: Span; readonly rows: readonly LedgerRow[] }) {
  const joined = useAppState(
    ({ open }) => open?.set.relations.find(({ from }) => from === span.id)?.to ?? null,
  )
  const issues = rows.flatMap(({ item }, index) =>
    item ? [{ value: item.id, label: `Issue ${index + 1}: ${foldedQuote(item.quote, 40)}` }] : [],
  )
  if (issues.length === 0) return null
  return (
    <Select
      size="xs"
      aria-label={`Issue of ${foldedQuote(span.quote, 60)}`}
      placeholder="Choose its issue"
      data={issues}
      value={joined}
      limit={100}
      searchable={issues.length > 20}
      comboboxProps={{ shadow: 'md' }}
      onChange={(itemId) => {
        if (itemId) appStore.moveToItem(span.id, itemId)
      }}
    />
  )
}
