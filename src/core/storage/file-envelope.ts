import type { z } from 'zod'

/** One kind of JSON file: its name in the file, and the schema of its body, strict and loose. */
export interface FileKind<T> {
  readonly name: string
  readonly strict: z.ZodType<T>
  readonly loose: z.ZodType<T>
  /** What of a body stands in the file, where the two differ. */
  readonly stored?: (body: T) => unknown
}

export type DamageReason =
  'empty' | 'not-utf-8' | 'nul' | 'not-json' | 'not-this-kind' | 'checksum' | 'schema' | 'misfit'

/** What reading a state file came to. Only `ok` may be built upon; nothing here is ever a default. */
export type FileOutcome<T> =
  | { readonly state: 'ok'; readonly body: T }
  | { readonly state: 'missing' }
  | { readonly state: 'unavailable'; readonly errno: string }
  | { readonly state: 'damaged'; readonly reason: DamageReason }
  /** Written by a newer app: the body without what is unknown, where that can be read. */
  | { readonly state: 'newer'; readonly body: T | null }

type Sha256Hex = (text: string) => string

const fields = ['goldspan', 'version', 'sealed', 'sha256', 'body']

/** A body as it stands in the file. */
export function storedBody<T>({ stored }: FileKind<T>, body: T): unknown {
  return stored ? stored(body) : body
}

/** The text of a state file: kind, version, whether sealed, the SHA-256 of the body's JSON, and the body. */
export function encodeFile<T>(kind: FileKind<T>, body: T, sha256Hex: Sha256Hex): string {
  const json = JSON.stringify(storedBody(kind, body))
  return `{"goldspan":"${kind.name}","version":1,"sealed":false,"sha256":"${sha256Hex(json)}","body":${json}}\n`
}

/** Reads a state file's text. */
export function decodeFile<T>(kind: FileKind<T>, text: string, sha256Hex: Sha256Hex): FileOutcome<T> {
  if (text === '') return { state: 'damaged', reason: 'empty' }
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    return { state: 'damaged', reason: text.includes('\0') ? 'nul' : 'not-json' }
  }
  if (typeof file !== 'object' || file === null) return { state: 'damaged', reason: 'not-this-kind' }
  const { goldspan, version, sealed, sha256, body } = file as Record<string, unknown>
  if (goldspan !== kind.name || !Number.isInteger(version) || (version as number) < 1) {
    return { state: 'damaged', reason: 'not-this-kind' }
  }
  // A newer app that has no body in its files says so by its version.
  if (version === 1 && sealed !== true && body === undefined)
    return { state: 'damaged', reason: 'not-this-kind' }
  if (version !== 1 || sealed === true || Object.keys(file).some((field) => !fields.includes(field))) {
    return { state: 'newer', body: parse(kind.loose, body) }
  }
  if (sealed !== false) return { state: 'damaged', reason: 'not-this-kind' }
  if (!hasChecksum(text, body, sha256, sha256Hex)) return { state: 'damaged', reason: 'checksum' }
  const strict = parse(kind.strict, body)
  if (strict !== null) return { state: 'ok', body: strict }
  const loose = parse(kind.loose, body)
  return loose === null ? { state: 'damaged', reason: 'schema' } : { state: 'newer', body: loose }
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T | null {
  try {
    const parsed = schema.safeParse(body)
    return parsed.success ? parsed.data : null
  } catch {
    // Nesting beyond the stack: no file of ours.
    return null
  }
}

const head = /^\{"goldspan":"[a-z-]+","version":1,"sealed":false,"sha256":"[0-9a-f]{64}","body":/

function hasChecksum(text: string, body: unknown, sha256: unknown, sha256Hex: Sha256Hex): boolean {
  // As this app wrote it, the body stands there already: hashing the slice spares a second stringify.
  const prefix = head.exec(text)?.[0]
  if (prefix && sha256Hex(text.slice(prefix.length, text.lastIndexOf('}'))) === sha256) return true
  return sha256Hex(JSON.stringify(body)) === sha256
}
