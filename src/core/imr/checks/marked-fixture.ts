import { emptySet, type AnnotationSet } from '../../annotation/annotation-set'
import { applyCommand } from '../../annotation/commands'
import { findingsOf, type Finding } from '../../annotation/checks/check'
import { compareSpans, compareText, type AttributeValue, type Span } from '../../annotation/span'
import { idFromBytes } from '../../ids'
import { ledgerColumns } from '../ledger/columns'
import { structureOf } from '../structure/structure'
import { letterContext, type LetterContext } from './letter-context'
import { letterChecks } from './registry'

const idOf = (number: number) =>
  idFromBytes(Uint8Array.from({ length: 17 }, (_, i) => (i === 0 ? number >> 8 : i === 1 ? number : 0)))

/** What a made-up letter says in its parts, with its marks: `[label attribute=value | words]`. */
export interface MadeParts {
  readonly summary?: string
  readonly heading?: string
  readonly claims?: string
  readonly reviewer?: string
  readonly rationale?: string
  /** Further blocks, as they stand behind the first. */
  readonly more?: string
}

export const soundParts = {
  summary: 'The claimant has [diagnosis status=active icd10cm=M54.2 | neck pain].',
  heading: '[requested_item | MRI of the cervical spine]: [outcome outcome=upheld where=heading | Upheld]',
  claims: 'Decision based on [guideline source=ACOEM cited_by=claims_administrator | MTUS ACOEM Chapter 8].',
  reviewer: 'Decision based on [guideline source=ODG cited_by=MAXIMUS | ODG, Neck Chapter].',
  rationale:
    'The requested cervical MRI is [outcome outcome=upheld where=rationale | not medically necessary].',
} as const

export interface MarkedLetter {
  readonly text: string
  readonly set: AnnotationSet
}

/** A letter of one issue and what else is given; `to=<number>` relates to that item (from 1, 0 for none) and not to the last. */
export function markedLetter(parts: MadeParts): MarkedLetter {
  const { summary, heading, claims, reviewer, rationale } = { ...soundParts, ...parts }
  return marked(
    `CLINICAL CASE SUMMARY\n\n${summary}\n\nIMR ISSUES, DECISIONS AND RATIONALES\n\n${heading}\n\n` +
      `Claims Administrator guideline: ${claims}\n\nMAXIMUS guideline: ${reviewer}\n\n` +
      `Decision rationale: ${rationale}\n\n${parts.more ?? ''}`,
  )
}

const mark = /\[(\w+)((?: \w+=[\w.,]*)*) \| ?([^\]]*)\]/g

function marked(source: string): MarkedLetter {
  let text = ''
  let end = 0
  const spans: { span: Span; to: number | null }[] = []
  for (const { 0: all, 1: label, 2: attributes, 3: words, index } of source.matchAll(mark)) {
    text += source.slice(end, index)
    end = index + all.length
    const values = new Map(
      attributes!
        .trim()
        .split(' ')
        .filter(Boolean)
        .map((one) => one.split('=') as [string, string]),
    )
    const to = values.get('to')
    values.delete('to')
    const span: Span = {
      id: idOf(spans.length),
      label: label!,
      start: text.length,
      end: text.length + words!.length,
      quote: words!,
      attributes: Object.fromEntries(
        [...values].map(([name, value]): [string, AttributeValue] =>
          name === 'icd10cm' ? [name, value.split(',')] : [name, value.replaceAll('_', ' ')],
        ),
      ),
      needsReview: false,
      note: '',
      guidelineVersion: 'imr-v1',
      origin: { kind: 'manual', source: '', edited: false },
      by: idOf(0),
      at: '2026-11-01T00:00:00.000Z',
    }
    spans.push({ span, to: to === undefined ? null : Number(to) })
    text += words
  }
  text += source.slice(end)
  const items = spans.filter(({ span }) => span.label === 'requested_item').map(({ span }) => span)
  const relations = spans.flatMap(({ span, to }, number) => {
    const column = ledgerColumns.find(({ label }) => label === span.label)
    const item = to === null ? items.findLast(({ start }) => start <= span.start) : items[to - 1]
    return column && item ? [{ id: idOf(number), type: column.relation, from: span.id, to: item.id }] : []
  })
  const set: AnnotationSet = {
    ...emptySet(idOf(0), idOf(0)),
    spans: spans.map(({ span }) => span).sort(compareSpans),
    relations: relations.sort((a, b) => compareText(a.id, b.id)),
  }
  return { text, set }
}

export function contextOf({ text, set }: MarkedLetter): LetterContext {
  return letterContext(text, set, structureOf(text).issues)
}

export function findingsIn(letter: MarkedLetter): readonly Finding[] {
  return findingsOf(letterChecks, contextOf(letter))
}

/** The letter after the fix of a finding. */
export function fixed({ text, set }: MarkedLetter, { fix }: Finding): MarkedLetter {
  return { text, set: applyCommand(set, fix!) }
}
