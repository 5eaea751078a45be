import type { LabelColour } from '../../core/annotation/label-schema'

/** A label as the palette offers it. */
export interface PaletteLabel {
  readonly id: string
  readonly name: string
  readonly key: string
  readonly colour: LabelColour
}

/**
 * The labels in the margin beside the selected words: a click marks them without a way across the window. It stands
 * off the text, and keys do the same, so that it takes no part in the order of Tab.
 */
export class SelectionPalette {
  readonly element: HTMLElement
  readonly #sheet: HTMLElement

  constructor(sheet: HTMLElement, labels: readonly PaletteLabel[], onLabel: (id: string) => void) {
    this.#sheet = sheet
    this.element = sheet.ownerDocument.createElement('div')
    this.element.className = 'text-pane-palette'
    this.element.hidden = true
    this.element.setAttribute('role', 'toolbar')
    this.element.setAttribute('aria-orientation', 'vertical')
    this.element.setAttribute('aria-label', 'Label the selected words')
    this.element.append(...labels.map((label) => this.#button(label, onLabel)))
  }

  /** Shows it at a height of the window (CSS pixels), or not at all; never below `bottom`. */
  show(top: number | null, bottom: number): void {
    this.element.hidden = top === null
    if (top === null) return
    const origin = this.#sheet.getBoundingClientRect().top + this.#sheet.clientTop
    const lowest = bottom - this.element.offsetHeight - 4
    this.element.style.top = `${Math.min(top, lowest) - origin}px`
  }

  #button({ id, name, key, colour }: PaletteLabel, onLabel: (id: string) => void): HTMLElement {
    const button = this.element.ownerDocument.createElement('button')
    button.type = 'button'
    button.tabIndex = -1
    button.dataset['colour'] = colour
    button.textContent = name
    button.setAttribute('aria-keyshortcuts', key)
    // The words stay selected.
    button.addEventListener('mousedown', (event) => event.preventDefault())
    button.addEventListener('click', () => onLabel(id))
    return button
  }
}
