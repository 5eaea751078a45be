import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decisionsByKey, keyOf, type Decision } from '../../annotation/decision'
import { compareSpans, type Relation, type Span } from '../../annotation/span'
import { exampleDocument } from '../../formats/example-corpus'
import { headFingerprint } from '../../formats/fingerprints'
import type { CorpusDocument, FileChunk } from '../../formats/format'
import { native } from '../../formats/native'
import { corpus, head } from '../../formats/random-corpus-fixture'
import { contentsOf, sha256, toolsFor } from '../../formats/read-tools-fixture'
import { formats } from '../../formats/registry'
import { expectationOf, verifyExport } from '../../formats/verify'
import { findOfferedFormat, offeredFormats } from '../offered-formats'
import { heading, item, ledgerEntry, stray } from './ledger-entry-fixture'
import { ledgerFormat } from './ledger-format'

const verified = (files: readonly FileChunk[], entries: readonly CorpusDocument[]) => {
  const tools = toolsFor(files)
  const expected = entries.map((entry) => expectationOf(entry, ledgerFormat.losses(entry, head), tools))
  return [...verifyExport(ledgerFormat, headFingerprint(head, tools), files, expected, tools)]
}
const write = (entries: readonly CorpusDocument[]) => [...ledgerFormat.write(head, entries)]

const attributes: Readonly<Record<string, readonly Span['attributes'][]>> = {
  outcome: [{ where: 'heading' }, { where: 'rationale', outcome: 'upheld' }, {}],
  guideline: [{ cited_by: 'MAXIMUS' }, { cited_by: 'claims administrator', source: 'ODG' }, {}],
}
const labels = ['requested_item', 'outcome', 'guideline', 'diagnosis', 'finding']

/** Random marks, as marks of these letters: most relations make a cell. */
function asLetter(entry: CorpusDocument): CorpusDocument {
  if (entry.set === null) return entry
  const spans = entry.set.spans
    .map((span, index): Span => {
      const label = labels[(index + span.start) % labels.length]!
      return { ...span, label, attributes: attributes[label]?.[span.end % 3] ?? span.attributes }
    })
    .sort(compareSpans)
  const joined = new Map(spans.map((span) => [span.id, span]))
  const items = spans.filter(({ label }) => label === 'requested_item')
  const relations = entry.set.relations.map((relation, index): Relation => {
    const from = joined.get(relation.from)!
    const to = items[index % (items.length + 1)] ?? joined.get(relation.to)!
    return { ...relation, to: to.id, type: from.label === 'guideline' ? 'APPLIES_TO' : 'DECIDES' }
  })
  const absent = items.map(({ id }): Decision => ({ kind: 'absent', row: id, column: 'claims' }))
  const decisions = [...decisionsByKey([...entry.set.decisions, ...absent]).values()]
  return { ...entry, set: { ...entry.set, spans, relations, decisions } }
}

describe('the ledger as a format', () => {
  it('gives back the marks of each letter, minus exactly the declared losses', () => {
    fc.assert(
      fc.property(corpus, (all) => {
        const entries = all.map(asLetter)
        expect(verified(write(entries), entries)).toEqual(
          entries.map((entry) => ({
            kind: 'compared',
            documentId: entry.document.id,
            annotatorId: entry.annotator?.id ?? null,
            spans: (entry.set?.spans ?? []).filter(({ label }) => label !== 'finding').length,
            differences: [],
          })),
        )
        expect(write(entries)).toEqual(write(entries))
      }),
      { numRuns: 400 },
    )
  })

  it('gives back the gold of the sample letters, every relation of it', () => {
    const chunk = readFileSync('resources/samples/gold.jsonl', 'utf8')
    const entries = [...native.read([{ path: 'gold.jsonl', chunk }], toolsFor([]))].flatMap((result) =>
      'document' in result && result.labelled ? [result.labelled] : [],
    )
    expect(entries).toHaveLength(5)
    expect(verified(write(entries), entries)).toMatchObject(entries.map(() => ({ differences: [] })))
    for (const entry of entries) {
      expect(
        ledgerFormat.losses(entry, head).filter(({ kind }) => kind === 'span' || kind === 'relation'),
      ).toEqual([])
    }
  })

  it('writes its example of a made-up letter, beside the text', () => {
    const files = contentsOf(write([ledgerEntry]))
    const { id, text } = ledgerEntry.document
    expect(Object.fromEntries(files)).toEqual({
      'ledger.json': ledgerFormat.example,
      [`texts/${id}.txt`]: text,
    })
  })

  it('has a record without an annotator of a letter that nobody has opened', () => {
    const unopened: CorpusDocument = { document: ledgerEntry.document, annotator: null, set: null }
    const files = write([unopened])
    expect(JSON.parse(contentsOf(files).get('ledger.json')!)).toMatchObject([
      { annotatorId: null, status: 'new', issues: [{ item: null }, { item: null }], diagnoses: [] },
    ])
    expect(verified(files, [unopened])).toMatchObject([{ kind: 'compared', differences: [] }])
  })

  it('leaves out what stands in no cell, review flags, notes, and decisions that no empty cell shows', () => {
    const other = { ...item, id: 'z'.repeat(26), label: 'finding' }
    const flagged = { ...stray, needsReview: true, note: 'which one?' }
    const { set } = ledgerEntry
    const spans = [item, heading, flagged, other].sort(compareSpans)
    const relations = [
      ...set.relations,
      { id: 'x'.repeat(26), type: 'DECIDES', from: stray.id, to: item.id },
      { id: 'y'.repeat(26), type: 'DECIDES', from: heading.id, to: item.id },
      { id: 'z'.repeat(26), type: 'DECIDES', from: heading.id, to: other.id },
    ]
    const filled = { kind: 'absent', row: item.id, column: 'outcome' } as const
    const entry = {
      ...ledgerEntry,
      set: { ...set, note: 'ask Ben', spans, relations, decisions: [...set.decisions, filled] },
    }
    expect(ledgerFormat.losses(entry, head)).toEqual([
      { kind: 'span', spanId: other.id, reason: 'no-place' },
      { kind: 'needsReview', spanId: stray.id, reason: 'not-held' },
      { kind: 'spanNote', spanId: stray.id, reason: 'not-held' },
      { kind: 'relation', relationId: 'z'.repeat(26), reason: 'span-lost' },
      { kind: 'relation', relationId: 'y'.repeat(26), reason: 'no-place' },
      { kind: 'relation', relationId: 'x'.repeat(26), reason: 'no-place' },
      { kind: 'note', documentId: entry.document.id, reason: 'not-held' },
      { kind: 'decision', key: keyOf(filled), reason: 'not-held' },
    ])
    expect(verified(write([entry]), [entry])).toMatchObject([{ kind: 'compared', spans: 3, differences: [] }])
  })

  it('refuses to write what is not sound', () => {
    const entry = { ...ledgerEntry, set: { ...ledgerEntry.set, spans: [item] } }
    expect(() => write([entry])).toThrow('relation-end-missing')
  })
})

