import type { Id } from '../../ids'
import type { TextRange } from '../../text/offsets'
import type { AnnotationSet } from '../annotation-set'
import type { Command } from '../commands'
import type { Waivable } from '../decision'
import { compareText, type Span } from '../span'

/** An error stands against finishing a letter; a warning may be right; an information is only to be looked at. */
export const severities = ['error', 'warning', 'information'] as const
export type Severity = (typeof severities)[number]

/** What a check has found, once. */
export interface Found {
  /** Those that it is about, ascending in code unit order: at least one, and never twice the same for one check. */
  readonly spans: readonly Id[]
  /** Where to look (UTF-16). */
  readonly range: TextRange
  /** What the words of it need: ids of the schema, numbers, and of the letter only what the spans hold. */
  readonly facts: Readonly<Record<string, string | number>>
  /** Makes the finding go and changes nothing else; null where the coder has to decide. */
  readonly fix: Command | null
}

export interface Finding extends Found {
  /** Id of the check. */
  readonly check: string
  readonly severity: Severity
}

/** A rule about what a coder has marked. `find` is nearly linear in the text, the spans and their words. */
export interface Check<Context> {
  readonly id: string
  readonly severity: Severity
  readonly find: (context: Context) => readonly Found[]
}

/** What every check may look at. */
export interface CheckContext {
  readonly text: string
  readonly set: AnnotationSet
}

/** What is found about one span. */
export function foundOn(span: Span, facts: Found['facts'], fix: Command | null): Found {
  const { id, label, start, end } = span
  return { spans: [id], range: { start, end }, facts: { label, ...facts }, fix }
}

/** The findings of checks in their canonical order: range, check, spans. */
export function findingsOf<Context>(checks: readonly Check<Context>[], context: Context): readonly Finding[] {
  return checks
    .flatMap(({ id, severity, find }) =>
      find(context).map((found): Finding => ({ check: id, severity, ...found })),
    )
    .sort(
      (a, b) =>
        a.range.start - b.range.start ||
        a.range.end - b.range.end ||
        compareText(a.check, b.check) ||
        compareText(a.spans.join(), b.spans.join()),
    )
}

/** What a waiver of a finding names. */
export function waivableOf({ check, spans }: Finding): Waivable {
  return { check, spans, range: null }
}
