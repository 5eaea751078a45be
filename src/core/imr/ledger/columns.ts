export type ColumnId = 'outcome' | 'claims' | 'reviewer' | 'conclusion'

/** A column of the ledger: which spans stand in it. */
export interface LedgerColumn {
  readonly id: ColumnId
  readonly name: string
  /** What the row of a card says, where there is little room. */
  readonly shortName: string
  readonly label: string
  /** Type of the relation from such a span to the row's item. */
  readonly relation: string
  /** The attribute by which the columns of one label differ, and its value in this one. */
  readonly attribute: string
  readonly value: string
}

/** The columns beside the item, in the order in which a letter says them. */
export const ledgerColumns: readonly LedgerColumn[] = [
  {
    id: 'outcome',
    name: 'Outcome',
    shortName: 'Outcome',
    label: 'outcome',
    relation: 'DECIDES',
    attribute: 'where',
    value: 'heading',
  },
  {
    id: 'claims',
    name: "Claims administrator's guidelines",
    shortName: 'Claims adm.',
    label: 'guideline',
    relation: 'APPLIES_TO',
    attribute: 'cited_by',
    value: 'claims administrator',
  },
  {
    id: 'reviewer',
    name: "Reviewer's guidelines",
    shortName: 'Reviewer',
    label: 'guideline',
    relation: 'APPLIES_TO',
    attribute: 'cited_by',
    value: 'MAXIMUS',
  },
  {
    id: 'conclusion',
    name: 'Conclusion',
    shortName: 'Conclusion',
    label: 'outcome',
    relation: 'DECIDES',
    attribute: 'where',
    value: 'rationale',
  },
]
