import { describe, expect, it } from 'vitest'
import { imrLabelSchema } from '../imr/label-schema'
import { isMadeBy, misfitOf } from './check-command'
import type { TextRange } from '../text/offsets'
import type { Decision } from './decision'
import type { Span } from './span'
import type { LabelledRange } from './verdict'

const text = 'Dx: 😀 neck pain'
const good: Span = {
  id: 'a'.repeat(26),
  label: 'diagnosis',
  start: 7,
  end: 16,
  quote: 'neck pain',
  attributes: { status: 'active', icd10cm: ['M54.2'] },
  needsReview: false,
  note: '',
  guidelineVersion: 'imr-v1',
  origin: { kind: 'manual', source: '', edited: false },
  by: 'b'.repeat(26),
  at: '2026-11-01T00:00:00.000Z',
}
const misfit = (change: Partial<Span>) =>
  misfitOf(
    { kind: 'batch', name: 'x', commands: [{ kind: 'addSpan', span: { ...good, ...change } }] },
    text,
    imrLabelSchema,
  )

describe('misfitOf', () => {
  it('lets a span pass that fits text and schema', () => {
    expect(misfit({})).toBeNull()
  })

  it.each<[Partial<Span>, string]>([
    [{ end: 17 }, 'range-invalid'],
    [{ start: 5, quote: text.slice(5, 16) }, 'range-invalid'],
    [{ quote: 'back pain' }, 'quote-differs'],
    [{ label: 'finding' }, 'label-unknown'],
    [{ attributes: { where: 'heading' } }, 'attribute-unknown'],
    [{ attributes: { status: 'maybe' } }, 'attribute-invalid'],
    [{ attributes: { icd10cm: 'M54.2' } }, 'attribute-invalid'],
    [{ attributes: JSON.parse('{"constructor":"x"}') as Record<string, string> }, 'attribute-unknown'],
  ])('refuses %o', (change, reason) => {
    expect(misfit(change)).toBe(reason)
  })
})

describe('misfitOf a decision', () => {
  const misfitOfDeciding = (decision: Decision) =>
    misfitOf({ kind: 'decide', decision }, text, imrLabelSchema)
  const waived = (range: TextRange | null): Decision => ({
    kind: 'waived',
    check: 'x',
    spans: [],
    range,
    reason: '',
  })

  const judged = (gold: LabelledRange | null, predicted: LabelledRange | null): Decision => ({
    kind: 'verdict',
    gold,
    predicted,
    verdict: 'parser-wrong',
    note: '',
  })

  it.each<[Decision, string | null]>([
    [{ kind: 'dismissed', label: 'diagnosis', start: 7, end: 16 }, null],
    [{ kind: 'dismissed', label: 'finding', start: 7, end: 16 }, 'label-unknown'],
    [{ kind: 'dismissed', label: 'diagnosis', start: 7, end: 17 }, 'range-invalid'],
    [waived({ start: 7, end: 16 }), null],
    [waived(null), null],
    [waived({ start: 5, end: 16 }), 'range-invalid'],
    [waived({ start: 7, end: 7 }), 'range-invalid'],
    [{ kind: 'absent', row: good.id, column: 'guideline' }, null],
    [judged({ label: 'diagnosis', start: 7, end: 16 }, null), null],
    [judged(null, { label: 'diagnosis', start: 7, end: 17 }), 'range-invalid'],
    [judged({ label: 'diagnosis', start: 7, end: 16 }, { label: 'x', start: 7, end: 16 }), 'label-unknown'],
    [judged(null, null), 'verdict-without-error'],
    [
      judged({ label: 'diagnosis', start: 7, end: 16 }, { label: 'diagnosis', start: 7, end: 16 }),
      'verdict-without-error',
    ],
  ])('of %o is %s', (decision, reason) => {
    expect(misfitOfDeciding(decision)).toBe(reason)
  })
})

describe('isMadeBy', () => {
  const added = (span: Span) => ({ kind: 'addSpan', span }) as const
  const imported: Span = {
    ...good,
    by: 'c'.repeat(26),
    origin: { kind: 'import', source: 'x', edited: false },
  }

  it("refuses a span made by hand under another's name, also inside a batch", () => {
    const foreign = added({ ...good, by: 'c'.repeat(26) })
    expect(isMadeBy(foreign, good.by)).toBe(false)
    expect(isMadeBy({ kind: 'batch', name: 'x', commands: [added(good), foreign] }, good.by)).toBe(false)
  })

  it("lets one's own pass, and what came from elsewhere", () => {
    expect(isMadeBy({ kind: 'batch', name: 'x', commands: [added(good), added(imported)] }, good.by)).toBe(
      true,
    )
    expect(isMadeBy({ kind: 'setNote', before: '', after: 'x' }, good.by)).toBe(true)
  })
})
