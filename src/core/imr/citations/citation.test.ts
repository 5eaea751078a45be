import { describe, expect, it } from 'vitest'
import { citationOf, type Citation } from './citation'

const empty: Citation = {
  body: 'other',
  topic: null,
  sections: [],
  tables: [],
  pages: [],
  year: null,
  url: null,
}

describe('a citation', () => {
  const citations: readonly (readonly [string, Partial<Citation>])[] = [
    ['MTUS ACOEM', { body: 'ACOEM' }],
    [
      'MTUS ACOEM Chapter 8 Neck and Upper Back \n\nComplaints Page(s): 177-179',
      {
        body: 'ACOEM',
        topic: 'Chapter 8 Neck and Upper Back Complaints',
        pages: [{ first: 177, last: 179 }],
      },
    ],
    [
      'MTUS ACOEM Page(s): 177-178, 303-\n\n304',
      {
        body: 'ACOEM',
        pages: [
          { first: 177, last: 178 },
          { first: 303, last: 304 },
        ],
      },
    ],
    [
      'MTUS ACOEM Page(s): 303- 304, 7-9 and 308-9',
      {
        body: 'ACOEM',
        pages: [
          { first: 303, last: 304 },
          { first: 7, last: 9 },
          { first: 308, last: 309 },
        ],
      },
    ],
    [
      'MTUS ACOEM Chapter 12 Low Back Complaints \n\nPage(s): Table 12-8, 309',
      {
        body: 'ACOEM',
        topic: 'Chapter 12 Low Back Complaints',
        tables: ['12-8'],
        pages: [{ first: 309, last: 309 }],
      },
    ],
    [
      'MTUS Chronic Pain Treatment Guidelines Manual \n\nTherapy and Manipulation topic Page(s): 58',
      {
        body: 'MTUS',
        topic: 'Chronic Pain Treatment Guidelines Manual Therapy and Manipulation topic',
        pages: [{ first: 58, last: 58 }],
      },
    ],
    [
      'MTUS Forearm, Wrist, and Hand Complaints 2004, \nSection(s): Special Studies',
      {
        body: 'MTUS',
        topic: 'Forearm, Wrist, and Hand Complaints',
        year: 2004,
        sections: ['Special Studies'],
      },
    ],
    [
      'Chronic Pain Medical Treatment 2016, Section(s): Electro-\ndiagnostic testing (EMG/NCS), NSAIDs, GI symptoms & ' +
        'cardiovascular risk, Opioids, specific drug list, Blocks (one, two, Three), Drug testing',
      {
        body: 'MTUS',
        topic: 'Chronic Pain Medical Treatment',
        year: 2016,
        sections: [
          'Electro-diagnostic testing (EMG/NCS)',
          'NSAIDs, GI symptoms & cardiovascular risk',
          'Opioids, specific drug list',
          'Blocks (one, two, Three)',
          'Drug testing',
        ],
      },
    ],
    [
      'Opioid Treatment 2016, Section(s): 3. Opioids for Chronic Pain: Overview, 3.3.1.2 Screening for Risk, Prior to ' +
        'Treatment: Misuse',
      {
        body: 'MTUS',
        topic: 'Opioid Treatment',
        year: 2016,
        sections: [
          '3. Opioids for Chronic Pain: Overview',
          '3.3.1.2 Screening for Risk, Prior to Treatment: Misuse',
        ],
      },
    ],
    [
      'Official Disability Guidelines (ODG), 2016, Neck and Upper Back, Indications for imaging, CT (computed tomography)',
      {
        body: 'ODG',
        topic: 'Neck and Upper Back, Indications for imaging, CT (computed tomography)',
        year: 2016,
      },
    ],
    [
      'Official Disability Guidelines (ODG), Knee & Leg (updated 11/22/2016) Chapter: Skilled nursing',
      { body: 'ODG', topic: 'Knee & Leg (updated 11/22/2016) Chapter: Skilled nursing' },
    ],
    ['ODG (http://www.odg-twc.com/neck.htm', { body: 'ODG', url: 'http://www.odg-twc.com/neck.htm' }],
    [
      'APG 1 Plus, 2010, Low Back Disorders, \n\nSpecial Studies',
      { body: 'APG', topic: '1 Plus, Low Back Disorders, Special Studies', year: 2010 },
    ],
    [
      'American College of Occupational and Environmental Medicine (ACOEM), 2nd Edition, (2004) Chapter 7, page 127',
      { body: 'ACOEM', topic: '2nd Edition, Chapter 7', year: 2004, pages: [{ first: 127, last: 127 }] },
    ],
    [
      'Other Medical Treatment Guidelines https://www.cms.gov/Regulations-and-\nGuidance/R148CIM.pdf',
      {
        topic: 'Other Medical Treatment Guidelines',
        url: 'https://www.cms.gov/Regulations-and-Guidance/R148CIM.pdf',
      },
    ],
    ['http://www.drugs.com/famotidine.html', { url: 'http://www.drugs.com/famotidine.html' }],
    [
      'Sildenafil: Drug information, accessed from UpToDate.com on 12/17/2016',
      {
        topic: 'Sildenafil: Drug information, accessed from UpToDate.com on 12/17/2016',
        url: 'UpToDate.com',
      },
    ],
    ['The Claims Administrator did not cite any medical evidence for its decision.', { body: 'none' }],
    ['', {}],
  ]
  it.each(citations)('is taken apart: %j', (words, parts) => {
    expect(citationOf(words)).toEqual({ ...empty, ...parts })
  })
})
