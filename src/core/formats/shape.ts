import { idPattern, type Id } from '../ids'
import { instantSchema } from '../storage/schemas'
import { isWellFormed } from './soundness'

type Values = Readonly<Record<string, string | number | boolean>>

/** Why a line is rejected; caught by its reader. Holds no letter text. */
export class Misshapen extends Error {
  constructor(
    readonly reason: string,
    readonly values: Values = {},
  ) {
    super(reason)
  }
}

/** A field of words; empty where it is none, as other tools may keep something else under the name. */
export function textIn(shape: Shape, key: string): string {
  return typeof shape.value(key) === 'string' ? shape.string(key) : ''
}

/** A name as far as it may be shown: anything but a short identifier might be letter text. */
export function shownName(name: string): string {
  return /^[A-Za-z0-9_.:-]{1,40}$/.test(name) ? name : `(${name.length} characters)`
}

/** Parsed JSON with the place where it stands, such as `spans[2].origin`; every getter throws Misshapen. */
export class Shape {
  readonly #fields: Readonly<Record<string, unknown>>

  /**
   * Takes an object that has all the keys given, perhaps some of the optional ones, and no other; `any` lets others
   * pass, as what other tools write has fields of their own.
   */
  constructor(
    value: unknown,
    readonly at: string,
    keys: readonly string[],
    optional: readonly string[] | 'any' = [],
  ) {
    const fields = objectOf(value, at)
    for (const key of optional === 'any' ? [] : Object.keys(fields)) {
      if (!keys.includes(key) && !optional.includes(key))
        throw new Misshapen('field-unknown', { field: this.#place(shownName(key)) })
    }
    for (const key of keys) {
      if (!Object.hasOwn(fields, key)) throw new Misshapen('field-missing', { field: this.#place(key) })
    }
    this.#fields = fields
  }

  has(key: string): boolean {
    return Object.hasOwn(this.#fields, key)
  }

  /** Whether a field says something: many tools write null for nothing. */
  says(key: string): boolean {
    return this.has(key) && this.#fields[key] !== null
  }

  value(key: string): unknown {
    return this.#fields[key]
  }

  object(key: string, keys: readonly string[]): Shape {
    return new Shape(this.#fields[key], this.#place(key), keys)
  }

  string(key: string): string {
    return stringOf(this.#fields[key], this.#place(key))
  }

  /** A number of any kind: what it may be is for its reader to say. */
  number(key: string): number {
    const value = this.#fields[key]
    if (typeof value !== 'number') throw new Misshapen('type-wrong', { field: this.#place(key) })
    return value
  }

  boolean(key: string): boolean {
    const value = this.#fields[key]
    if (typeof value !== 'boolean') throw new Misshapen('type-wrong', { field: this.#place(key) })
    return value
  }

  /** A whole number that is not negative. */
  count(key: string): number {
    const value = this.#fields[key]
    if (typeof value !== 'number') throw new Misshapen('type-wrong', { field: this.#place(key) })
    if (!Number.isSafeInteger(value) || value < 0) {
      throw new Misshapen('number-invalid', { field: this.#place(key), value })
    }
    return value
  }

  id(key: string): Id {
    return this.matching(key, idPattern, 'id-invalid')
  }

  hash(key: string): string {
    return this.matching(key, /^[0-9a-f]{64}$/, 'hash-invalid')
  }

  /** A time as the store takes it: ISO 8601 in UTC. */
  time(key: string): string {
    const time = this.string(key)
    if (!instantSchema.safeParse(time).success) {
      throw new Misshapen('time-invalid', { field: this.#place(key) })
    }
    return time
  }

  oneOf<T extends string>(key: string, known: readonly T[]): T {
    const value = this.string(key)
    const found = known.find((one) => one === value)
    if (found === undefined) {
      throw new Misshapen('value-unknown', { field: this.#place(key), value: shownName(value) })
    }
    return found
  }

  list<T>(key: string, read: (value: unknown, at: string) => T): T[] {
    return listOf(this.#fields[key], this.#place(key), read)
  }

  /** An object with free keys. */
  entries<T>(key: string, read: (value: unknown, at: string) => T): [string, T][] {
    const place = this.#place(key)
    return Object.entries(objectOf(this.#fields[key], place)).map(([name, value]) => {
      if (name === '__proto__') throw new Misshapen('field-unknown', { field: `${place}.${name}` })
      return [name, read(value, `${place}.${shownName(name)}`)]
    })
  }

  matching(key: string, pattern: RegExp, reason: string): string {
    const value = this.string(key)
    if (!pattern.test(value)) throw new Misshapen(reason, { field: this.#place(key) })
    return value
  }

  #place(key: string): string {
    return this.at === '' ? key : `${this.at}.${key}`
  }
}

/** An object of another tool's: it has the keys given, and whatever else. */
export function openShape(value: unknown, at: string, keys: readonly string[] = []): Shape {
  return new Shape(value, at, keys, 'any')
}

/** Which of the kinds known a field of an object names, before it is clear what other fields it has. */
export function kindIn<T extends string>(value: unknown, at: string, key: string, known: readonly T[]): T {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  const kind = known.find((one) => one === fields[key])
  if (kind === undefined) throw new Misshapen('value-unknown', { field: `${at}.${key}` })
  return kind
}

/** A string without lone surrogates. */
export function stringOf(value: unknown, at: string): string {
  if (typeof value !== 'string') throw new Misshapen('type-wrong', { field: at })
  if (!isWellFormed(value)) throw new Misshapen('text-malformed', { field: at })
  return value
}

export function listOf<T>(value: unknown, at: string, read: (value: unknown, at: string) => T): T[] {
  if (!Array.isArray(value)) throw new Misshapen('type-wrong', { field: at })
  return value.map((item, index) => read(item, `${at}[${index}]`))
}

/** Throws Misshapen where two of the ids are the same. */
export function assertDistinct(ids: readonly string[], at: string): void {
  const seen = new Set<string>()
  for (const id of ids) {
    if (seen.has(id)) throw new Misshapen('id-doubled', { field: at, id: shownName(id) })
    seen.add(id)
  }
}

function objectOf(value: unknown, at: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Misshapen('type-wrong', at === '' ? {} : { field: at })
  }
  return value as Record<string, unknown>
}
