/**
 * Reports an error that nobody expected to standard error: its class, code and stack frames, never its message,
 * which may quote a letter (JSON.parse does).
 */
export function logUnexpected(error: unknown): void {
  process.stderr.write(`unexpected ${describeError(error)}\n`)
}

/** Class, code and frames of an error, without its message. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  const frames = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
  return [`${error.name}${code}`, ...frames].join('\n')
}
