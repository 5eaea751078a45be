const lineEndsOfOtherReaders = /[\u0085\u2028\u2029]/g

/** A value as one line of JSON Lines with its line feed; what other readers take for line ends is escaped. */
export function jsonLine(value: object): string {
  const json = JSON.stringify(value)
  return `${json.replace(lineEndsOfOtherReaders, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`
}
