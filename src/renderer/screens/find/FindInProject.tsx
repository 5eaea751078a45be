import { Button, Progress, Text } from '@mantine/core'
import { useState } from 'react'
import { Callout } from '../../parts/Callout'
import { ActionKeys } from '../../parts/ActionKeys'
import { Keys } from '../../parts/Keys'
import { remainingWords } from '../../parts/times'
import { appStore, useAppState } from '../../state/app-store'
import { isSameQuery } from '../../state/finding'
import { matchesWords, passedTitle, passedWords, projectFoundWords } from './find-words'
import { FindField } from './FindField'
import { FoundList } from './FoundList'
import classes from './find.module.css'

/** Finding in all letters of the project: what to find, how far that is, and what was found. */
export function FindInProject({ focusOn }: { readonly focusOn: object | null }) {
  const find = useAppState((state) => state.projectFind)
  const query = useAppState((state) => state.find.query)
  const [listFocus, setListFocus] = useState<{ readonly search: number } | null>(null)
  const isNew = !isSameQuery(find.query, query) && query.words.trim() !== ''
  return (
    <div className={classes.pane} role="search" aria-label="Find in all letters">
      <div className={classes.head}>
        <FindField
          label="Find in all letters"
          focusOn={focusOn}
          onWords={(words) => appStore.setQuery({ words })}
          onEnter={() => void appStore.searchProject()}
          onEscape={() => appStore.perform('focus.text')}
          onDown={() => setListFocus({ search: find.search })}
        />
        {isNew && find.state !== 'searching' && (
          <Text size="xs" c="dimmed" className={classes.hint}>
            <Keys accelerator="Enter" /> looks through all letters.
          </Text>
        )}
        {find.state === 'searching' && <Searching />}
        <Text size="sm" role="status" className={classes.outcome}>
          {projectFoundWords(find)}
        </Text>
      </div>
      <Passed />
      {find.results.length > 0 ? (
        <FoundList key={find.search} focusOn={listFocus?.search === find.search ? listFocus : null} />
      ) : (
        find.state !== 'searching' && !isNew && <Nothing />
      )}
      {find.results.length > 0 && (
        <p className={classes.walk}>
          <span>
            <ActionKeys id="find.nextResult" /> next
          </span>
          <span>
            <ActionKeys id="find.previousResult" /> previous
          </span>
        </p>
      )}
    </div>
  )
}

function Searching() {
  const { count, progress } = useAppState(({ projectFind }) => projectFind)
  const { done, total, remainingMs } = progress
  return (
    <div className={classes.searching}>
      <Progress
        value={total === 0 ? 0 : (100 * done) / total}
        size={4}
        aria-label="Looking through the letters"
      />
      <div className={classes.searchingWords}>
        <Text size="xs" c="dimmed" className={classes.figures}>
          {total > 0 && `${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} letters, `}
          {matchesWords(count)} so far
          <br />
          {remainingWords(remainingMs)}
        </Text>
        <Button variant="default" size="compact-xs" onClick={appStore.cancelSearch}>
          Cancel
        </Button>
      </div>
    </div>
  )
}

/** What was not looked through, with its title, so that nobody takes it for a letter without a match. */
function Passed() {
  const passed = useAppState(({ projectFind }) => projectFind.passed)
  const rows = useAppState((state) => state.rows)
  if (passed.length === 0) return null
  const titleOf = (id: string) =>
    rows?.find((row) => row.id === id)?.title || 'A letter whose name is unknown'
  return (
    <div className={classes.passed}>
      <Callout tone="caution" title={passedTitle(passed)}>
        <ul>
          {passed.map(({ documentId, reason }) => (
            <li key={documentId}>
              <strong>{titleOf(documentId)}</strong>
              <br />
              {passedWords(reason)}.
            </li>
          ))}
        </ul>
      </Callout>
    </div>
  )
}

function Nothing() {
  const { state, query } = useAppState(({ projectFind }) => projectFind)
  const isNarrow = query !== null && (query.isCase || query.isWholeWord)
  return (
    <Text size="sm" c="dimmed" className={classes.nothing}>
      {state === 'nothing-asked'
        ? 'Type words and press Enter. Spaces also find line ends, as in the letters they may stand anywhere.'
        : isNarrow
          ? 'Perhaps without capital letters or whole words?'
          : ''}
    </Text>
  )
}
