import { Button, Switch, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { ActionKeys } from '../../parts/ActionKeys'
import { EntriesPane } from '../../parts/EntriesPane'
import frame from '../../parts/EntriesPane.module.css'
import { appStore, useAppState } from '../../state/app-store'
import { isForReading } from '../../state/selectors'
import { isSuggesting, suggestionAtHand, waitingSuggestions } from '../../state/suggesting'
import { whyNone } from './none-words'
import { RuleCard } from './RuleCard'
import { SuggesterChoice } from './SuggesterChoice'

/** What is proposed for the letter, rule by rule: to be gone through, accepted or rejected. */
export function SuggestionsPane({ focusOn }: { readonly focusOn: object | null }) {
  const waiting = useAppState(waitingSuggestions)
  const atHand = useAppState(suggestionAtHand)
  const isShown = useAppState(({ app }) => app?.suggestions ?? true)
  const isPossibleHere = useAppState(isSuggesting)
  const isReadOnly = useAppState(isForReading)
  const suggestions = useAppState((state) => state.suggestions)
  const documentId = useAppState(({ open }) => open?.view.id)
  const box = useRef<HTMLDivElement>(null)
  const chosen = useAppState(({ suggesters }) => suggesters?.chosen)
  const isKnown = suggestions?.documentId === documentId && suggestions?.suggester === chosen
  useEffect(() => {
    if (!focusOn || !isKnown) return
    const entry = box.current?.querySelector<HTMLElement>('[data-entry][aria-current], [data-entry]')
    ;(entry ?? box.current)?.focus()
  }, [focusOn, isKnown])
  if (documentId === undefined) return null
  const sources = [...new Set(waiting.map(({ source }) => source))]
  return (
    <EntriesPane
      name="Suggestions"
      list={box}
      status={
        <Switch
          size="xs"
          label={waiting.length > 0 ? `${waiting.length} left` : 'Show suggestions'}
          aria-label="Show suggestions"
          checked={isShown}
          onChange={() => appStore.perform('view.suggestions')}
        />
      }
      actions={
        <Button
          variant="default"
          size="compact-xs"
          disabled={waiting.length === 0}
          rightSection={<ActionKeys id="suggestion.next" />}
          onClick={() => appStore.perform('suggestion.next')}
        >
          Next suggestion
        </Button>
      }
    >
      <SuggesterChoice />
      {waiting.length === 0 && (
        <Text size="sm" c="dimmed" className={frame.none}>
          {whyNone({ isShown, isReadOnly, suggestions: isKnown ? suggestions : null })}
        </Text>
      )}
      {isPossibleHere &&
        sources.map((source) => (
          <RuleCard
            key={source}
            source={source}
            suggestions={waiting.filter((one) => one.source === source)}
            atHand={atHand?.id ?? null}
          />
        ))}
    </EntriesPane>
  )
}
