/** Status of a diagnosis, as guidelines 3.2 have it. */
export type Status = 'negated' | 'historical' | 'probable' | 'active'

/** Words beside which a letter names conditions that qualify, and how it names them. */
export interface Cue {
  /** Id of the rule that suggests what stands beside it. */
  readonly rule: string
  /** Global, over the typed words of a sentence: lower case, one space between any two. */
  readonly pattern: RegExp
  /** Whether what the lexicon does not know may be a name too. */
  readonly open: boolean
  /** Whether symptoms may be conditions, or of these chronic pain alone. */
  readonly symptoms: boolean | 'chronic pain'
  readonly status: Status
  /** Whether it holds in what a letter says of patients in general too, because it can't stand there. */
  readonly ofThisPatient: boolean
  /** Only in this part of a letter; in both where it is absent. */
  readonly part?: 'rationale'
  /** Whether it holds where an image or an examination is told of too, as that which one is for. */
  readonly evenOfFindings?: boolean
  /** What needs more than a bare head to qualify, as "fracture" alone. */
  readonly needsModifier?: boolean
  /** Whether the names stand right in front of it, as in "a sprain diagnosis". */
  readonly standsBehind?: boolean
}

/** How cues are read that lead in a list of what the patient has. */
export const listed = {
  open: true,
  symptoms: true,
  status: 'active',
  ofThisPatient: false,
  evenOfFindings: true,
} as const

/** How those are that tell of a condition in passing. */
export const told = { open: false, symptoms: false, status: 'active', ofThisPatient: false } as const
