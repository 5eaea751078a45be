import { Button } from '@mantine/core'
import { ActionKeys } from '../../parts/ActionKeys'
import { Keys } from '../../parts/Keys'
import { proposerName } from '../../parts/proposer-name'
import { appStore, useAppState } from '../../state/app-store'
import { suggestionAtHand } from '../../state/suggesting'
import { nameOfLabel } from '../annotate/label-looks'
import { sureWords } from './sure-words'
import classes from './suggestions.module.css'

/** What can be done with the suggestion at hand; over the letter's lower edge, so that nothing moves. */
export function SuggestionBar() {
  const suggestion = useAppState(suggestionAtHand)
  const schema = useAppState(({ project }) => project?.schema)
  if (!suggestion || !schema) return null
  const facts = Object.values(suggestion.attributes).flat().join(', ')
  return (
    <div className={classes.place}>
      <div className={classes.bar} role="toolbar" aria-label="Suggestion">
        <span className={classes.said}>
          <b>{nameOfLabel(schema, suggestion.label)}?</b> {facts}{' '}
          <span className={classes.by}>
            {[proposerName(suggestion), sureWords(suggestion.confidence)].filter(Boolean).join(', ')}
          </span>
        </span>
        <Button
          size="compact-sm"
          rightSection={<ActionKeys id="suggestion.accept" />}
          onClick={() => appStore.perform('suggestion.accept')}
        >
          Accept
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          rightSection={<ActionKeys id="suggestion.reject" />}
          onClick={() => appStore.perform('suggestion.reject')}
        >
          Reject
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          rightSection={<ActionKeys id="suggestion.next" />}
          onClick={() => appStore.perform('suggestion.next')}
        >
          Next
        </Button>
        <span className={classes.by}>
          <Keys accelerator="A" /> <Keys accelerator="S" /> <Keys accelerator="D" /> <Keys accelerator="F" />{' '}
          accept with an edge moved
        </span>
      </div>
    </div>
  )
}
