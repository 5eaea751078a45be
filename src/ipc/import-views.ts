import type { ImportItem, ImportReport, ProjectView } from './views'

/** What the files of an import hold, before anything of them is taken. */
export interface ImportSurvey {
  readonly letters: number
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
  readonly isRefused: boolean
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
