import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../core/annotation/checks/check'
import { letterChecks } from '../../../core/imr/checks/registry'
import { imrLabelSchema } from '../../../core/imr/label-schema'
import { findingWords } from './finding-words'

const [label] = imrLabelSchema.labels
const finding = (check: string, facts: Finding['facts'] = {}): Finding => ({
  check,
  severity: 'error',
  spans: [],
  range: { start: 0, end: 1 },
  facts: { label: label!.id, ...facts },
  fix: null,
})

describe('the words of a finding', () => {
  it.each(letterChecks)('of $id say what is wrong and what to do', ({ id }) => {
    const { wrong, toDo } = findingWords(finding(id), imrLabelSchema)
    expect(wrong).not.toBe('')
    expect(toDo).toMatch(/\.$/)
  })

  it('name labels and attributes as the schema does', () => {
    const { attributes } = label!
    const facts = { attributes: attributes.map(({ id }) => id).join(' ') }
    const { wrong } = findingWords(finding('attribute-missing', facts), imrLabelSchema)
    expect(wrong).toBe(
      `${label!.name} lacks ${attributes.map(({ name }) => name.toLowerCase()).join(' and ')}`,
    )
  })
})
