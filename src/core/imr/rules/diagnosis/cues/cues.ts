import { cuesBehind } from './behind'
import type { Cue } from './cue'
import { historyCues } from './history'
import { listedCues } from './listed'
import { negatedCues } from './negated'
import { statedCues } from './stated'

/** Every cue. Of names that overlap, that of the earlier cue counts. */
export const cues: readonly Cue[] = [
  ...listedCues,
  ...historyCues,
  ...negatedCues,
  ...statedCues,
  ...cuesBehind,
]
