import { describe, expect, it } from 'vitest'
import { findingsOf, severities, waivableOf } from '../src/core/annotation/checks/check'
import { keyOf } from '../src/core/annotation/decision'
import { letterContext } from '../src/core/imr/checks/letter-context'
import { letterChecks } from '../src/core/imr/checks/registry'
import { structureOf } from '../src/core/imr/structure/structure'
import { emptySet, type AnnotationSet } from '../src/core/annotation/annotation-set'
import { compareSpans, compareText, type Span } from '../src/core/annotation/span'
import type { SourceDocument } from '../src/core/project'
import { annotator, documents, idOf } from './folder'
import { goldOf, type Gold } from './gold'

/*
 * The checks over the gold of a folder's letters: it has no errors and hardly a warning.
 */

/** The set of a coder who marks just as the gold does. */
function setOfGold({ id, text }: SourceDocument, { spans, relations }: Gold): AnnotationSet {
  const marked = spans.map(({ label, start, end, attributes }, index): Span => ({
    id: idOf(`span ${index}`),
    label,
    start,
    end,
    quote: text.slice(start, end),
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [
        name,
        name === 'icd10cm' ? value.split('|') : value,
      ]),
    ),
    needsReview: false,
    note: '',
    guidelineVersion: 'imr-v1',
    origin: { kind: 'manual', source: '', edited: false },
    by: annotator.id,
    at: '2026-11-01T00:00:00Z',
  }))
  return {
    ...emptySet(id, annotator.id),
    spans: marked.toSorted(compareSpans),
    relations: relations
      .map(({ type, from, to }, n) => ({
        id: idOf(`relation ${n}`),
        type,
        from: marked[from]!.id,
        to: marked[to]!.id,
      }))
      .sort((a, b) => compareText(a.id, b.id)),
  }
}

const letters = documents.flatMap((document) => {
  const gold = goldOf(document)
  return gold ? [{ text: document.text, set: setOfGold(document, gold) }] : []
})

describe(`the checks of ${letters.length} letters with gold`, () => {
  const found = letters.flatMap(({ text, set }) =>
    findingsOf(letterChecks, letterContext(text, set, structureOf(text).issues)),
  )

  it('find no error and at most one warning a letter', () => {
    const counts = severities.map((severity) => {
      const those = found.filter((finding) => finding.severity === severity)
      const checks = [...new Set(those.map(({ check }) => check))].sort()
      const byCheck = checks.map((id) => `${id} ${those.filter(({ check }) => check === id).length}`)
      return { severity, count: those.length, byCheck: byCheck.join(', ') }
    })
    console.log(
      `checks: gold of ${letters.length} letters; ` +
        counts
          .map(({ severity, count, byCheck }) => `${severity} ${count}${byCheck && ` (${byCheck})`}`)
          .join(', '),
    )
    const [errors, warnings] = counts
    expect(errors!.count).toBe(0)
    expect(warnings!.count).toBeLessThanOrEqual(letters.length)
  })

  it('never find one thing twice', () => {
    for (const { text, set } of letters) {
      const keys = findingsOf(letterChecks, letterContext(text, set, structureOf(text).issues)).map(
        (finding) => keyOf({ kind: 'waived', reason: '', ...waivableOf(finding) }),
      )
      expect(new Set(keys).size).toBe(keys.length)
    }
  })
})
