import { CloseButton, Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import type { Span } from '../../../core/annotation/span'
import { appStore, useAppState } from '../../state/app-store'
import { needsReview, type SpanFilter } from '../../state/listed-spans'
import classes from './SpanFilters.module.css'

export interface SpanFiltersProps {
  readonly spans: readonly Span[]
  readonly schema: LabelSchema
}

/** Which spans are listed, and in which order. */
export function SpanFilters({ spans, schema }: SpanFiltersProps) {
  const { words, show, sort } = useAppState(({ spanFilter }) => spanFilter)
  const countOf = (isMeant: (span: Span) => boolean) => spans.filter(isMeant).length
  const choices = [
    { value: 'all', label: 'All labels' },
    ...schema.labels.map(({ id, name }) => ({
      value: id,
      label: `${name} (${countOf(({ label }) => label === id)})`,
    })),
    { value: needsReview, label: `Needs review (${countOf((span) => span.needsReview)})` },
  ]
  return (
    <div className={classes.filters} role="search" aria-label="Spans">
      <TextInput
        size="xs"
        type="search"
        placeholder="Search spans"
        aria-label="Search spans by their words"
        leftSection={<IconSearch size={14} aria-hidden />}
        value={words}
        onChange={({ currentTarget }) => appStore.setSpanFilter({ words: currentTarget.value })}
        onKeyDown={({ key }) => {
          if (key === 'ArrowDown') appStore.perform('focus.spans')
          if (key === 'Escape') appStore.setSpanFilter({ words: '' })
        }}
        rightSection={
          words === '' ? null : (
            <CloseButton
              size="xs"
              aria-label="Clear the search"
              onClick={() => appStore.setSpanFilter({ words: '' })}
            />
          )
        }
      />
      <div className={classes.choices}>
        <Select
          size="xs"
          aria-label="Show spans with the label"
          data={choices}
          value={show}
          allowDeselect={false}
          onChange={(value) => appStore.setSpanFilter({ show: value ?? 'all' })}
          comboboxProps={{ shadow: 'md', width: 'max-content', position: 'bottom-start' }}
        />
        <Select
          size="xs"
          aria-label="Order of the spans"
          data={orders}
          value={sort}
          allowDeselect={false}
          onChange={(value) => appStore.setSpanFilter({ sort: value ?? 'place' })}
          comboboxProps={{ shadow: 'md', width: 'max-content', position: 'bottom-end' }}
        />
      </div>
    </div>
  )
}

const orders: { value: SpanFilter['sort']; label: string }[] = [
  { value: 'place', label: 'By place' },
  { value: 'label', label: 'By label' },
  { value: 'words', label: 'By words' },
]
