/** The elements of a pane: what scrolls, the paper, and the letter on it, which takes the keyboard. */
export function buildElements(host: HTMLElement, ariaLabel: string) {
  const element = (className: string) => {
    const made = host.ownerDocument.createElement('div')
    made.className = className
    return made
  }
  const scroller = element('text-pane')
  const sheet = element('text-pane-sheet')
  const letter = element('text-pane-letter')
  letter.tabIndex = 0
  letter.spellcheck = false
  letter.translate = false
  letter.setAttribute('role', 'textbox')
  letter.setAttribute('aria-multiline', 'true')
  letter.setAttribute('aria-readonly', 'true')
  letter.setAttribute('aria-label', ariaLabel)
  scroller.append(sheet)
  sheet.append(letter)
  host.append(scroller)
  return { scroller, sheet, letter }
}
