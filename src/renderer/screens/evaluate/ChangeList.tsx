import { Button, SegmentedControl, Select, Text } from '@mantine/core'
import { useState } from 'react'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import type { ChangePlace } from '../../../ipc/evaluation-views'
import { moveAmongEntries } from '../../parts/entry-focus'
import { appStore } from '../../state/app-store'
import { colourOfLabel, nameOfLabel } from '../annotate/label-looks'
import { changeWords } from './comparison-words'
import own from './changes.module.css'
import classes from './evaluate.module.css'

/** Places that are listed until more are asked for. */
const step = 50

interface ChangeListProps {
  readonly changes: readonly ChangePlace[]
  readonly schema: LabelSchema
}

/** The spans that came right or wrong; choosing one opens its letter there. */
export function ChangeList({ changes, schema }: ChangeListProps) {
  const [outcome, setOutcome] = useState<ChangePlace['outcome']>('broken')
  const [label, setLabel] = useState('all')
  const [shown, setShown] = useState(step)
  if (changes.length === 0)
    return (
      <Text size="sm" c="dimmed">
        No span came right or wrong from the one to the other.
      </Text>
    )
  const ofLabel = changes.filter((one) => label === 'all' || one.label === label)
  const countOf = (wanted: ChangePlace['outcome']) => ofLabel.filter((one) => one.outcome === wanted).length
  const listed = ofLabel.filter((one) => one.outcome === outcome)
  const labels = [...new Set(changes.map((one) => one.label))].sort()
  return (
    <section aria-label="Spans that changed" className={own.changes}>
      <div className={classes.scheme}>
        <SegmentedControl
          size="xs"
          aria-label="Which changes"
          value={outcome}
          onChange={(value) => {
            setOutcome(value)
            setShown(step)
          }}
          data={[
            { value: 'broken', label: `Broken ${countOf('broken')}` },
            { value: 'fixed', label: `Fixed ${countOf('fixed')}` },
          ]}
        />
        <Select
          size="xs"
          aria-label="Changes of the label"
          data={[
            { value: 'all', label: 'All labels' },
            ...labels.map((value) => ({ value, label: nameOfLabel(schema, value) })),
          ]}
          value={label}
          allowDeselect={false}
          onChange={(value) => {
            setLabel(value ?? 'all')
            setShown(step)
          }}
        />
      </div>
      <div role="group" aria-label="Changes" onKeyDown={moveAmongEntries}>
        {listed.length === 0 && (
          <Text size="sm" c="dimmed">
            None.
          </Text>
        )}
        {listed.slice(0, shown).map((change) => (
          <Place
            key={`${change.documentId} ${change.start} ${change.end} ${change.label} ${change.kind}`}
            change={change}
            schema={schema}
          />
        ))}
      </div>
      {listed.length > shown && (
        <Button variant="subtle" size="compact-xs" onClick={() => setShown(shown + step)}>
          {listed.length - shown} more
        </Button>
      )}
    </section>
  )
}

function Place({ change, schema }: { readonly change: ChangePlace; readonly schema: LabelSchema }) {
  const { documentId, start, end, kind, label, title, before, words, after } = change
  return (
    <button
      type="button"
      className={own.place}
      data-entry
      data-colour={colourOfLabel(schema, label)}
      onClick={() => {
        const side = { label, start, end }
        appStore.showError({
          documentId,
          gold: kind === 'gold' ? side : null,
          predicted: kind === 'gold' ? null : side,
        })
      }}
    >
      <span className={own.context}>
        <span className={own.changed}>{changeWords(change, schema)}</span>
        {before}
        <mark>{words}</mark>
        {after}
      </span>
      <span className={own.title}>{title}</span>
    </button>
  )
}
