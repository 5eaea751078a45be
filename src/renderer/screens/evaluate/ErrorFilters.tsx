import { Select, Switch } from '@mantine/core'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import { errorKindNames, patternWords } from '../../../core/imr/evaluation/evaluation-words'
import type { ErrorGroup } from '../../../ipc/evaluation-views'
import { appStore, useAppState } from '../../state/app-store'
import { everyError, keyOfPattern, shownErrors, type ErrorFilter } from '../../state/evaluating'
import classes from './errors.module.css'

interface ErrorFiltersProps {
  readonly groups: readonly ErrorGroup[]
  readonly schema: LabelSchema
}

/** What stands for no choice; a pattern's key and a label's id are never it. */
const all = ''

/** Which errors are listed: each choice with how many there are of it. */
export function ErrorFilters({ groups, schema }: ErrorFiltersProps) {
  const { kind, label, pattern, isUndecidedOnly } = useAppState(({ evaluating }) => evaluating.filter)
  const countOf = (filter: Partial<ErrorFilter>) =>
    shownErrors(groups, { ...everyError, isUndecidedOnly, ...filter }).reduce(
      (sum, { places }) => sum + places.length,
      0,
    )
  const named = (name: string, filter: Partial<ErrorFilter>) => `${name} (${countOf(filter)})`
  const kinds = Object.entries(errorKindNames) as [SpanErrorKind, string][]
  const patterns = shownErrors(groups, { ...everyError, kind, label, isUndecidedOnly })
  return (
    <div className={classes.filters} role="search" aria-label="Errors">
      <Select
        size="xs"
        aria-label="Kind of error"
        data={[
          { value: all, label: 'All kinds' },
          ...kinds.map(([value, name]) => ({ value, label: named(name, { kind: value }) })),
        ]}
        value={kind ?? all}
        allowDeselect={false}
        onChange={(value) =>
          appStore.filterErrors({ kind: kinds.find(([one]) => one === value)?.[0] ?? null, pattern: null })
        }
      />
      <Select
        size="xs"
        aria-label="Label of the error"
        data={[
          { value: all, label: 'All labels' },
          ...schema.labels.map(({ id, name }) => ({ value: id, label: named(name, { label: id }) })),
        ]}
        value={label ?? all}
        allowDeselect={false}
        onChange={(value) => appStore.filterErrors({ label: value === all ? null : value, pattern: null })}
      />
      <Select
        size="xs"
        className={classes.pattern}
        aria-label="Pattern of the error"
        searchable
        nothingFoundMessage="No such pattern"
        data={[
          { value: all, label: `All patterns (${patterns.length})` },
          ...patterns.map((group) => ({
            value: keyOfPattern(group),
            label: `${patternWords(group, schema)} (${group.places.length})`,
          })),
        ]}
        value={pattern ?? all}
        allowDeselect={false}
        onChange={(value) => appStore.filterErrors({ pattern: value === all ? null : value })}
      />
      <Switch
        size="xs"
        label="Undecided only"
        checked={isUndecidedOnly}
        onChange={({ currentTarget }) => appStore.filterErrors({ isUndecidedOnly: currentTarget.checked })}
      />
    </div>
  )
}

type SpanErrorKind = ErrorGroup['kind']
