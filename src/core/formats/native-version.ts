/** Name of the one file of a native corpus. */
export const nativePath = 'corpus.jsonl'

/** Version of the field table in `native.ts`; a reader refuses a higher one. */
export const nativeVersion = 1

/** What the head says of its offsets. */
export const nativeUnits = {
  start: 'code points',
  end: 'code points',
  startUtf16: 'UTF-16 code units',
  endUtf16: 'UTF-16 code units',
} as const
