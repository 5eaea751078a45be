/** Name of the one file of a native corpus. */
export const nativePath = 'corpus.jsonl'

/** Versions of the field table in `native.ts` that are read; 1 had neither notes of spans nor decisions, 2 no verdicts. */
export const nativeVersions = [1, 2, 3] as const
export type NativeVersion = (typeof nativeVersions)[number]

/** The version that is written; a reader refuses a higher one. */
export const nativeVersion = 3

/** What the head says of its offsets. */
export const nativeUnits = {
  start: 'code points',
  end: 'code points',
  startUtf16: 'UTF-16 code units',
  endUtf16: 'UTF-16 code units',
} as const
