import type { LabelColour } from '../../core/annotation/label-schema'
import type { DrawnSpan } from './drawn-span'
import type { TextRange } from '../../core/text/offsets'
import type { LetterBody, LetterView } from './letter-body'
import { mergeLines, stackApart, type Box } from './line-boxes'
import { drawnParts } from './line-parts'

/** How labels look to the coder. */
export interface LabelLooks {
  readonly colourOf: (label: string) => LabelColour
  readonly nameOf: (label: string) => string
}

/** What the overlay shows at the moment. */
export interface OverlayState {
  readonly view: LetterView
  readonly selected: DrawnSpan | null
  /** Whether the edges of the selected span can be dragged. */
  readonly hasGrips: boolean
  /** Spans under the pointer, shortest first. */
  readonly hovered: readonly DrawnSpan[]
}

/** Room around the words within a ring (underlines stand below), and between two tags, in CSS pixels. */
const ringRoom = { inline: 2, above: 1, below: 5 }
const tagGap = 4

/**
 * What is drawn over and beside the text: a ring around the selected span, and the label's name in the margin of
 * the selected span and those under the pointer. It is no part of the text, takes no clicks and holds only what is
 * in view.
 */
export class Overlay {
  readonly element: HTMLElement
  readonly #looks: LabelLooks
  #isEmpty = true

  constructor(sheet: HTMLElement, looks: LabelLooks) {
    this.#looks = looks
    this.element = sheet.ownerDocument.createElement('div')
    this.element.className = 'text-pane-overlay'
    // What it says is in the list of spans, which a screen reader reads instead.
    this.element.setAttribute('aria-hidden', 'true')
  }

  /** Draws anew. Nothing outside `near` (UTF-16) is measured; no tag stands above `viewTop` (CSS pixels, window). */
  draw(
    body: LetterBody,
    near: TextRange,
    viewTop: number,
    { view, selected, hasGrips, hovered }: OverlayState,
  ): void {
    const shown = selected ? [selected, ...hovered.filter((span) => span !== selected)] : hovered
    if (shown.length === 0 && this.#isEmpty) return
    const origin = this.element.getBoundingClientRect()
    const parts: HTMLElement[] = []
    const tags: { readonly tag: HTMLElement; readonly top: number }[] = []
    for (const span of shown) {
      const boxes = boxesOf(body, view, near, span)
      if (span === selected) {
        for (const box of boxes) parts.push(this.#ring(span, box, origin))
        if (hasGrips) parts.push(...this.#grips(span, boxes, near, origin))
      }
      const first = boxes.find((box) => box.bottom > viewTop)
      if (!first) continue
      const tag = this.#tag(span, span === selected)
      tags.push({ tag, top: Math.max(first.top, viewTop) - origin.top })
      parts.push(tag)
    }
    this.element.replaceChildren(...parts)
    this.#isEmpty = parts.length === 0
    const [only] = tags
    // The height of a tag is another layout: one alone does without.
    if (tags.length === 1) only!.tag.style.top = `${only!.top}px`
    else {
      const heights = tags.map(({ tag, top }) => ({ top, height: tag.offsetHeight + tagGap }))
      stackApart(heights).forEach((top, i) => (tags[i]!.tag.style.top = `${top}px`))
    }
  }

  #ring(span: DrawnSpan, box: Box, origin: Box): HTMLElement {
    const ring = this.#part('text-pane-ring', span)
    ring.style.left = `${box.left - origin.left - ringRoom.inline}px`
    ring.style.top = `${box.top - origin.top - ringRoom.above}px`
    ring.style.width = `${box.right - box.left + 2 * ringRoom.inline}px`
    ring.style.height = `${box.bottom - box.top + ringRoom.above + ringRoom.below}px`
    return ring
  }

  /** One at each edge that is near the view. */
  #grips(span: DrawnSpan, boxes: readonly Box[], near: TextRange, origin: Box): HTMLElement[] {
    const [first, last] = [boxes[0], boxes.at(-1)]
    const ends = [
      { edge: 'start', box: span.start >= near.start ? first : undefined, x: 'left', y: 'top' },
      { edge: 'end', box: span.end <= near.end ? last : undefined, x: 'right', y: 'bottom' },
    ] as const
    return ends.flatMap(({ edge, box, x, y }) => {
      if (!box) return []
      const grip = this.#part('text-pane-grip', span)
      grip.dataset['edge'] = edge
      const room = edge === 'start' ? -ringRoom.above : ringRoom.below
      grip.style.left = `${box[x] - origin.left}px`
      grip.style.top = `${box[y] - origin.top + room}px`
      return [grip]
    })
  }

  #tag(span: DrawnSpan, isSelected: boolean): HTMLElement {
    const tag = this.#part('text-pane-tag', span)
    tag.textContent = this.#looks.nameOf(span.label)
    if (isSelected) tag.dataset['selected'] = ''
    return tag
  }

  #part(className: string, span: DrawnSpan): HTMLElement {
    const part = this.element.ownerDocument.createElement('div')
    part.className = className
    part.dataset['colour'] = this.#looks.colourOf(span.label)
    return part
  }
}

function boxesOf(body: LetterBody, view: LetterView, near: TextRange, span: DrawnSpan): Box[] {
  const start = Math.max(span.start, near.start)
  const end = Math.min(span.end, near.end)
  if (start >= end) return []
  const parts = drawnParts(body, view, start, end)
  return mergeLines(parts.flatMap((part) => [...body.map.rangeOf(part.start, part.end).getClientRects()]))
}
