import type { Span } from '../../core/annotation/span'

/** What the text pane needs of a span or a suggestion; offsets are UTF-16. */
export type DrawnSpan = Pick<Span, 'id' | 'label' | 'start' | 'end' | 'needsReview'>
