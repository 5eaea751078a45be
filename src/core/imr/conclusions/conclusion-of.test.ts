import { describe, expect, it } from 'vitest'
import { foldedWords } from '../../text/folded-words'
import { unhyphenated } from '../unhyphenated'
import type { OutcomeValue } from '../structure/anchors'
import { conclusionOf } from './conclusion-of'
import { necessityValueOf } from './necessity'

/** The conclusion of a rationale on one line, and what it says. */
function concluded(rationale: string, heading: OutcomeValue | null) {
  const conclusion = conclusionOf(rationale, { start: 0, end: rationale.length }, heading)
  if (!conclusion) return null
  const { words } = foldedWords(rationale, conclusion, unhyphenated)
  expect(necessityValueOf(words)).toBe(conclusion.value)
  return `${conclusion.value}: ${words}`
}

describe('the conclusion of a rationale', () => {
  it.each([
    ['Therefore, the request is not \n\nmedically necessary.', 'not medically necessary'],
    ['It is determined to not be medically necessary', 'not be medically necessary'],
    ['The request is not considered to be medically necessary.', 'not considered to be medically necessary'],
    ['The request cannot be considered medically necessary.', 'cannot be considered medically necessary'],
    [
      'The request cannot be deemed medically necessary at this time.',
      'cannot be deemed medically necessary',
    ],
    ['The bed is not seen as medically necessary.', 'not seen as medically necessary'],
    [
      'The MRI is not supported by the guidelines as being medically necessary.',
      'not supported by the guidelines as being medically necessary',
    ],
    ['The drug is not indicated as medically necessary', 'not indicated as medically necessary'],
    ['The request is not-medically necessary.', 'not-medically necessary'],
    ['The request is not \nmedically-necessary', 'not medically-necessary'],
    ['The request is not medi-\ncally neces-\n\nsary.', 'not medically necessary'],
    ['The request is NOT medically necessary.', 'NOT medically necessary'],
    [
      'The request is, therefore, not, at this time, medically necessary.',
      'not, at this time, medically necessary',
    ],
    ['A repeat MRI is not a medical necessity.', 'not a medical necessity'],
    [
      'As such, the medical necessity of this request is not established.',
      'medical necessity of this request is not established',
    ],
    ['The medical necessity of 7.5 mg is not shown.', 'medical necessity of 7.5 mg is not shown'],
    ['Medical necessity has not been established.', 'Medical necessity has not been established'],
    ['The medical necessity cannot be established at this time', 'medical necessity cannot be established'],
    ['The request is not medically appropriate.', 'not medically appropriate'],
    ['The request is not necessary.', 'not necessary'],
    ['The request is not reasonable or medically necessary.', 'not reasonable or medically necessary'],
    ['The request is not medically necessary and appropriate.', 'not medically necessary'],
    ['It was not medically necessary, medically appropriate, or indicated here.', 'not medically necessary'],
    ['The request is "not medically necessary".', 'not medically necessary'],
    ['The request (not medically necessary) is closed.', 'not medically necessary'],
    ['The request—not medically necessary—is closed.', 'not medically necessary'],
    ['The request isn’t medically necessary.', 'isn’t medically necessary'],
    ['These were not met.Not medically necessary.', 'Not medically necessary'],
    ['It is not medically necessary as medical necessity has not been shown.', 'not medically necessary'],
    ['As such the medical necessity is not established.', 'medical necessity is not established'],
    [
      'Medical necessity of what is shown here is not met.',
      'Medical necessity of what is shown here is not met',
    ],
    ['This request lacks medical necessity.', 'lacks medical necessity'],
    ['The request is no longer medically necessary.', 'no longer medically necessary'],
    ['The drug may cause harm and is not medically necessary.', 'not medically necessary'],
    ['The request is not medical neccesary.', 'not medical neccesary'],
    ['It is not deemed to be of medical necessity.', 'not deemed to be of medical necessity'],
    [
      'Since the procedure is not medically necessary, none of the associated services are medically necessary.',
      'none of the associated services are medically necessary',
    ],
    ['The request is medically unnecessary.', 'medically unnecessary'],
    ['It is neither indicated nor medically necessary.', 'neither indicated nor medically necessary'],
    ['The bed is not supported by Guidelines and is not medically necessary.', 'not medically necessary'],
    ['The criteria are not met.The request is not medically necessary.In fact', 'not medically necessary'],
  ])('denies: %j', (rationale, words) => {
    expect(concluded(rationale, null)).toBe(`upheld: ${words}`)
    expect(concluded(rationale, 'upheld')).toBe(`upheld: ${words}`)
  })

  it.each([
    [
      'I do not find this request, as submitted, to be medically necessary.',
      'not find this request, as submitted, to be',
    ],
    ['The MRI is not, in my opinion, medically necessary.', 'not, in my opinion,'],
    ['One is. No further therapy is medically necessary.', 'No further therapy is'],
  ])('denies from far away where the heading does: %j', (rationale, words) => {
    expect(concluded(rationale, 'upheld')).toBe(`upheld: ${words} medically necessary`)
    expect(concluded(rationale, null)).toBe('overturned: medically necessary')
  })

  it.each([
    ['The request is medically necessary.', 'medically necessary'],
    ['The request is medically \nnecessary and appropriate.', 'medically necessary'],
    ['I deem the request to be medically necessary.', 'medically necessary'],
    ['The criteria have not been met before, but are now: it is medically necessary', 'medically necessary'],
    ['Given the above, it is medically appropriate and necessary.', 'medically appropriate and necessary'],
    ['The patient may benefit from it and it is medically necessary.', 'medically necessary'],
    ['The brace is not medically necessary and the request is medically necessary.', 'medically necessary'],
    ['The denial was not appropriate and the request is medically necessary.', 'medically necessary'],
    ['The bed is seen as medically necessary.', 'medically necessary'],
    ['The requested surgery is necessary.', 'necessary'],
    ['The requested care is appropriate for this patient.', 'appropriate'],
  ])('affirms: %j', (rationale, words) => {
    expect(concluded(rationale, null)).toBe(`overturned: ${words}`)
    expect(concluded(rationale, 'overturned')).toBe(`overturned: ${words}`)
  })

  it('is the last one', () => {
    const rationale =
      'The request is not medically necessary. The medical necessity has not been established. ' +
      'As such, this request is not medically necessary.'
    const at = rationale.lastIndexOf('not medically')
    expect(conclusionOf(rationale, { start: 0, end: rationale.length }, 'upheld')?.start).toBe(at)
  })

  it('is none of what is said of tapering behind it', () => {
    const rationale =
      'The request is not considered medically necessary. This decision addresses the medical necessity of opioids as ' +
      'they have been prescribed. This medical necessity decision should not be interpreted as a recommendation to stop ' +
      'abruptly. The patient is advised to consult the guidelines ("Tapering opioids"), and if necessary, other relevant ' +
      'guidelines, regarding the most appropriate method for weaning.'
    expect(concluded(rationale, 'upheld')).toBe('upheld: not considered medically necessary')
    expect(concluded(rationale.slice(rationale.indexOf('This decision')), 'upheld')).toBeNull()
  })

  it('is the one that says what the heading says', () => {
    const rationale =
      'The request is not medically necessary. A taper is medically necessary. It is medically necessary when pain lasts.'
    expect(concluded(rationale, 'upheld')).toBe('upheld: not medically necessary')
    expect(concluded(rationale, 'overturned')).toBe('overturned: medically necessary')
    expect(concluded('The request is medically necessary.', 'upheld')).toBe('overturned: medically necessary')
  })

  it.each([
    'Imaging is medically necessary if symptoms persist.',
    'Care that may also be medically necessary in addition to it.',
    'Weaning is to go on as medically necessary.',
    'There is no medically necessary reason for it.',
    'The provider has not said why the bed is medically necessary.',
    'It would not be appropriate to deny it.',
    'The time deemed necessary to produce effect is six weeks.',
    'Appropriate medications were tried. The criteria are met.',
    'The request is certified.',
    '',
  ])('is not there: %j', (rationale) => {
    expect(concluded(rationale, null)).toBeNull()
  })
})
