import { isValidRange, type TextRange } from '../text/offsets'
import type { StatedRange } from './counting'
import { Misshapen, openShape, type Shape } from './shape'
import { valuesOf } from './w3c-annotation'

/** A place as its selectors give it: counted, which a quote may settle, or found by its words alone (UTF-16). */
export type SelectedPlace = { readonly stated: StatedRange } | { readonly found: TextRange }

/**
 * Where a target is; null where it has no selector that is known (fragments, paths, those that another one refines).
 * Throws Misshapen where a quote without a position is nowhere in the text (`quote-differs`), or in several places with
 * what stands around it (`quote-ambiguous`): the model would have all of them.
 */
export function selectedPlace(text: string, target: Shape): SelectedPlace | null {
  const selectors = valuesOf(target, 'selector').map(({ value, at }) => openShape(value, at))
  const known = selectors.filter((selector) => !selector.says('refinedBy'))
  const [position, another] = known.filter((selector) => selector.value('type') === 'TextPositionSelector')
  const [quote, second] = known.filter((selector) => selector.value('type') === 'TextQuoteSelector')
  if (another ?? second) throw new Misshapen('selector-doubled', { field: target.at })
  if (!position) return quote ? { found: placeOfQuote(text, quote) } : null
  return {
    stated: {
      name: target.at,
      start: position.number('start'),
      end: position.number('end'),
      quote: quote ? quote.string('exact') : null,
    },
  }
}

function placeOfQuote(text: string, quote: Shape): TextRange {
  const exact = quote.string('exact')
  const prefix = quote.says('prefix') ? quote.string('prefix') : ''
  const whole = prefix + exact + (quote.says('suffix') ? quote.string('suffix') : '')
  const first = text.indexOf(whole)
  const start = first + prefix.length
  const range = { start, end: start + exact.length }
  if (first === -1 || !isValidRange(text, range)) throw new Misshapen('quote-differs', { name: quote.at })
  if (text.indexOf(whole, first + 1) !== -1) throw new Misshapen('quote-ambiguous', { name: quote.at })
  return range
}
