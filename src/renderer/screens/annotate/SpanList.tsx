import { IconFlagFilled } from '@tabler/icons-react'
import { Text } from '@mantine/core'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import type { Span } from '../../../core/annotation/span'
import { appStore, useAppState } from '../../state/app-store'
import { lineAt } from '../../state/open-document'
import { shownSet } from '../../state/selectors'
import { foldedQuote } from './folded-quote'
import { colourOfLabel, labelKeysWords, nameOfLabel } from './label-looks'
import { Swatch } from './Swatch'
import { VirtualListbox } from './VirtualListbox'
import classes from './SpanList.module.css'

/** The document's spans in their order; moving along the list moves through the letter. */
export function SpanList({ focusOn }: { readonly focusOn: object | null }) {
  const spans = useAppState((state) => shownSet(state)?.spans)
  const lineStarts = useAppState(({ open }) => open?.lineStarts)
  const schema = useAppState(({ project }) => project?.schema)
  const isEarlier = useAppState(({ earlier }) => earlier !== null)
  const selectedId = useAppState((state) => state.selectedSpanId)
  if (!spans || !schema || !lineStarts) return null
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
  const selected = spans.findIndex(({ id }) => id === selectedId)
  const select = (index: number) => appStore.selectSpan(spans[index]!.id)
  return (
    <VirtualListbox
      className={classes.list}
      label="Spans"
      count={spans.length}
      rowHeight={48}
      chosen={selected}
      active={selected}
      keyOf={(index) => spans[index]!.id}
      row={(index) => {
        const span = spans[index]!
        return <SpanLine span={span} schema={schema} line={lineAt(lineStarts, span.start)} />
      }}
      onActive={select}
      onChoose={select}
      focusOn={focusOn}
    />
  )
}

interface SpanLineProps {
  readonly span: Span
  readonly schema: LabelSchema
  readonly line: number
}

function SpanLine({ span, schema, line }: SpanLineProps) {
  return (
    <div className={classes.line}>
      <div className={classes.head}>
        <Swatch colour={colourOfLabel(schema, span.label)} />
        <span className={classes.label}>{nameOfLabel(schema, span.label)}</span>
        {span.needsReview && (
          <IconFlagFilled size={12} className={classes.flag} role="img" aria-label="Needs review" />
        )}
        <span className={classes.where}>Ln {line}</span>
      </div>
      <div className={classes.quote}>{foldedQuote(span.quote)}</div>
    </div>
  )
}
