const lineEndsOfOtherReaders = /[\u0085\u2028\u2029]/g

/** A value as one line of JSON Lines with its line feed. */
export function jsonLine(value: object): string {
  return `${jsonText(value)}\n`
}

/** A value as JSON without a line end; what other readers take for line ends is escaped. */
export function jsonText(value: object): string {
  return JSON.stringify(value).replace(
    lineEndsOfOtherReaders,
    (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
