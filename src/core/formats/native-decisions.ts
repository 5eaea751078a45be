import { misfitOfDecision } from '../annotation/check-command'
import { isAscending, keyOf, rangeNamedBy, type Decision } from '../annotation/decision'
import type { LabelSchema } from '../annotation/label-schema'
import type { Span } from '../annotation/span'
import type { Id } from '../ids'
import type { TextRange } from '../text/offsets'
import { codePointOffsets, type OffsetConversion } from './code-points'
import { assertOffsetsAgree } from './native-marks'
import { kindIn, Misshapen, Shape, stringOf } from './shape'

const kinds = ['absent', 'waived', 'dismissed'] as const satisfies readonly Decision['kind'][]
const ends = ['start', 'end', 'startUtf16', 'endUtf16']
const fields: Readonly<Record<Decision['kind'], readonly string[]>> = {
  absent: ['kind', 'row', 'rowSpan', 'column'],
  waived: ['kind', 'check', 'spans', 'spanIndices', 'range', 'reason'],
  dismissed: ['kind', 'label', ...ends],
}

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
): readonly Decision[] {
  const offsets = codePointOffsets(text)
  const decisions = line.list('decisions', (value, at) => {
    const kind = kindIn(value, at, 'kind', kinds)
    const shape = new Shape(value, at, fields[kind])
    const decision = decisionOf(kind, shape, spans)
    const misfit = misfitOfDecision(decision, text, schema)
    if (misfit) throw new Misshapen(misfit, { field: at })
    const range = rangeNamedBy(decision)
    if (range) assertOffsetsAgree(kind === 'waived' ? shape.object('range', ends) : shape, range, offsets)
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
