import { Select, Text } from '@mantine/core'
import type { Span } from '../../../core/annotation/span'
import type { LedgerRow } from '../../../core/imr/ledger/ledger'
import { appStore, useAppState } from '../../state/app-store'
import { foldedQuote } from '../annotate/folded-quote'
import { nameOfLabel } from '../annotate/label-looks'
import { AndMore, listedAtMost } from './AndMore'
import { LedgerSpan } from './LedgerSpan'
import { missingWords } from './missing-words'
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
  if (!schema || !relations) return null
  const issues = rows.flatMap(({ item }, index) =>
    item ? [{ value: item.id, label: `Issue ${index + 1}: ${foldedQuote(item.quote, 40)}` }] : [],
  )
  return (
    <section className={classes.card} aria-label="Unassigned" data-unassigned>
      <header className={classes.head}>
        <h3 className={classes.title}>Unassigned</h3>
        <span className={classes.count}>{spans.length}</span>
      </header>
      {spans.slice(0, listedAtMost).map((span) => {
        const missing = missingWords(span, relations, schema)
        const joined = relations.find(({ from }) => from === span.id)?.to ?? null
        return (
          <div key={span.id} className={classes.stray}>
            <LedgerSpan
              span={span}
              place={`Unassigned ${nameOfLabel(schema, span.label).toLowerCase()}`}
              facts={missing}
              canMove={!isReadOnly}
            />
            {issues.length > 0 && !isReadOnly && (
              <Select
                size="xs"
                aria-label={`Issue of ${foldedQuote(span.quote, 60)}`}
                placeholder="Choose its issue"
                data={issues}
                value={joined}
                comboboxProps={{ shadow: 'md' }}
                onChange={(itemId) => {
                  if (itemId) appStore.moveToItem(span.id, itemId)
                }}
              />
            )}
          </div>
        )
      })}
      <AndMore count={spans.length} />
      {issues.length === 0 && (
        <Text size="xs" c="dimmed">
          Mark the requested item of their issue first.
        </Text>
      )}
    </section>
  )
}
