import type { LabelSchema } from '../../../core/annotation/label-schema'
import type { ErrorPiece } from '../../../core/evaluation/error-context'
import type { ErrorPlace } from '../../../ipc/evaluation-views'
import { colourOfLabel, nameOfLabel } from '../annotate/label-looks'
import { Swatch } from '../annotate/Swatch'
import classes from './errors.module.css'

interface ErrorWordsProps {
  readonly place: ErrorPlace
  readonly schema: LabelSchema
}

/** What is marked over what is proposed, each among the same words: a full line below the one, dashes below the other. */
export function ErrorWords({ place, schema }: ErrorWordsProps) {
  return (
    <span className={classes.sides}>
      <Side place={place} schema={schema} side="gold" />
      <Side place={place} schema={schema} side="predicted" />
    </span>
  )
}

function Side({ place, schema, side }: ErrorWordsProps & { readonly side: 'gold' | 'predicted' }) {
  const { before, pieces, after } = place
  const marked = place[side]
  const name = side === 'gold' ? 'Marked' : 'Proposed'
  if (!marked)
    return (
      <span className={classes.side}>
        <span className={classes.sideName}>{name}</span>
        <span className={classes.nothing}>nothing</span>
      </span>
    )
  const isIn = ({ isGold, isPredicted }: ErrorPiece) => (side === 'gold' ? isGold : isPredicted)
  const first = pieces.findIndex(isIn)
  const last = pieces.findLastIndex(isIn)
  return (
    <span className={classes.side}>
      <span className={classes.sideName}>
        {name} <Swatch colour={colourOfLabel(schema, marked.label)} /> {nameOfLabel(schema, marked.label)}
      </span>
      <span className={classes.context}>
        {before}
        {wordsOf(pieces.slice(0, first))}
        <mark className={side === 'gold' ? classes.gold : classes.predicted}>
          {wordsOf(pieces.slice(first, last + 1))}
        </mark>
        {wordsOf(pieces.slice(last + 1))}
        {after}
      </span>
    </span>
  )
}

function wordsOf(pieces: readonly ErrorPiece[]): string {
  return pieces.map(({ words }) => words).join('')
}
