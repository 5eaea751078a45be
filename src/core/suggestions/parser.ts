import { compareText } from '../annotation/span'
import type { Id } from '../ids'

/** A parser whose predictions a project holds. Each version of it is a suggester of its own. */
export interface Parser {
  /** From name and version, so that a project has one of each, on whatever computer it was imported. */
  readonly id: Id
  readonly name: string
  readonly version: string
}

/** Names a suggester: `theRules`, or the id of a parser. */
export type SuggesterId = string
export const theRules: SuggesterId = 'rules'

/** What a parser may be called: neither `@`, which parts name and version, nor what a file name may not hold. */
export const parserNamePattern = /^[\p{L}\p{N}](?:[\p{L}\p{N} ._+-]{0,58}[\p{L}\p{N}._+-])?$/u
export const parserVersionPattern = /^[\p{L}\p{N}][\p{L}\p{N}._+-]{0,39}$/u

/** A parser as the origin of spans names it: `<name>@<version>`. */
export function parserSource({ name, version }: Pick<Parser, 'name' | 'version'>): string {
  return `${name}@${version}`
}

/** By name, then by version, of which digits count as numbers: 2.9 comes before 2.10. */
export function compareParsers(a: Parser, b: Parser): number {
  return (
    compareText(a.name, b.name) ||
    compareText(counting(a.version), counting(b.version)) ||
    compareText(a.version, b.version)
  )
}

function counting(version: string): string {
  return version.replaceAll(/\d+/g, (digits) => digits.padStart(40, '0'))
}
