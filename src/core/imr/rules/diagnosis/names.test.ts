import { describe, expect, it } from 'vitest'
import { letterOf, markedIn, suggestedIn, unmarked } from './diagnosis-fixture'

const lists = {
  'one span for each member that has a code of its own': [
    '[[lumbar strain]], [[left knee strain]] and [[anxiety]]',
    '[[crush injury]] and [[thrombosis of his left kidney]] with a [[left colon injury]]',
    '[[chronic low back pain]] due to [[lumbar facet arthropathy]]',
    '[[tendinitis of the elbow]]; [[bursitis]]; and [[gout]]',
    '- [[post-traumatic stress disorder]] - [[cervical sprain/strain]] - [[gout]]',
  ],
  'one span for members that share their head': [
    '[[neck and low back pain]]',
    '[[lumbar, hip, and neck strain]]',
    '[[thoracic and lumbar spine sprain and strain]]',
    '[[right knee contusion and injury]]',
    '[[dizziness and giddiness]], [[myalgia and myositis, unspecified]]',
    '[[disc protrusion C5-6 and C6-7]], and [[L4-L5 and L5-S1 disc herniation]]',
    '[[right hand second and third metacarpal fractures]]',
    '[[gout]], [[left 2nd and 3rd metatarsal fractures]]',
    '[[displaced lumbar disc]] vs. [[hip strain]]',
    '[[tear of the medial cartilage and/or meniscus]], and [[rupture of the ACL]]',
    '[[strain of muscle, fascia, and tendon of lower back]] and [[gout]]',
    '[[fleeting homicidal and suicidal thoughts]]',
  ],
  'what the title of a code says behind a comma': [
    '[[radiculopathy, cervical region (right arm)]]; [[dorsalgia, unspecified]]',
    '[[dislocation, shoulder]]',
    '[[fracture of shaft of left tibia, initial encounter for closed fracture]]',
    '[[carpal tunnel syndrome, left upper limb]]; [[pain in right arm]]',
    '[[sprain of right knee, initial encounter]], and [[major depressive disorder, single episode, moderate]]',
    '[[unspecified rotator cuff tear or rupture of right shoulder]]',
  ],
  'site, side, severity and what it comes with or without': [
    '[[spondylosis without myelopathy or radiculopathy, lumbar region]], and [[gout]]',
    '[[umbilical hernia without obstruction or gangrene]]',
    '[[disc protrusion at L4-5]] with [[foraminal stenosis]]',
    '[[rib fracture T9-10]]',
    '[[severe degenerative joint disease of the left knee]]',
  ],
  'neither determiners nor what is asserted': [
    'a [[left ankle sprain]], several [[rib fractures]], the [[lumbar strain]]',
    'status post [[rib fracture]], history of [[gout|historical]], suspected [[infection|probable]], r/o [[sepsis|probable]], no [[fracture|negated]]',
    '[[hip strain]] rule out [[hip fracture|probable]], [[knee pain]] with possible [[bursitis|probable]]',
  ],
  'what is broken as the condition that it is': [
    '[[torn lateral meniscus]], [[herniated disc at C5-6]], [[collapsed lung]]',
  ],
  'neither the codes of names nor what they part': [
    '724.2 [[lumbago]]; [[cervicalgia]] 723.1, [[gout]] (M10.9) [[knee sprain]] [844.9]; [[neck strain]] ICD-9 847.0',
    'M54.16 [[radiculopathy, lumbar region]] S83.241A [[tear of meniscus]]',
  ],
  'a plural in brackets as part of its word': ['[[strain of muscle(s) and tendon(s) of the calf]]'],
  'not the clause that follows': [
    '[[gout]] in these notes',
    '[[neck pain]] stemming from a fall',
    '[[neck pain]] which began in May, the patient stated',
    '[[lumbar strain]] on 10-12-16',
    '[[lumbar strain]] 10-12-16',
    '[[left hip contusion]] and s/p fall',
    '[[gout]] and approaches to arthritis',
    '[[morbid obesity]] (BMI 42), and is pending surgery',
  ],
  'words that the lexicon does not know, among some that it does': [
    '[[neck pain]] and [[large tongue]]',
    '[[quinsy]], [[gout]]',
  ],
} as const

describe('A list of diagnoses gives', () => {
  for (const [rule, examples] of Object.entries(lists)) {
    it.each(examples)(`${rule}: %s`, (list) => {
      const letter = letterOf({ summary: `The patient was diagnosed with ${unmarked(list)}.` })
      expect(suggestedIn(letter).map(([, name, status]) => [name, status])).toEqual(markedIn(list))
    })
  }
})
