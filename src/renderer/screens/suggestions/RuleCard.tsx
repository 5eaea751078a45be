import { Button, VisuallyHidden } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { acceptedOneByOne } from '../../../core/imr/rules/accepted-one-by-one'
import { proposerName } from '../../parts/proposer-name'
import { appStore, useAppState } from '../../state/app-store'
import type { ShownSuggestion } from '../../state/suggesting'
import { foldedQuote } from '../annotate/folded-quote'
import { colourOfLabel, nameOfLabel } from '../annotate/label-looks'
import { sureWords } from './sure-words'
import frame from '../../parts/EntriesPane.module.css'
import classes from './suggestions.module.css'

export interface RuleCardProps {
  /** The rule or parser with its version. */
  readonly source: string
  /** Those of the rule that wait, at least one. */
  readonly suggestions: readonly ShownSuggestion[]
  /** Id of the suggestion that the coder is at. */
  readonly atHand: string | null
}

/** So many of a rule are listed; the others come up as these are decided on. */
const mostShown = 100

/** What one rule or parser proposes, and what can be done with all of it. */
export function RuleCard({ source, suggestions, atHand }: RuleCardProps) {
  const schema = useAppState(({ project }) => project?.schema)
  if (!schema) return null
  const [first] = suggestions
  const name = proposerName(first!)
  const isParser = first!.kind === 'parser'
  const those = (count: number) => (suggestions.length === 1 ? 'it' : `all ${count}`)
  const inBulk = suggestions.filter(({ label }) => !acceptedOneByOne.has(label)).length
  const left = suggestions.length - inBulk
  return (
    <section className={classes.card} aria-label={name}>
      <header className={frame.head}>
        <h3 className={frame.title}>{name}</h3>
        <span className={frame.count}>
          {suggestions.length}
          {!isParser && `, ${sureWords(first!.confidence)}`}
        </span>
      </header>
      {suggestions.slice(0, mostShown).map((suggestion) => (
        <Entry
          key={suggestion.id}
          suggestion={suggestion}
          name={nameOfLabel(schema, suggestion.label)}
          colour={colourOfLabel(schema, suggestion.label)}
          isAtHand={suggestion.id === atHand}
          facts={[
            // A rule proposes one label, and is as sure of each.
            ...(isParser ? [nameOfLabel(schema, suggestion.label)] : []),
            ...Object.values(suggestion.attributes).flat(),
            ...(isParser ? [sureWords(suggestion.confidence)] : []),
          ]
            .filter((fact) => fact !== '')
            .join(', ')}
        />
      ))}
      <div className={classes.actions}>
        {inBulk > 0 && (
          <Button
            variant="default"
            size="compact-xs"
            aria-label={`Accept ${those(inBulk)}: ${name}`}
            onClick={() => appStore.acceptRule(source)}
          >
            Accept {those(inBulk)}
            {left > 0 && ' but diagnoses'}
          </Button>
        )}
        <Button
          variant="subtle"
          size="compact-xs"
          aria-label={`Reject ${those(suggestions.length)}: ${name}`}
          onClick={() => appStore.rejectRule(source)}
        >
          Reject {those(suggestions.length)}
        </Button>
      </div>
    </section>
  )
}

interface EntryProps {
  readonly suggestion: ShownSuggestion
  /** Of its label. */
  readonly name: string
  readonly colour: string
  readonly isAtHand: boolean
  readonly facts: string
}

function Entry({ suggestion, name, colour, isAtHand, facts }: EntryProps) {
  const quote = useAppState(({ open }) => open?.view.text.slice(suggestion.start, suggestion.end) ?? '')
  const entry = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isAtHand) entry.current?.scrollIntoView({ block: 'nearest' })
  }, [isAtHand])
  const words = foldedQuote(quote, 160)
  return (
    <button
      ref={entry}
      type="button"
      className={classes.entry}
      data-entry
      data-colour={colour}
      data-at-hand={isAtHand || undefined}
      aria-current={isAtHand || undefined}
      onClick={() => appStore.goToSuggestion(suggestion)}
      onFocus={() => appStore.goToSuggestion(suggestion)}
    >
      <span className={frame.words}>
        <VisuallyHidden component="span">Suggested {name.toLowerCase()}: </VisuallyHidden>
        {words}
      </span>
      {facts !== '' && <span className={frame.facts}>{facts}</span>}
    </button>
  )
}
