import type { TextRange } from '../../text/offsets'
import type { AnnotationSet } from '../annotation-set'
import { applyCommand, removeSpansCommand, type Command } from '../commands'
import type { Decision } from '../decision'
import { placeKey } from './occurrences'

/** What the lens does with ticked words: gives them the label, takes it off, dismisses them, or takes that back. */
export const lensDeeds = ['label', 'unlabel', 'dismiss', 'bring-back'] as const
export type LensDeed = (typeof lensDeeds)[number]

export interface LensWork {
  readonly deed: LensDeed
  readonly label: string
  /** UTF-16. */
  readonly places: readonly TextRange[]
}

/** The name of the batch that is one document's part of a run of the lens. */
export const lensBatch = 'lens'

/**
 * One document's part of a run, as one batch; null where nothing is to be done, as at places that are what they shall
 * be. `mark` gives the command that marks a place in a set, alone or with what comes along. Words that are labelled
 * are dismissed no more.
 */
export function lensCommand(
  set: AnnotationSet,
  { deed, label, places }: LensWork,
  mark: (place: TextRange, set: AnnotationSet) => Command,
): Command | null {
  const commands = commandsFor()
  return commands.length === 0 ? null : { kind: 'batch', name: lensBatch, commands }

  function commandsFor(): readonly Command[] {
    switch (deed) {
      case 'label':
        return [...bringingBack(), ...marking()]
      case 'unlabel': {
        const meant = new Set(places.map(placeKey))
        const spans = set.spans.filter((span) => span.label === label && meant.has(placeKey(span)))
        return spans.length === 0 ? [] : flat(removeSpansCommand(set, spans))
      }
      case 'dismiss': {
        const dismissed = new Set(dismissals().map(placeKey))
        return places
          .filter((place) => !dismissed.has(placeKey(place)))
          .map(({ start, end }) => ({ kind: 'decide', decision: { kind: 'dismissed', label, start, end } }))
      }
      case 'bring-back':
        return bringingBack()
    }
  }

  function dismissals() {
    return set.decisions.filter(
      (one): one is Extract<Decision, { kind: 'dismissed' }> =>
        one.kind === 'dismissed' && one.label === label,
    )
  }

  function bringingBack(): readonly Command[] {
    const meant = new Set(places.map(placeKey))
    return dismissals()
      .filter((one) => meant.has(placeKey(one)))
      .map((decision) => ({ kind: 'undecide', decision }))
  }

  /** Each sees what the ones before it have joined. */
  function marking(): readonly Command[] {
    const taken = new Set(set.spans.filter((span) => span.label === label).map(placeKey))
    const commands: Command[] = []
    let now = set
    for (const place of places) {
      if (taken.has(placeKey(place))) continue
      taken.add(placeKey(place))
      const command = mark(place, now)
      commands.push(...flat(command))
      now = applyCommand(now, command)
    }
    // Commands of one kind in a row are applied at once.
    return [
      ...commands.filter(({ kind }) => kind === 'addSpan'),
      ...commands.filter(({ kind }) => kind !== 'addSpan'),
    ]
  }
}

/** How many places a run's batch has labelled, unlabelled, dismissed or brought back. */
export function placesDone(command: Command, deed: LensDeed): number {
  const kind = kindOf[deed]
  return command.kind === 'batch' ? command.commands.filter((one) => one.kind === kind).length : 0
}

const kindOf = {
  label: 'addSpan',
  unlabel: 'removeSpan',
  dismiss: 'decide',
  'bring-back': 'undecide',
} as const satisfies Record<LensDeed, Command['kind']>

function flat(command: Command): readonly Command[] {
  return command.kind === 'batch' ? command.commands : [command]
}
