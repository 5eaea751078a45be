import { misfitOfDecision } from '../annotation/check-command'
import { isAscending, keyOf, type Decision } from '../annotation/decision'
import type { LabelSchema } from '../annotation/label-schema'
import type { Span } from '../annotation/span'
import { verdictKinds, type LabelledRange } from '../annotation/verdict'
import type { Id } from '../ids'
import type { TextRange } from '../text/offsets'
import { codePointOffsets, type OffsetConversion } from './code-points'
import { assertOffsetsAgree } from './native-marks'
import type { NativeVersion } from './native-version'
import { kindIn, Misshapen, Shape, stringOf } from './shape'

const kindsOf2 = ['absent', 'waived', 'dismissed'] as const satisfies readonly Decision['kind'][]
const kinds = [...kindsOf2, 'verdict'] as const satisfies readonly Decision['kind'][]
const ends = ['start', 'end', 'startUtf16', 'endUtf16']
const fields: Readonly<Record<Decision['kind'], readonly string[]>> = {
  absent: ['kind', 'row', 'rowSpan', 'column'],
  waived: ['kind', 'check', 'spans', 'spanIndices', 'range', 'reason'],
  dismissed: ['kind', 'label', ...ends],
  verdict: ['kind', 'gold', 'predicted', 'verdict', 'note'],
}
const sideFields = ['label', ...ends]

/** Decisions as a line holds them, in their canonical order. The spans that they name must be among those given. */
export function decisionFields(
  decisions: readonly Decision[],
  spans: readonly Span[],
  offsets: OffsetConversion,
): object[] {
  const indices = new Map(spans.map(({ id }, index) => [id, index]))
  return decisions.map((decision) => {
    switch (decision.kind) {
      case 'absent': {
        const { kind, row, column } = decision
        return { kind, row, rowSpan: indices.get(row)!, column }
      }
      case 'waived': {
        const { kind, check, spans: named, range, reason } = decision
        const spanIndices = named.map((id) => indices.get(id)!)
        return { kind, check, spans: named, spanIndices, range: range && endFields(range, offsets), reason }
      }
      case 'dismissed':
        return { kind: decision.kind, label: decision.label, ...endFields(decision, offsets) }
      case 'verdict': {
        const { kind, gold, predicted, verdict, note } = decision
        const sideOf = (side: LabelledRange | null) =>
          side && { label: side.label, ...endFields(side, offsets) }
        return { kind, gold: sideOf(gold), predicted: sideOf(predicted), verdict, note }
      }
    }
  })
}

function endFields({ start, end }: TextRange, offsets: OffsetConversion): object {
  return {
    start: offsets.fromUtf16(start),
    end: offsets.fromUtf16(end),
    startUtf16: start,
    endUtf16: end,
  }
}

/** The decisions of a line, each fit for the schema. Throws Misshapen. */
export function decisionsOf(
  line: Shape,
  text: string,
  spans: readonly Span[],
  schema: LabelSchema,
  version: NativeVersion,
): readonly Decision[] {
  if (version === 1) return []
  const offsets = codePointOffsets(text)
  const decisions = line.list('decisions', (value, at) => {
    const kind = kindIn(value, at, 'kind', version === 2 ? kindsOf2 : kinds)
    const shape = new Shape(value, at, fields[kind])
    const decision = decisionOf(kind, shape, spans)
    const misfit = misfitOfDecision(decision, text, schema)
    if (misfit) throw new Misshapen(misfit, { field: at })
    for (const { shape: named, range } of rangesIn(decision, shape)) assertOffsetsAgree(named, range, offsets)
    return decision
  })
  if (!isAscending(decisions.map(keyOf))) throw new Misshapen('order-wrong', { field: 'decisions' })
  return decisions
}

function decisionOf(kind: Decision['kind'], shape: Shape, spans: readonly Span[]): Decision {
  switch (kind) {
    case 'absent': {
      const row = shape.id('row')
      assertIndices(shape, spans, [row], [shape.count('rowSpan')])
      return { kind, row, column: shape.string('column') }
    }
    case 'waived': {
      const named = shape.list('spans', stringOf)
      assertIndices(
        shape,
        spans,
        named,
        shape.list('spanIndices', (index) => index),
      )
      if (!isAscending(named)) throw new Misshapen('order-wrong', { field: `${shape.at}.spans` })
      const range = shape.value('range') === null ? null : rangeIn(shape.object('range', ends))
      return { kind, check: shape.string('check'), spans: named, range, reason: shape.string('reason') }
    }
    case 'dismissed':
      return { kind, label: shape.string('label'), ...rangeIn(shape) }
    case 'verdict': {
      const sideIn = (field: 'gold' | 'predicted') => {
        if (shape.value(field) === null) return null
        const side = shape.object(field, sideFields)
        return { label: side.string('label'), ...rangeIn(side) }
      }
      return {
        kind,
        gold: sideIn('gold'),
        predicted: sideIn('predicted'),
        verdict: shape.oneOf('verdict', verdictKinds),
        note: shape.string('note'),
      }
    }
  }
}

/** The ranges of a decision, each with the object that holds its ends. */
function rangesIn(decision: Decision, shape: Shape): readonly { shape: Shape; range: TextRange }[] {
  const within = (field: string, range: TextRange | null, fields: readonly string[]) =>
    range ? [{ shape: shape.object(field, fields), range }] : []
  switch (decision.kind) {
    case 'absent':
      return []
    case 'waived':
      return within('range', decision.range, ends)
    case 'dismissed':
      return [{ shape, range: decision }]
    case 'verdict':
      return [
        ...within('gold', decision.gold, sideFields),
        ...within('predicted', decision.predicted, sideFields),
      ]
  }
}

function rangeIn(shape: Shape): TextRange {
  return { start: shape.count('startUtf16'), end: shape.count('endUtf16') }
}

/** Throws Misshapen unless each id is that of the span at its index. */
function assertIndices(
  { at }: Shape,
  spans: readonly Span[],
  ids: readonly Id[],
  indices: readonly unknown[],
): void {
  const isSame = ids.length === indices.length && ids.every((id, n) => spans[indices[n] as number]?.id === id)
  if (isSame) return
  const isThere = ids.every((id) => spans.some((span) => span.id === id))
  throw new Misshapen(isThere ? 'decision-index-differs' : 'decision-span-missing', { field: at })
}
