import { Select } from '@mantine/core'
import { suggesterOptions } from '../../parts/suggester-options'
import { appStore, useAppState } from '../../state/app-store'

/** Who proposes; only where there is a choice. */
export function SuggesterChoice() {
  const suggesters = useAppState((state) => state.suggesters)
  const isSomebody = useAppState(({ app }) => app?.annotator != null)
  if (!suggesters || suggesters.parsers.length === 0) return null
  return (
    <Select
      size="xs"
      label="Suggestions by"
      data={suggesterOptions(suggesters.parsers)}
      value={suggesters.chosen}
      allowDeselect={false}
      disabled={!isSomebody}
      onChange={(value) => value !== null && appStore.chooseSuggester(value)}
    />
  )
}
