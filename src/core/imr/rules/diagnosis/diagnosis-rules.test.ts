import { describe, expect, it } from 'vitest'
import { letterOf, markedIn, suggestedIn, unmarked } from './diagnosis-fixture'
import { diagnosisRules } from './diagnosis-rules'

/** Sentences by the rule that is to find what is marked in them. */
const found = {
  'listed-diagnosis': {
    summary: [
      'The diagnoses were [[lumbar neuritis not otherwise specified]], and [[cervical disc disorder with radiculopathy]].',
      'The injured worker was diagnosed as having [[left knee strain]] and probable [[medial meniscus tear|probable]].',
      'Diagnosis on 10/2/14 was [[lumbosacral sprain]].',
      'Diagnoses: 1. [[Cervical sprain/strain]]. 2. [[Right shoulder impingement syndrome]]. Treatment has included rest.',
      'Diagnoses: 1) [[Cervicalgia]] (723.1) 2) [[Lumbago]] (724.2)',
      'The current diagnosis is documented [[low back pain]].',
      'Comorbidities include [[hypertension]] and [[type II diabetes]].',
      'There are several comorbidities, including [[gout]].',
      'A history of a diagnosis of [[autism spectrum disorder|historical]] was documented.',
      'The provider diagnosed [[lumbar strain]] and prescribed ibuprofen.',
      'Diagnoses listed as [[knee bursitis]] and [[gout]]. The differential was broad.',
      'Diagnoses: (1) [[Elbow bursitis]] (2) [[Gout]]. Diagnosis: #1 [[hip strain]] #2 [[gout]].',
      'Diagnoses: 1. [[Lumbago]], 724.2. 2. [[Cervicalgia]], 723.1. He was assessed with [[gout]].',
      'Diagnosis (es) per the note: [[gout]]. The diagnoses, per the 5/4/15 report, include [[hip bursitis]].',
      'Assessment and plan: [[Gout]]. Active problems: [[lupus]] and [[hip strain]].',
      '[[Hip bursitis]] was later diagnosed. The form was for a [[wrist sprain]] diagnosis.',
    ],
    rationale: [
      'The records provided reveal the diagnosis of [[contusion to the head]].',
      'There is no diagnosis of [[cervical dystonia|negated]].',
      'Absent a diagnosis of [[gout|negated]] there is no need for it.',
      'A diagnosis of [[lupus|negated]] has not been established. The diagnosis of [[gout]] has.',
      'The patient was not diagnosed with [[diabetes|negated]] or [[cancer|negated]].',
      'The diagnoses of the worker do not include [[osteoarthritis|negated]].',
    ],
  },
  'treated-condition': {
    summary: [
      'The worker is undergoing treatment for [[internal derangement of the right knee]], status post left total knee replacement, and [[obesity]].',
      'He is being treated for [[left buttock and left thigh sciatic pain]].',
      'The patient was taking oxycodone for [[chronic low back pain]].',
      'He is treated by Dr. Lee for [[hip strain]]. He was seen for [[wrist bursitis]] and knee pain.',
      'He is treated with tablets for pain and with drops for [[glaucoma]].',
      'The patient takes 20 mg of a statin for [[hyperlipidemia]].',
    ],
    rationale: [
      'This is a review of operative treatment of a [[left wrist fracture]]. There is ongoing care for [[gout]].',
    ],
  },
  'claimed-condition': {
    summary: [
      'The applicant has filed a claim for [[chronic mid back, low back, hip, and pelvis pain]] reportedly associated with an industrial injury of May 1, 2010.',
      'The applicant has filed a claim for [[neck pain]], [[headaches]] and [[depression]] after a fall.',
    ],
    rationale: [],
  },
  history: {
    summary: [
      'The past medical history is significant for [[hypertension|historical]], [[asthma|historical]], and appendectomy.',
      'He had no history of smoking or [[alcohol abuse|negated]].',
    ],
    rationale: ['There is no indication that the patient has a history of [[bleeding|negated]].'],
  },
  'status-post': {
    summary: ['The worker is now status post [[crush injury]] status post exploratory laparotomy.'],
    rationale: [],
  },
  'negated-condition': {
    summary: [],
    rationale: [
      'There was no mention of any red flag diagnoses such as [[fracture|negated]], [[tumor|negated]], or [[infection|negated]] about the spine.',
      'There are no red flags such as [[fracture|negated]] or [[infection|negated]].',
      'The patient does not have [[radiculopathy|negated]].',
      'There is no evidence of [[cauda equina syndrome|negated]].',
      'There is no mention of [[gout|negated]] or [[lupus|negated]] in the notes.',
      'There is nothing to suggest [[gout|negated]], and no record of [[lupus|negated]].',
      'No mention of [[gout|negated]]. There is no documentation to suggest that he has [[lupus|negated]].',
      'No mention of [[gout|negated]]. In the absence of a history of [[lupus|negated]], the drug is of no use.',
      'No mention of [[gout|negated]]. The provider failed to document a diagnosis of [[lupus|negated]].',
      'The worker did not, in fact, have [[lupus|negated]]. He does not suffer from [[gout|negated]].',
      'The records did not contain clear evidence of [[neuropathy|negated]] in this case.',
      '[[Sepsis|negated]] has been ruled out in this case.',
    ],
  },
  'suspected-condition': {
    summary: [
      'An MRI was ordered to rule out a [[disc protrusion|probable]].',
      'There was a concern for [[adhesive capsulitis|probable]] developing.',
      'There is a question of [[rib fracture|probable]]. [[Sepsis|probable]] was strongly suspected.',
      'The surgeon suspected an [[infected bursa|probable]].',
    ],
    rationale: [],
  },
  'stated-condition': {
    summary: [
      'She sustained a [[right ankle fracture]] when she fell.',
      'He has [[lumbar facet syndrome]].',
      'The worker was struck and suffered a [[pelvic fracture]], resulting in [[leg length discrepancy]].',
      'The patient has [[chronic neck pain]], and this 50-year-old man with [[chronic knee pain]] is at work.',
      'The note described the worker as having [[gout]]. He was noted as having [[lupus]].',
      'She is permanent and stationary with [[chronic hip bursitis]]. He is a smoker with [[emphysema]].',
    ],
    rationale: [
      'This patient had a [[severe wrist fracture]] complicated by [[acute carpal tunnel syndrome]].',
      "Given the patient's [[osteoarthritis of the knee]], the request is reasonable.",
      'The patient, who has [[gout]], is old. This 50 year old woman has [[lupus]] present here.',
      'The patient failed therapy, has a [[massive rotator cuff tear]], and has [[morbid obesity]].',
      'The worker appears to have [[hip bursitis]]. He has clinical evidence of [[neuropathy]].',
      'With the combination of an [[unstable wrist fracture]] and [[median neuropathy]], the care was standard.',
      'There are several [[rib fractures]] and a reported [[vertebral compression|probable]] with inadequate relief.',
      'This 42-year-old male with [[bilateral plantar fasciitis]] has failed orthotics.',
    ],
  },
  'procedure-object': {
    summary: [
      'There was a closed reduction and pinning of the [[right distal radius fracture]] on 11-9-2016.',
      'The surgery was performed for a [[herniated disc at L3-4]].',
    ],
    rationale: ['Norco was authorized after the repair of a [[right biceps tendon rupture]] in May.'],
  },
} as const

