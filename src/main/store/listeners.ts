/** Those who hear of one kind of event. */
export class Listeners<T> {
  readonly #listeners = new Set<(event: T) => void>()

  /** Hears each event from now on; answers the function that stops it. */
  readonly add = (listener: (event: T) => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  tell(event: T): void {
    for (const listener of this.#listeners) listener(event)
  }
}
