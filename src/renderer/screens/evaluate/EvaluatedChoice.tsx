import { Select } from '@mantine/core'
import { theRules } from '../../../core/suggestions/parser'
import { parserName } from '../../parts/parser-name'
import { suggesterOptions } from '../../parts/suggester-options'
import { appStore, useAppState } from '../../state/app-store'

/** What the dialog is called: whom it evaluates. */
export function useEvaluatedTitle(): string {
  const suggester = useAppState(({ evaluating }) => evaluating.suggester)
  const parser = useAppState(({ suggesters }) => suggesters?.parsers.find(({ id }) => id === suggester))
  return `Evaluate ${parser ? parserName(parser) : 'the rules'}`
}

/** Chooses who is evaluated, where there is a choice. */
export function EvaluatedChoice() {
  const parsers = useAppState(({ suggesters }) => suggesters?.parsers ?? null)
  const suggester = useAppState(({ evaluating }) => evaluating.suggester)
  if (!parsers || parsers.length === 0) return null
  return (
    <Select
      size="xs"
      w="16rem"
      label="Suggester"
      data={suggesterOptions(parsers)}
      value={suggester ?? theRules}
      allowDeselect={false}
      onChange={(value) => value !== null && appStore.evaluateOther(value)}
    />
  )
}