describe('the ledger read back', () => {
  it.each<[string, string | RegExp, string, string]>([
    ['a moved mark', '"start":57', '"start":58', 'quote-differs'],
    ['an end behind the text', '"end":63', '"end":9999', 'range-invalid'],
    ['an empty mark', '"end":63', '"end":57', 'range-invalid'],
    ['a number in quotation marks', '"start":57', '"start":"57"', 'type-wrong'],
    ['other words', '"text":"Upheld"', '"text":"Denied"', 'quote-differs'],
    ['a full cell that is to do', '"state":"filled"', '"state":"to-do"', 'state-differs'],
    ['an empty cell that is full', '"state":"absent"', '"state":"filled"', 'state-differs'],
    ['a state of its own', '"state":"absent"', '"state":"none"', 'value-unknown'],
    ['a mark that is two', new RegExp(heading.id), stray.id, 'mark-differs'],
    ['another text', '"textSha256":"', '"textSha256":"0', 'hash-invalid'],
    ['an attribute that is a number', '"where":"heading"', '"where":1', 'type-wrong'],
    ['a field of its own', '"diagnoses":', '"symptoms":', 'field-unknown'],
    ['half a file', /\n\]\n$/, '', 'json-invalid'],
  ])('rejects %s', (_, from, to, reason) => {
    const files = write([ledgerEntry]).map(({ path, chunk }) => ({ path, chunk }))
    const content = contentsOf(files).get('ledger.json')!
    expect(content.replace(from, to)).not.toBe(content)
    const damaged = [
      { path: 'ledger.json', chunk: content.replace(from, to) },
      ...files.filter(({ path }) => path !== 'ledger.json'),
    ]
    expect([...ledgerFormat.read(damaged, toolsFor(damaged))]).toMatchObject([
      { rejected: { path: 'ledger.json', reason } },
    ])
  })

  it('is held against the text that stands beside', () => {
    const files = write([ledgerEntry])
    const beside = (text: string | null) => [...ledgerFormat.read(files, { sha256, fileBeside: () => text })]
    expect(beside(null)).toMatchObject([{ rejected: { reason: 'text-missing' } }])
    expect(beside('another letter')).toMatchObject([{ rejected: { reason: 'text-hash-differs' } }])
  })

  it('says of a relation that is gone that it is not the same', () => {
    const files = write([{ ...ledgerEntry, set: { ...ledgerEntry.set, relations: [] } }])
    expect(verified(files, [ledgerEntry])).toMatchObject([{ kind: 'compared', differences: ['relations'] }])
  })
})

describe('formats that are offered', () => {
  it('have the ledger last', () => {
    expect(offeredFormats).toEqual([...formats, ledgerFormat])
    expect(findOfferedFormat('ledger')).toBe(ledgerFormat)
    expect(findOfferedFormat('native')).toBe(native)
    expect(findOfferedFormat('other')).toBeUndefined()
  })

  it('are never taken for the ledger', () => {
    const [first] = write([exampleDocument])
    expect(ledgerFormat.looksLike('ledger.json', first!.chunk)).toBe(false)
    for (const format of formats) expect(format.looksLike('ledger.json', ledgerFormat.example)).toBe(false)
  })
})
