/** What made-up letters are made of. No sentence and no patient is taken from a real letter. */
export const bodyParts = [
  'cervical spine',
  'lumbar spine',
  'left knee',
  'right shoulder',
  'wrists',
  'right hip',
]

export const conditions = [
  'degenerative disc disease',
  'radiculopathy',
  'sprain and strain',
  'facet arthropathy',
  'chronic pain syndrome',
  'myofascial pain',
]

export const items = [
  'MRI OF THE',
  'PHYSICAL THERAPY TWICE A WEEK FOR THE',
  'TENS UNIT FOR THE',
  'EPIDURAL STEROID INJECTION OF THE',
  'ACUPUNCTURE, 8 VISITS, FOR THE',
  'CAPSAICIN CREAM FOR THE',
]

export const guidelines = [
  'MTUS Chronic Pain Medical Treatment Guidelines Page(s): 98-99',
  'MTUS ACOEM Chapter 12 Low Back Complaints Page(s): 303-305',
  'Official Disability Guidelines (ODG), Neck & Upper Back Chapter, Imaging',
  'ODG Pain Chapter, Topical Analgesics',
  'MTUS ACOEM Chapter 9 Shoulder Complaints Page(s): 207',
]

export const outcomes = ['Upheld', 'Overturned', 'Partially Overturned']

export const opening = [
  'The whole case file went to an expert reviewer who has no tie to the employer, the employee, the providers or the claims administrator.',
  'The reviewer is board certified, holds a licence to practice in California and has been in active practice for more than five years.',
  'The choice rested on clinical experience, education and background in the specialties that treat the condition and the disputed items.',
]

/** `{part}` and `{condition}` are filled in. */
export const histories = [
  'The worker reports pain of the {part} since a fall at work, rated 6/10 at rest and 8/10 when bending.',
  'Examination of the {part} shows tenderness, a loss of range of motion and normal reflexes.',
  'An earlier study of the {part} was read as {condition} without fracture.',
  'Treatment so far was rest, medication and a home exercise program, with little relief.',
  'The progress report of the spring lists {condition} of the {part} among the diagnoses.',
  'There is numbness in the fingers; strength is 5/5 and gait is normal.',
]

export const reasons = [
  'The guidelines ask for documented failure of conservative care before this request for the {part}.',
  'The record holds no objective finding of the {part} that would change the plan of treatment.',
  'Functional improvement after the first course is not documented, nor is a return to work.',
  'With {condition} confirmed on examination, the guidelines support a trial of limited duration.',
  'A repeat of the study is reserved for new symptoms or signs, and none are described here.',
]
