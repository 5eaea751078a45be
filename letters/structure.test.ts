import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { missingParts } from '../src/core/imr/structure/issues'
import { structureOf } from '../src/core/imr/structure/structure'
import { CodePointOffsets, type TextRange } from '../src/core/text/offsets'
import { documents, filesIn, folder } from './folder'

/*
 * The structure of every letter of a folder, held against gold where a folder `gold` lies in it or beside it.
 */

interface GoldFile {
  readonly text_sha256: string
  /** Ends in code points. */
  readonly spans: readonly (TextRange & {
    readonly label: string
    readonly attributes: Readonly<Record<string, string>>
  })[]
}

const goldFolder = [join(folder, 'gold'), join(folder, '..', 'gold')].find((path) => existsSync(path))
const gold = new Map(
  (goldFolder ? filesIn(goldFolder, '.json') : [])
    .map((bytes) => JSON.parse(bytes.toString('utf8')) as GoldFile)
    .map(({ text_sha256, spans }) => [text_sha256, spans]),
)

/** How many of these strings are among those, each counted once. */
function sharedBy(these: readonly string[], those: readonly string[]): number {
  const left = new Set(those)
  return these.filter((one) => left.delete(one)).length
}

describe(`the structure of ${documents.length} letters`, () => {
  const structures = documents.map(({ text, textSha256 }) => ({ text, textSha256, ...structureOf(text) }))
  const known = structures.filter(({ layout }) => layout.kind === 'imr')
  const issues = known.flatMap((structure) => structure.issues)

  it('has its parts in order, none outside its issue and none over another', () => {
    let flaws = 0
    for (const { text, sections, issues, pages } of known) {
      for (const all of [sections, issues, pages])
        if (
          all.some(({ start, end }, i) => start < (all[i - 1]?.end ?? 0) || end <= start || end > text.length)
        )
          flaws += 1
      if (issues.some(({ start, end }) => start < sections.at(-1)!.start || end > sections.at(-1)!.end))
        flaws += 1
      for (const { start, end, item, outcome, claimsLine, reviewerLine, rationale } of issues) {
        const parts = [item, outcome?.range, claimsLine, reviewerLine, rationale].filter((part) => !!part)
        if (parts.some((part, i) => part.start < (parts[i - 1]?.end ?? start) || part.end > end)) flaws += 1
      }
    }
    expect(flaws).toBe(0)
    const lacking = issues.filter((issue) => missingParts(issue).length > 0).length
    console.log(
      `structure: ${documents.length} letters, ${issues.length} issues found, ` +
        `${documents.length - known.length} letters of unknown structure, ${lacking} issues with a missing part`,
    )
  })

  it('is that of the gold', () => {
    const counts = { letters: 0, items: 0, sameItems: 0, outcomes: 0, sameOutcomes: 0, foundItems: 0 }
    for (const { text, textSha256, issues } of structures) {
      const spans = gold.get(textSha256)
      if (!spans) continue
      const offsets = new CodePointOffsets(text)
      const place = (range: TextRange) => `${offsets.fromUtf16(range.start)}-${offsets.fromUtf16(range.end)}`
      const items = spans.filter(({ label }) => label === 'requested_item')
      const outcomes = spans.filter(
        ({ label, attributes }) => label === 'outcome' && attributes['where'] === 'heading',
      )
      const foundItems = issues.flatMap(({ item }) => (item ? [place(item)] : []))
      const foundOutcomes = issues.flatMap(({ outcome }) =>
        outcome ? [`${place(outcome.range)} ${outcome.value}`] : [],
      )
      counts.letters += 1
      counts.items += items.length
      counts.foundItems += foundItems.length
      counts.sameItems += sharedBy(
        items.map(({ start, end }) => `${start}-${end}`),
        foundItems,
      )
      counts.outcomes += outcomes.length
      counts.sameOutcomes += sharedBy(
        outcomes.map(({ start, end, attributes }) => `${start}-${end} ${attributes['outcome']}`),
        foundOutcomes,
      )
    }
    console.log(
      `structure: gold of ${counts.letters} letters; ${counts.sameItems} of ${counts.items} requested items and ` +
        `${counts.sameOutcomes} of ${counts.outcomes} heading outcomes equal, ${counts.foundItems} items found`,
    )
    expect(counts.sameItems).toBe(counts.items)
    expect(counts.sameOutcomes).toBe(counts.outcomes)
    expect(counts.foundItems).toBe(counts.items)
  })
})
