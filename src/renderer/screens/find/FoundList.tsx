import { VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { labelsOn } from '../../../core/annotation/span'
import { appStore, useAppState } from '../../state/app-store'
import type { FoundResult } from '../../state/finding'
import { colourOfLabel, nameOfLabel } from '../annotate/label-looks'
import { Swatch } from '../annotate/Swatch'
import { VirtualListbox } from '../annotate/VirtualListbox'
import classes from './find.module.css'

/** What was found, letter by letter; Enter opens the letter with the words selected. */
export function FoundList({ focusOn }: { readonly focusOn: object | null }) {
  const results = useAppState(({ projectFind }) => projectFind.results)
  const at = useAppState(({ projectFind }) => projectFind.at)
  // Arrow keys walk ahead of what is open, until another result is.
  const [ahead, setAhead] = useState<{ readonly index: number; readonly from: number } | null>(null)
  const active = ahead?.from === at ? ahead.index : at
  return (
    <VirtualListbox
      className={classes.list}
      label="Found in all letters"
      count={results.length}
      rowHeight={56}
      chosen={at}
      active={active === -1 && focusOn ? 0 : active}
      keyOf={(index) => `${results[index]!.documentId}-${results[index]!.match.start}`}
      headingOf={(index) => headingOf(results[index]!)}
      row={(index) => <FoundLine result={results[index]!} />}
      onActive={(index) => setAhead({ index, from: at })}
      onChoose={(index) => void appStore.openResult(index)}
      focusOn={focusOn}
    />
  )
}

function headingOf({ isFirst, title, count }: FoundResult): string | null {
  return isFirst ? `${title} · ${count.toLocaleString('en-US')}` : null
}

function FoundLine({ result: { documentId, match } }: { readonly result: FoundResult }) {
  const open = useAppState((state) => (state.open?.view.id === documentId ? state.open : null))
  const schema = useAppState(({ project }) => project?.schema)
  const labels = open ? labelsOn(open.set.spans, match) : match.labels
  return (
    <div className={classes.line}>
      <p className={classes.words}>
        {match.before}
        <mark>{match.words}</mark>
        {match.after}
      </p>
      {schema && labels.length > 0 && (
        <span className={classes.labels}>
          {labels.map((label) => (
            <Swatch key={label} colour={colourOfLabel(schema, label)} />
          ))}
          <VisuallyHidden>
            {`, marked as ${labels.map((label) => nameOfLabel(schema, label)).join(' and ')}`}
          </VisuallyHidden>
        </span>
      )}
    </div>
  )
}