describe('What each rule finds', () => {
  it('is shown here for every rule', () => {
    expect(Object.keys(found)).toEqual(diagnosisRules.map(({ id }) => id))
  })

  for (const [rule, parts] of Object.entries(found)) {
    for (const part of ['summary', 'rationale'] as const) {
      it.each(parts[part])(`${rule} in the ${part}: %s`, (words) => {
        const expected = markedIn(words).map(([name, status]) => [name, status])
        const suggested = suggestedIn(letterOf({ [part]: unmarked(words) }))
        expect(suggested.map(([, name, status]) => [name, status])).toEqual(expected)
        expect(suggested.map(([id]) => id)).toContain(rule)
      })
    }
  }
})

describe('What is no diagnosis', () => {
  it.each([
    ['a criterion that was not met', 'ODG criteria ask for a diagnosis of radiculopathy, it was said.'],
    ['the history of a family', 'He has a family history of diabetes and heart disease.'],
    ['a complaint', 'The patient complained of neck pain, headaches and insomnia.'],
    ['a complaint that the patient has', 'The patient had neck pain with tingling, numbness and anxiety.'],
    ['symptoms of a disorder', 'The worker has symptoms of anxiety, depression and insomnia.'],
    ['what an examination found', 'On examination she had swelling and a contusion of the left knee.'],
    [
      'what an image found',
      'The MRI revealed a disc protrusion at L4-5 with stenosis. X-rays revealed no fracture.',
    ],
    ['what an image is said to show', 'Imaging shows that he has a disc protrusion at L4-5.'],
    ['an injury that only the operation names', 'He underwent operative fixation of the fracture in May.'],
    ['praise', 'The impression was steady progress.'],
    ['what brought the injury about', 'The injured worker slipped, fell and broke his ribs.'],
    ['a procedure of the past', 'He had a history of earlier ankle arthroscopy and carpal tunnel release.'],
    [
      'an injury that nobody names',
      'The worker sustained an industrial injury. He is treated for an acute injury.',
    ],
    ['the history of a claim', 'This case involves a male with a history of an occupational claim.'],
    ['a diagnosis that is not told', 'The diagnosis was not provided. The diagnosis was discussed.'],
    ['a pain that medicines are for', 'He is treated with tablets for pain and takes them for his comfort.'],
  ])('in the summary: %s', (_, summary) => {
    expect(suggestedIn(letterOf({ summary }))).toEqual([])
  })

  it.each([
    ['what a guideline is for', 'MTUS recommends opioids for patients with a diagnosis of radiculopathy.'],
    ['a criterion', 'Criteria include history of peptic ulcer, GI bleeding or perforation.'],
    ['a criterion of risk', 'He does not meet criteria of age over 65 or history of peptic ulcer.'],
    ['a factor of risk', 'Risk factors are: age over 65, history of peptic ulcer and perforation.'],
    ['what is so of anybody', 'Patients with diabetes have a higher risk of infection.'],
    ['how the patient takes medicines', 'In this case there is no evidence of abuse or misuse.'],
    ['what is only supposed', 'If the patient has radiculopathy, an injection may be tried.'],
    ['a question', 'An image may be of help where there is a question of tumor or fracture.'],
    ['a quotation', 'ODG states, "Not advised. The patient has a history of peptic ulcer." It was denied.'],
    ['the requested item', 'The request for repair of the rotator cuff tear is not medically necessary.'],
    ['a planned procedure', 'The plan is fixation of the radius fracture.'],
    ['another noun', 'In this case the patient has a fracture treatment plan.'],
  ])('in the rationale: %s', (_, rationale) => {
    expect(suggestedIn(letterOf({ rationale }))).toEqual([])
  })

  it('stands in headings and guideline lines', () => {
    expect(suggestedIn(letterOf({}))).toEqual([])
  })
})

describe('Spellings that coders of the project have marked before', () => {
  const words = 'The diagnosis was quadruple woe and neck pain. He has quadruple woe.'

  it('are conditions', () => {
    const names = suggestedIn(letterOf({ summary: words }, ['quadruple woe'])).map(([, name]) => name)
    expect(names).toEqual(['quadruple woe', 'neck pain', 'quadruple woe'])
  })

  it('are symptoms still where they name one', () => {
    expect(suggestedIn(letterOf({ summary: 'The patient had neck pain.' }, ['neck pain']))).toEqual([])
  })

  it('are words like any other without them', () => {
    const names = suggestedIn(letterOf({ summary: 'He has quadruple woe.' })).map(([, name]) => name)
    expect(names).toEqual([])
  })
})
