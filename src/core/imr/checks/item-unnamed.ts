import { foundOn, type Check } from '../../annotation/checks/check'
import type { Issue } from '../structure/issues'
import type { LetterContext } from './letter-context'

/**
 * The rationale of an item never names the site that the item is about, or none of the item's words at all: the letter
 * may tell of something else there.
 */
export const itemUnnamed: Check<LetterContext> = {
  id: 'item-unnamed',
  severity: 'information',
  find: ({ text, items, blockOf }) => {
    const stems = new Map<Issue, ReadonlySet<string>>()
    return items.flatMap((item) => {
      const block = blockOf(item)
      // What goes along with a surgery is decided with it, and need not be named.
      if (!block?.rationale || /^Associated\s/i.test(item.quote)) return []
      const named = stems.get(block) ?? new Set(wordsOf(text, block.rationale).map(stemOf))
      stems.set(block, named)
      const words = wordsOf(text, item).filter((word) => !ofEveryRequest.has(stemOf(word)))
      const sites = words.filter((word) => siteOf(word) && !siteOf(word)!.some((stem) => named.has(stem)))
      const isNamed = words.length === 0 || words.some((word) => named.has(stemOf(word)))
      const unnamed = sites.length > 0 ? sites : isNamed ? [] : words
      return unnamed.length === 0 ? [] : [foundOn(item, { words: unnamed.join(', ') }, null)]
    })
  },
}

const shortest = 3
const stemLength = 5

/** Words that are the same to here are taken for the same: "cervical" and "cervicals", "assist" and "assistant". */
function stemOf(word: string): string {
  return word.toLowerCase().slice(0, stemLength)
}

function wordsOf(text: string, { start, end }: { readonly start: number; readonly end: number }): string[] {
  return (text.slice(start, end).match(/\p{L}+/gu) ?? []).filter(({ length }) => length >= shortest)
}

/** Stems of the names of one site, as a rationale may use one for the other. */
const sites: readonly (readonly string[])[] = [
  ['cervi', 'neck'],
  ['thora', 'back', 'midba'],
  ['lumba', 'lumbo', 'back', 'lowba'],
  ['chest', 'rib', 'ribs'],
  ['sacra', 'sacro', 'sacru'],
  ['shoul', 'rotat'],
  ['elbow'],
  ['wrist', 'carpa'],
  ['hand', 'hands', 'finge', 'thumb'],
  ['hip', 'hips'],
  ['knee', 'knees', 'menis'],
  ['ankle'],
  ['foot', 'feet', 'toe', 'toes', 'plant'],
  ['abdom'],
  ['pelvi'],
  ['brain', 'head', 'crani'],
]
const siteOfStem = new Map(sites.flatMap((stems) => stems.map((stem) => [stem, stems] as const)))

function siteOf(word: string): readonly string[] | undefined {
  return siteOfStem.get(stemOf(word))
}

/** Stems of what requests say whatever is asked for. */
const ofEveryRequest = new Set(
  (
    'retrospective additional request purchase rental unspecified prescription ' +
    'for the and with without per day days week weeks month months times quantity qty refill refills supply ' +
    'tablet tabs capsule one two three once twice daily oral order left right bilateral dos date outpatient initial'
  )
    .split(' ')
    .map(stemOf),
)
