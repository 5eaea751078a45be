import { Text } from '@mantine/core'
import type { Span } from '../../../core/annotation/span'
import { AndMore, listedAtMost } from './AndMore'
import { LedgerSpan } from './LedgerSpan'
import frame from '../../parts/EntriesPane.module.css'
import classes from './ledger.module.css'

/** The diagnoses of the letter, above its issues. */
export function DiagnosesCard({ spans }: { readonly spans: readonly Span[] }) {
  return (
    <section className={classes.card} aria-label="Diagnoses">
      <header className={frame.head}>
        <h3 className={frame.title}>Diagnoses</h3>
        <span className={frame.count}>{spans.length}</span>
      </header>
      {spans.length === 0 && (
        <Text size="xs" c="dimmed">
          None marked yet.
        </Text>
      )}
      {spans.slice(0, listedAtMost).map((span) => (
        <LedgerSpan key={span.id} span={span} place="Diagnosis" facts={factsOf(span)} />
      ))}
      <AndMore count={spans.length} />
    </section>
  )
}

/** What is said of a span beside its words, such as status and codes. */
function factsOf({ attributes }: Span): string {
  return Object.values(attributes)
    .map((value) => (typeof value === 'string' ? value : value.join(', ')))
    .filter((value) => value !== '')
    .join(' · ')
}
