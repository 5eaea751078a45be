import { memo, useEffect, useRef, type DragEvent } from 'react'
import type { Span } from '../../../core/annotation/span'
import type { Id } from '../../../core/ids'
import { appStore, useAppState } from '../../state/app-store'
import { foldedQuote } from '../annotate/folded-quote'
import { colourOfLabel } from '../annotate/label-looks'
import frame from '../../parts/EntriesPane.module.css'
import classes from './ledger.module.css'

/** Kind of what is dragged: a span of the ledger, by its id. */
const dragged = 'application/x-goldspan-span'

export interface LedgerSpanProps {
  readonly span: Span
  /** Where in the ledger it stands, for screen readers. */
  readonly place: string
  readonly facts?: string
  /** Whether it can be dragged to another issue. */
  readonly canMove?: boolean
}

/** A span in the ledger: choosing it selects it and shows it in the letter. */
export const LedgerSpan = memo(function LedgerSpan({
  span,
  place,
  facts = '',
  canMove = false,
}: LedgerSpanProps) {
  const schema = useAppState(({ project }) => project?.schema)
  const isSelected = useAppState(({ selectedSpanId }) => selectedSpanId === span.id)
  const entry = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isSelected) entry.current?.scrollIntoView({ block: 'nearest' })
  }, [isSelected])
  if (!schema) return null
  const words = foldedQuote(span.quote, 160)
  return (
    <button
      type="button"
      ref={entry}
      className={classes.span}
      data-entry
      data-colour={colourOfLabel(schema, span.label)}
      data-selected={isSelected || undefined}
      aria-current={isSelected || undefined}
      aria-label={[place, words, facts, span.needsReview ? 'needs review' : ''].filter(Boolean).join(', ')}
      draggable={canMove}
      onDragStart={(event: DragEvent) => {
        event.dataTransfer.setData(dragged, span.id)
        event.dataTransfer.effectAllowed = 'move'
      }}
      onClick={() => appStore.selectSpan(span.id)}
    >
      <span className={frame.words}>{words}</span>
      {facts !== '' && <span className={frame.facts}>{facts}</span>}
    </button>
  )
})

/** The span that is dragged over an element, once it is dropped there; null for anything else. */
export function droppedSpan({ dataTransfer }: DragEvent): Id | null {
  return dataTransfer.getData(dragged) || null
}

/** Whether what is dragged is a span of the ledger. */
export function isSpanDrag({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes(dragged)
}
