import { logUnexpected } from '../shell/failure-log'

/**
 * Ends this process on an error that nobody caught, once it is logged without its message, which may quote a
 * letter: main hears that the worker has ended, and its job with it.
 */
export function endOnFailure(): void {
  const end = (error: unknown) => {
    logUnexpected(error)
    process.exit(1)
  }
  process.on('uncaughtException', end)
  process.on('unhandledRejection', end)
}
