import type { TextRange } from '../../../text/offsets'
import type { Part } from './context'
import type { Cue } from './cues/cue'
import { cues } from './cues/cues'
import type { Sentence } from './sentences'

/** Where a cue stands in a sentence. */
export interface CueMatch {
  readonly cue: Cue
  /** In the typed words of the sentence (UTF-16), ascending; at least one. */
  readonly places: readonly TextRange[]
}

/**
 * The cues in the sentences of a part of a letter, in the order of their table and each with the index of its sentence.
 * All sentences are looked through at once: a text of thousands that hold a word or two would take seconds otherwise.
 */
export function cuesIn(
  sentences: readonly Sentence[],
  part: Part,
): readonly (CueMatch & { readonly sentence: number })[] {
  // No cue goes on over a line end.
  const typed = sentences.map((sentence) => sentence.typed).join('\n')
  const found: { cue: Cue; places: TextRange[]; sentence: number }[] = []
  for (const cue of cues) {
    if (cue.part && cue.part !== part) continue
    let sentence = 0
    let start = 0
    let isNew = true
    for (const { index, 0: words } of typed.matchAll(cue.pattern)) {
      for (; start + sentences[sentence]!.typed.length < index; isNew = true) {
        start += sentences[sentence]!.typed.length + 1
        sentence += 1
      }
      if (isNew) found.push({ cue, places: [], sentence })
      isNew = false
      found.at(-1)!.places.push({ start: index - start, end: index - start + words.length })
    }
  }
  return found
}
