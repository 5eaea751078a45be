import { describe, expect, it } from 'vitest'
import { annotatorNameProblem, projectNameProblem } from './name-problem'

const known = [{ id: 'a'.repeat(26), name: 'Anna Berg' }]

describe('annotatorNameProblem', () => {
  it('asks for a name where there is none', () => {
    expect(annotatorNameProblem('  ', [])).toBe('Give your name or initials.')
  })

  it('asks to tell two annotators of one name apart, whatever the case', () => {
    expect(annotatorNameProblem(' anna berg ', known)).toContain('Anna Berg is in the list above.')
  })

  it('takes initials and letters of any alphabet', () => {
    expect(annotatorNameProblem('AB', known)).toBeNull()
    expect(annotatorNameProblem('Łucja Ó', known)).toBeNull()
  })

  it('takes no more than main does', () => {
    expect(annotatorNameProblem('x'.repeat(80), known)).toBeNull()
    expect(annotatorNameProblem('x'.repeat(81), known)).toBe('Use at most 80 characters.')
  })
})

describe('projectNameProblem', () => {
  it('asks for a name where there is none', () => {
    expect(projectNameProblem('')).toBe('Give the project a name.')
    expect(projectNameProblem('Pilot')).toBeNull()
  })
})
