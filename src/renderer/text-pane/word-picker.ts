import type { TextRange } from '../../core/text/offsets'
import type { LetterBody } from './letter-body'
import { firstVisibleOffset } from './text-view'
import { hintCodes } from './word-hints'

interface WordInView {
  readonly word: TextRange
  readonly box: DOMRect
}

interface Hint {
  readonly word: TextRange
  readonly code: string
  readonly element: HTMLElement
}

/** Words as they are picked: with the hyphens, slashes and stops that stand within them. */
const words = /[\p{L}\p{M}\p{N}]+(?:[-‐'’./][\p{L}\p{M}\p{N}]+)*/gu

/**
 * Puts a code of letters at each word in view and hears which is typed. `onPicked` hears the word's range (UTF-16), or
 * null where anything but such letters is pressed, or the mouse. Other words in view get other codes. Returns how to end it without an answer.
 */
export function pickWord(
  scroller: HTMLElement,
  sheet: HTMLElement,
  body: LetterBody,
  onPicked: (word: TextRange | null) => void,
): () => void {
  let layer = drawHints(sheet, wordsInView(scroller, body))
  const stop = new AbortController()
  const window = sheet.ownerDocument.defaultView!
  let typed = ''
  let frame = 0

  function end(): void {
    stop.abort()
    window.cancelAnimationFrame(frame)
    layer.element.remove()
  }
  function answer(word: TextRange | null): void {
    end()
    onPicked(word)
  }
  function type(letter: string): void {
    const left = layer.hints.filter(({ code }) => code.startsWith(typed + letter))
    // A slip of the finger: what was typed stays, and so do the hints.
    if (left.length === 0) return
    typed += letter
    const picked = left.find(({ code }) => code === typed)
    if (picked) return answer(picked.word)
    showTyped()
  }
  function showTyped(): void {
    for (const { code, element } of layer.hints) {
      element.hidden = !code.startsWith(typed)
      element.textContent = code.slice(typed.length)
    }
  }
  function redraw(): void {
    const found = wordsInView(scroller, body)
    // A scroll from before is told a frame late: it takes nothing away from what is being typed.
    const isSame =
      found.length === layer.hints.length &&
      found.every(({ word }, at) => word.start === layer.hints[at]!.word.start)
    layer.element.remove()
    layer = drawHints(sheet, found)
    if (isSame) showTyped()
    else typed = ''
  }

  window.addEventListener(
    'keydown',
    (event) => {
      if (['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock'].includes(event.key)) return
      const letter = letterOf(event)
      if (letter !== null || event.key === 'Escape') {
        event.preventDefault()
        event.stopImmediatePropagation()
      }
      if (letter === null) answer(null)
      else type(letter)
    },
    { capture: true, signal: stop.signal },
  )
  window.addEventListener('pointerdown', () => answer(null), { capture: true, signal: stop.signal })
  scroller.addEventListener(
    'scroll',
    () => {
      window.cancelAnimationFrame(frame)
      frame = window.requestAnimationFrame(redraw)
    },
    { signal: stop.signal, passive: true },
  )
  if (layer.hints.length === 0) answer(null)
  return end
}

/** The Latin letter of a key, also on a keyboard of another script. */
function letterOf({ key, code, ctrlKey, altKey, metaKey }: KeyboardEvent): string | null {
  if (ctrlKey || altKey || metaKey) return null
  if (/^[a-z]$/i.test(key)) return key.toLowerCase()
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? null
}

function drawHints(sheet: HTMLElement, found: readonly WordInView[]) {
  const page = sheet.ownerDocument
  const element = page.createElement('div')
  element.className = 'text-pane-hints'
  element.setAttribute('aria-hidden', 'true')
  const codes = hintCodes(found.length)
  const origin = sheet.getBoundingClientRect()
  const hints = found.map(({ word, box }, at): Hint => {
    const hint = page.createElement('span')
    hint.className = 'text-pane-hint'
    hint.textContent = codes[at]!
    hint.style.left = `${box.left - origin.left - sheet.clientLeft}px`
    hint.style.top = `${box.top - origin.top - sheet.clientTop}px`
    return { word, code: codes[at]!, element: hint }
  })
  element.append(...hints.map((hint) => hint.element))
  sheet.append(element)
  moveApart(hints.map((hint) => hint.element))
  return { element, hints }
}

/** The letters of a short word would stand under those of the next one. */
function moveApart(hints: readonly HTMLElement[]): void {
  const boxes = hints.map(({ offsetLeft, offsetTop, offsetWidth }) => ({
    offsetLeft,
    offsetTop,
    offsetWidth,
  }))
  let free = 0
  boxes.forEach(({ offsetLeft, offsetTop, offsetWidth }, at) => {
    const isSameLine = boxes[at - 1]?.offsetTop === offsetTop
    const left = isSameLine ? Math.max(offsetLeft, free) : offsetLeft
    if (left !== offsetLeft) hints[at]!.style.left = `${left}px`
    free = left + offsetWidth + 1
  })
}

function wordsInView(scroller: HTMLElement, body: LetterBody): WordInView[] {
  const view = scroller.getBoundingClientRect()
  const found: WordInView[] = []
  words.lastIndex = firstVisibleOffset(scroller, body)
  for (let match = words.exec(body.text); match; match = words.exec(body.text)) {
    const word = { start: match.index, end: match.index + match[0].length }
    const box = body.map.rangeOf(word.start, word.end).getClientRects()[0]
    if (!box) continue
    if (box.bottom > view.bottom) break
    if (box.top >= view.top) found.push({ word, box })
  }
  return found
}
