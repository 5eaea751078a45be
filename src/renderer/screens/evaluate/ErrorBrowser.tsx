import { Button, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import type { VerdictKind } from '../../../core/annotation/verdict'
import { verdictCounts } from '../../../core/evaluation/judged-errors'
import { patternWords } from '../../../core/imr/evaluation/evaluation-words'
import type { ErrorGroup, ErrorPlace } from '../../../ipc/evaluation-views'
import { moveAmongEntries } from '../../parts/entry-focus'
import { appStore, useAppState } from '../../state/app-store'
import { everyError, keyOfError, keyOfPattern, shownErrors } from '../../state/evaluating'
import { colourOfLabel } from '../annotate/label-looks'
import { ErrorEntry } from './ErrorEntry'
import { ErrorFilters } from './ErrorFilters'
import { verdictWords } from './evaluation-words'
import { StaleErrors } from './StaleErrors'
import classes from './errors.module.css'

/** Errors that are listed at first, and that come to them where the coder nears the end. */
const step = 60

interface ErrorBrowserProps {
  readonly groups: readonly ErrorGroup[]
  readonly schema: LabelSchema
}

/** Where proposals and marks differ, one pattern after the other; each error can be judged, and is gone to. */
export function ErrorBrowser({ groups, schema }: ErrorBrowserProps) {
  const { filter, atHand } = useAppState(({ evaluating }) => evaluating)
  const [shown, setShown] = useState(step)
  /** A new object puts the keyboard on the error at hand. */
  const [focusOn, setFocusOn] = useState<object | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const listed = shownErrors(groups, filter)
  const places = listed.flatMap((group) => group.places)
  const index = places.findIndex((place) => keyOfError(place) === atHand)
  const limit = Math.max(shown, index + step / 2)

  useEffect(() => {
    if (focusOn === null) return
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])]
    const entry = entries.find(({ dataset }) => dataset['key'] === appStore.state().evaluating.atHand)
    ;(entry ?? entries[0] ?? list.current)?.focus()
  }, [focusOn])

  const goTo = (place: ErrorPlace | undefined) => {
    if (place) appStore.takeError(keyOfError(place))
    setFocusOn({})
  }
  /** The error after one, or before it at the end: where the coder goes on. */
  const neighbourOf = (place: ErrorPlace) => {
    const at = places.findIndex((one) => keyOfError(one) === keyOfError(place))
    return places[at + 1] ?? places[at - 1]
  }
  async function judge(place: ErrorPlace, verdict: VerdictKind, note: string): Promise<void> {
    const next = neighbourOf(place)
    if (!(await appStore.judge(place, verdict, note))) return
    if (verdict !== 'gold-wrong') return goTo(next)
    // It is put right in the letter at once; the list goes on with the next where this one leaves it.
    appStore.showError(place, filter.isUndecidedOnly && next ? keyOfError(next) : keyOfError(place))
  }
  async function takeBack(place: ErrorPlace): Promise<void> {
    if (await appStore.judge(place, null, '')) goTo(place)
  }
  const goToUndecided = () => {
    const isOpen = ({ verdict }: ErrorPlace) => verdict === null
    goTo(places.find((place, at) => at > index && isOpen(place)) ?? places.find(isOpen))
  }

  if (groups.length === 0)
    return (
      <Text size="sm" c="dimmed">
        No difference: what is marked is proposed, and nothing else.
      </Text>
    )
  let left = limit
  return (
    <>
      <StaleErrors />
      <Text size="sm" role="status" className={classes.counts}>
        {verdictWords(verdictCounts(groups.flatMap((group) => group.places)))}
      </Text>
      <ErrorFilters groups={groups} schema={schema} />
      <div
        ref={list}
        role="group"
        aria-label="Errors"
        tabIndex={-1}
        className={classes.list}
        onKeyDown={moveAmongEntries}
      >
        {places.length === 0 && <NoneListed />}
        {listed.map((group) => {
          const those = group.places.slice(0, Math.max(0, left))
          left -= group.places.length
          if (those.length === 0) return null
          const name = patternWords(group, schema)
          return (
            <section key={keyOfPattern(group)} className={classes.group} aria-label={name}>
              <h3 className={classes.head} data-colour={colourOfLabel(schema, group.label)}>
                {name} <span className={classes.count}>{group.places.length}</span>
              </h3>
              {those.map((place) => (
                <ErrorEntry
                  key={keyOfError(place)}
                  place={place}
                  schema={schema}
                  isAtHand={keyOfError(place) === atHand}
                  isTabStop={keyOfError(place) === atHand || (index === -1 && place === places[0])}
                  onJudge={(...said) => void judge(...said)}
                  onTakeBack={(one) => void takeBack(one)}
                  onNextUndecided={goToUndecided}
                />
              ))}
            </section>
          )
        })}
        {places.length > limit && (
          <Button variant="default" size="compact-sm" onClick={() => setShown(limit + step)}>
            More: {places.length - limit} left
          </Button>
        )}
      </div>
    </>
  )
}

function NoneListed() {
  return (
    <div className={classes.noneListed}>
      <Text size="sm" c="dimmed">
        None of the errors is such.
      </Text>
      <Button variant="default" size="compact-sm" onClick={() => appStore.filterErrors(everyError)}>
        Show all
      </Button>
    </div>
  )
}
