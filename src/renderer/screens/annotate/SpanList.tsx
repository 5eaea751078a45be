import { Text } from '@mantine/core'
import { IconCheck, IconFlagFilled } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import { lineNumberAt } from '../../../core/text/lines'
import type { Span } from '../../../core/annotation/span'
import { appStore, useAppState } from '../../state/app-store'
import { everySpan, listedSpans } from '../../state/listed-spans'
import { shownSet } from '../../state/selectors'
import { foldedQuote } from './folded-quote'
import { colourOfLabel, labelKeysWords, nameOfLabel } from './label-looks'
import { Swatch } from './Swatch'
import { SpanFilters } from './SpanFilters'
import { VirtualListbox } from './VirtualListbox'
import classes from './SpanList.module.css'

/** The document's spans; moving along the list moves through the letter. */
export function SpanList({ focusOn }: { readonly focusOn: object | null }) {
  const spans = useAppState((state) => shownSet(state)?.spans)
  const hasLetter = useAppState(({ open }) => open !== null)
  const schema = useAppState(({ project }) => project?.schema)
  const isEarlier = useAppState(({ earlier }) => earlier !== null)
  if (!spans || !schema || !hasLetter) return null
  if (spans.length === 0) {
    return (
      <Text className={classes.none} size="sm" c="dimmed">
        {isEarlier ? (
          'There were no spans then.'
        ) : (
          <>No spans yet. Select words in the letter and press {labelKeysWords(schema)}.</>
        )}
      </Text>
    )
  }
  return (
    <>
      <SpanFilters spans={spans} schema={schema} />
      <Listed spans={spans} schema={schema} focusOn={focusOn} />
    </>
  )
}

interface ListedProps {
  readonly spans: readonly Span[]
  readonly schema: LabelSchema
  readonly focusOn: object | null
}

function Listed({ spans: all, schema, focusOn }: ListedProps) {
  const filter = useAppState(({ spanFilter }) => spanFilter)
  const lineStarts = useAppState(({ open }) => open!.lineStarts)
  const selectedId = useAppState((state) => state.selectedSpanId)
  const ticked = useAppState(({ tickedSpanIds }) => tickedSpanIds)
  const spans = useMemo(() => listedSpans(all, filter, schema), [all, filter, schema])
  if (spans.length === 0) return <NothingFound />
  const selected = spans.findIndex(({ id }) => id === selectedId)
  const select = (index: number) => appStore.selectSpan(spans[index]!.id)
  return (
    <VirtualListbox
      className={`${classes.list} ${ticked.size > 0 ? classes.ticking : ''}`}
      label="Spans"
      count={spans.length}
      rowHeight={48}
      chosen={selected}
      active={selected}
      keyOf={(index) => spans[index]!.id}
      row={(index) => {
        const span = spans[index]!
        return (
          <SpanLine
            span={span}
            schema={schema}
            line={lineNumberAt(lineStarts, span.start)}
            isTicked={ticked.has(span.id)}
          />
        )
      }}
      ticks={{ ticked, onTick: appStore.tickSpans }}
      onActive={select}
      onChoose={select}
      focusOn={focusOn}
    />
  )
}

function NothingFound() {
  return (
    <Text className={classes.none} size="sm" c="dimmed">
      No span matches.{' '}
      <Text
        component="button"
        type="button"
        size="sm"
        className={classes.link}
        onClick={() => appStore.setSpanFilter(everySpan)}
      >
        Show all spans
      </Text>
    </Text>
  )
}

interface SpanLineProps {
  readonly span: Span
  readonly schema: LabelSchema
  readonly line: number
  readonly isTicked: boolean
}

function SpanLine({ span, schema, line, isTicked }: SpanLineProps) {
  return (
    <div className={classes.line}>
      <div className={classes.head}>
        <Swatch colour={colourOfLabel(schema, span.label)} />
        <span className={classes.label}>{nameOfLabel(schema, span.label)}</span>
        {span.needsReview && (
          <IconFlagFilled size={12} className={classes.flag} role="img" aria-label="Needs review" />
        )}
        <span className={classes.where}>Ln {line}</span>
        {/* The option itself says whether it is ticked. */}
        <span
          aria-hidden
          className={classes.tick}
          data-ticked={isTicked || undefined}
          onClick={(event) => {
            event.stopPropagation()
            appStore.toggleTick(span.id)
          }}
        >
          {isTicked && <IconCheck size={12} stroke={3} />}
        </span>
      </div>
      <div className={classes.quote}>{foldedQuote(span.quote)}</div>
    </div>
  )
}
