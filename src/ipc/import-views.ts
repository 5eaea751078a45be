import type { ByteEncoding } from '../core/project'
import type { ImportItem, ImportReport, ProjectView } from './views'

/** What the files of an import hold, before anything of them is taken. */
export interface ImportSurvey {
  readonly letters: number
  /** Letters that are no UTF-8; none of them is counted above. */
  readonly foreign: readonly ForeignLetter[]
  readonly corpora: readonly SurveyedCorpus[]
  /** Labels and relation types that the project does not have: each is to be decided for. */
  readonly unknownLabels: readonly UnknownName[]
  readonly unknownRelations: readonly UnknownName[]
  /** What the project has no place for, whatever is decided. */
  readonly leftOut: readonly LeftOut[]
  /** Files and records that will be refused. */
  readonly refused: readonly ImportItem[]
  readonly cancelled: boolean
}

/** Files that belong together, as they were read. */
export interface SurveyedCorpus {
  /** Name of the file that was found first. */
  readonly name: string
  /** The format's id and its name for the user. */
  readonly format: string
  readonly formatName: string
  readonly documents: number
  readonly spans: number
  readonly relations: number
  /** How it counts, where its quotes say that this is not as its format is said to. */
  readonly counted: { readonly unit: string; readonly text: string } | null
  /** Documents, or files, in which something is wrong: with any, nothing is taken unless that is asked for. */
  readonly faults: number
  /** Lower-case hex SHA-256 by which the documents without faults can be asked for; null where that makes no sense. */
  readonly inPart: string | null
}

/** A letter that is no UTF-8, and how it reads in each encoding that it may be in. */
export interface ForeignLetter {
  readonly name: string
  /** Of its bytes, in lower-case hex: a decision holds for these alone. */
  readonly sha256: string
  /** Of the first byte that is no UTF-8. */
  readonly offset: number
  /** One at least; encodings that read it alike count as the first of them. */
  readonly readings: readonly ForeignReading[]
}

export interface ForeignReading {
  readonly encoding: ByteEncoding
  /** Words around characters that are no ASCII, white space folded. */
  readonly excerpts: readonly {
    readonly before: string
    readonly character: string
    readonly after: string
  }[]
}

/** What was decided for files that are not as they should be, each known by the SHA-256 of its bytes. */
export interface FileChoices {
  /** Files whose documents without faults are taken all the same. */
  readonly inPart: readonly string[]
  /** Letters that are no UTF-8 and what they are read in; others are refused. */
  readonly encodings: readonly (readonly [sha256: string, encoding: ByteEncoding])[]
}

export interface UnknownName {
  /** As the files have it. */
  readonly name: string
  /** Spans or relations that have it. */
  readonly count: number
  readonly documents: number
}

export interface LeftOut {
  readonly kind: 'relation-ends' | 'attribute' | 'attribute-value'
  readonly name: string
  readonly count: number
}

/** What came of choosing files: a report where there was nothing to decide. */
export type ImportOutcome = { readonly report: ImportReport } | { readonly survey: ImportSurvey }

/** What was decided for a name that the project does not have: it becomes another, is added, or is left out. */
export type NameDecision = { readonly becomes: string } | 'new' | 'left-out'

/** What came of an import that was decided on. */
export interface Imported {
  readonly report: ImportReport
  /** The project, where labels or relation types were added to it. */
  readonly project: ProjectView | null
}
