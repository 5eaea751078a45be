import { describe, expect, it } from 'vitest'
import { foldedWords } from '../../text/folded-words'
import { unhyphenated } from '../unhyphenated'
import { citationsIn } from './citations-in'

/** The documents that a line cites, on one line each. */
function citedIn(line: string): string[] {
  return citationsIn(line, { start: 0, end: line.length }).map(
    (range) => foldedWords(line, range, unhyphenated).words,
  )
}

describe('a guideline line', () => {
  const lines: readonly {
    readonly says: string
    readonly line: string
    readonly cited: readonly string[]
  }[] = [
    {
      says: 'one document, without the final period',
      line: 'Decision based on MTUS ACOEM Chapter 8 Neck and Upper Back \n\nComplaints Page(s): 177-179.',
      cited: ['MTUS ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 177-179'],
    },
    {
      says: 'a document whose page numbers are wrapped',
      line: 'Decision based on MTUS ACOEM Page(s): 177-178, 303-\n\n304',
      cited: ['MTUS ACOEM Page(s): 177-178, 303-304'],
    },
    {
      says: 'words that are wrapped',
      line: 'Deci-\nsion based on MTUS. Decision based on Non-MTUS Cita-\r\ntion Official Disabi-\n\nlity Guide-\nlines, Hip',
      cited: ['MTUS', 'Official Disability Guidelines, Hip'],
    },
    {
      says: 'two sentences, the lead-in of the second wrapped',
      line: 'Decision based on MTUS ACOEM.  Decision based on Non-\n\nMTUS Citation Official Disability \n\nGuidelines, Neck',
      cited: ['MTUS ACOEM', 'Official Disability Guidelines, Neck'],
    },
    {
      says: 'other forms of what leads in',
      line:
        'Decision based on NonMTUS Citation ODG Pain.Decision based on Non-MTUS Official Disability Guidelines, Hip. ' +
        'Decision based on Non-MTUS Citation: ODG Knee',
      cited: ['ODG Pain', 'Official Disability Guidelines, Hip', 'ODG Knee'],
    },
    {
      says: 'a second document right behind a comma',
      line: 'Decision based on MTUS ACOEM Chapter 12 Low Back Complaints,Chronic Pain Treatment Guidelines Page(s): 68.',
      cited: ['MTUS ACOEM Chapter 12 Low Back Complaints', 'Chronic Pain Treatment Guidelines Page(s): 68'],
    },
    {
      says: 'chapters with a year, which are documents of their own',
      line:
        'Decision based on MTUS Forearm, Wrist, and Hand Complaints 2004, Section(s): Initial Care, Summary, and Elbow ' +
        'Complaints 2007, and Low Back Complaints 2004, Section(s): Special Studies.',
      cited: [
        'MTUS Forearm, Wrist, and Hand Complaints 2004, Section(s): Initial Care, Summary',
        'Elbow Complaints 2007',
        'Low Back Complaints 2004, Section(s): Special Studies',
      ],
    },
    {
      says: 'chapters of one document, which are not',
      line:
        'Decision based on MTUS ACOEM Chapter 8 Neck and Upper Back Complaints, Chapter 12 Low Back Complaints ' +
        'Page(s): 303. Decision based on Non-MTUS Citation Official Disability Guidelines, Neck and Upper Back, and Low Back.',
      cited: [
        'MTUS ACOEM Chapter 8 Neck and Upper Back Complaints, Chapter 12 Low Back Complaints Page(s): 303',
        'Official Disability Guidelines, Neck and Upper Back, and Low Back',
      ],
    },
    {
      says: 'chapters by their names alone, of ACOEM and with a year',
      line:
        'Decision based on MTUS ACOEM Chapter 8 Neck and Upper Back Complaints, Low Back Complaints Page(s): 303. ' +
        'Decision based on MTUS ACOEM Knee Complaints 2004, and Elbow Complaints 2007.',
      cited: [
        'MTUS ACOEM Chapter 8 Neck and Upper Back Complaints, Low Back Complaints Page(s): 303',
        'MTUS ACOEM Knee Complaints 2004',
        'Elbow Complaints 2007',
      ],
    },
    {
      says: 'chapters each with the name of their one document',
      line:
        'Decision based on Non-MTUS Citation Official Disability Guidelines, Pain; ODG, Low Back. Decision based on MTUS ' +
        'Chronic Pain Treatment Guidelines Opioids Page(s): 78, Chronic Pain Medical Treatment Guidelines Weaning Page(s): 124.',
      cited: [
        'Official Disability Guidelines, Pain; ODG, Low Back',
        'MTUS Chronic Pain Treatment Guidelines Opioids Page(s): 78, Chronic Pain Medical Treatment Guidelines Weaning Page(s): 124',
      ],
    },
    {
      says: 'documents outside of the MTUS in the sentence of one within',
      line:
        'Decision based on MTUS Knee Complaints 2004, and Non-\nMTUS Citation ODG Knee. Decision based on MTUS Elbow ' +
        'Complaints 2007 Non-MTUS Citation A Book.',
      cited: ['MTUS Knee Complaints 2004', 'ODG Knee', 'MTUS Elbow Complaints 2007', 'A Book'],
    },
    {
      says: 'a document that is named twice in one citation',
      line: 'Decision based on Non-MTUS Citation ODG, Neck Chapter, MRI OFFICIAL DISABILITY GUIDELINES: Minnesota',
      cited: ['ODG, Neck Chapter, MRI OFFICIAL DISABILITY GUIDELINES: Minnesota'],
    },
    {
      says: 'a section that has the words of another document',
      line:
        'Decision based on MTUS Opioid Treatment 2016, Section(s): 3. Opioids for Chronic Pain and Chronic Opioid ' +
        'Treatment: Overview, 1.4 Opioids for Acute Pain, and Chronic Pain Medical Treatment 2016.',
      cited: [
        'MTUS Opioid Treatment 2016, Section(s): 3. Opioids for Chronic Pain and Chronic Opioid Treatment: Overview, ' +
          '1.4 Opioids for Acute Pain',
        'Chronic Pain Medical Treatment 2016',
      ],
    },
    {
      says: 'documents of several publishers',
      line:
        'Decision based on Non-MTUS Citation American College of Occupational and Environmental Medicine (ACOEM), 2nd ' +
        'Edition, (2004) Chapter 7, page 127; Official Disability Guidelines (ODG), Pain; Mayo Clinic, http://mayo.org/a, ' +
        'and Cochrane Reviews. Decision based on Non-MTUS Citation ODG, Knee; http://odg.com/knee. American Academy of ' +
        'Orthopaedic Surgeons: Knee, and MTUS Chronic Pain Guidelines page 46.',
      cited: [
        'American College of Occupational and Environmental Medicine (ACOEM), 2nd Edition, (2004) Chapter 7, page 127',
        'Official Disability Guidelines (ODG), Pain',
        'Mayo Clinic, http://mayo.org/a',
        'Cochrane Reviews',
        'ODG, Knee; http://odg.com/knee',
        'American Academy of Orthopaedic Surgeons: Knee',
        'MTUS Chronic Pain Guidelines page 46',
      ],
    },
    {
      says: 'a bracket that is never closed, and an address',
      line: 'Decision based on Non-MTUS Citation ODG (http://www.odg-twc.com/neck.htm',
      cited: ['ODG (http://www.odg-twc.com/neck.htm'],
    },
    {
      says: 'several addresses, and a document behind one that is known',
      line:
        'Decision based on Non-MTUS Citation http://a.org/x, http://b.org/y and www.c.gov. Decision based on Non-MTUS ' +
        "Citation (ODG) Pain, http://odg.com/z and the Physicians' Desk Reference.",
      cited: [
        'http://a.org/x',
        'http://b.org/y',
        'www.c.gov',
        '(ODG) Pain, http://odg.com/z',
        "Physicians' Desk Reference",
      ],
    },
    {
      says: 'a document with all that is known of where it stands',
      line:
        'Decision based on MTUS Chronic Pain Treatment Guidelines, 8 C.C.R. 9792.20 - 9792.26, MTUS (Effective July 18, ' +
        '2009) Page(s): 64-66. Decision based on MTUS Knee Complaints 2004, and Prevention 2004, Section(s): Summary.',
      cited: [
        'MTUS Chronic Pain Treatment Guidelines, 8 C.C.R. 9792.20 - 9792.26, MTUS (Effective July 18, 2009) Page(s): 64-66',
        'MTUS Knee Complaints 2004',
        'Prevention 2004, Section(s): Summary',
      ],
    },
    {
      says: 'another document without anything between',
      line: 'Decision based on Non-MTUS Citation ODG Pain Other Medical Treatment Guideline or Medical Evidence: A Book.',
      cited: ['ODG Pain', 'Other Medical Treatment Guideline or Medical Evidence: A Book'],
    },
    {
      says: 'an address that names another document',
      line: 'Decision based on Non-MTUS Citation ACOEM (https://a.org/ODG.acoem/odg.htm), Low Back; Table 2.',
      cited: ['ACOEM (https://a.org/ODG.acoem/odg.htm), Low Back; Table 2'],
    },
    {
      says: 'a text book with its chapters',
      line:
        "Decision based on Non-MTUS Citation Green's Operative \nHand Surgery, 6th ed Chapter 17: Distal Radius " +
        'Fractures, Chapter 30: Compression \nNeuropathies.',
      cited: [
        "Green's Operative Hand Surgery, 6th ed Chapter 17: Distal Radius Fractures, Chapter 30: Compression Neuropathies",
      ],
    },
    {
      says: 'references with authors',
      line:
        'Decision based on Non-MTUS Citation Doe JA, Roe B. A trial of one thing and another. J Things. 2010; 92: 1-10. ' +
        'Poe C. Another trial. J Things. 2011; 93: 11.',
      cited: [
        'Doe JA, Roe B. A trial of one thing and another. J Things. 2010; 92: 1-10',
        'Poe C. Another trial. J Things. 2011; 93: 11',
      ],
    },
    {
      says: 'that nothing was cited, before a citation and behind one',
      line:
        'The Claims Administrator based their decision on recommendation(s) outside of the MTUS Guidelines. ' +
        'Decision based on Non-MTUS Citation ODG, Knee. The Claims Administrator did not cite any medical evidence.',
      cited: ['ODG, Knee'],
    },
    {
      says: 'that nothing was cited',
      line: 'The Expert Reviewer did not cite any medical evidence for its decision.',
      cited: [],
    },
    { says: 'nothing behind what leads in', line: 'Decision based on Non-MTUS Citation .', cited: [] },
  ]
  it.each(lines)('that says $says', ({ line, cited }) => {
    expect(citedIn(line)).toEqual(cited)
  })
})
