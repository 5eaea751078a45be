import type { Id } from '../core/ids'
import type { Parser, SuggesterId } from '../core/suggestions/parser'
import type { LetterLack } from '../core/suggestions/predictions/read-predictions'

/** Who can propose marks in the open project, beside the rules. */
export interface SuggestersView {
  /** By name and version. */
  readonly parsers: readonly ParserView[]
  /** Folders of predictions of which nobody can say whose they are. */
  readonly unsound: readonly { readonly id: Id; readonly state: string }[]
  /** Who proposes for the annotator of now. */
  readonly chosen: SuggesterId
}

export interface ParserView extends Parser {
  /** ISO 8601 in UTC. */
  readonly importedAt: string
  /** Letters that its predictions were imported for. */
  readonly letters: number
}

/** What became of a file of predictions. */
export interface PredictionsReport extends Pick<Parser, 'name' | 'version'> {
  /** `refused` for its faults, `nothing` where none of its letters is in the project; nothing of it is kept then. */
  readonly outcome: 'imported' | 'refused' | 'nothing' | 'cancelled'
  /** Letters and spans that were taken. */
  readonly letters: number
  readonly spans: number
  /** Letters of the file that were left out. */
  readonly leftOut: readonly LeftOut[]
  /** The first faults, in the order of the file. */
  readonly faults: readonly PredictionFault[]
  readonly moreFaults: number
}

export interface LeftOut {
  readonly reason: LetterLack
  readonly count: number
  /** The first of them. */
  readonly lines: readonly number[]
}

/** Why a file is refused; facts hold names and numbers, never words of a letter. */
export interface PredictionFault {
  readonly line: number | null
  readonly reason: string
  readonly facts: Readonly<Record<string, string | number | boolean>>
}
