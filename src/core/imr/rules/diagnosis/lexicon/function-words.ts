import { phrases } from './phrases'

/** Words that stand in front of a name and are none of it. */
export const determiners = phrases(`
  a, an, the, this, that, these, those, his, her, their, its, some, any, several, various, numerous, many,
  certain, additional, further, both, such, patient's, claimant's, worker's, employee's, applicant's,
  individual's, following, underlying, pre-existing, preexisting, co-morbid, comorbid, work related,
  industrial, occupational, industrially related, work-related, industrial-related, industrial related, confirmed, documented, known, diagnosed, true, signs
  of, symptoms of, signs and symptoms of, complaints of, diagnosis of, diagnoses of, a diagnosis of,
  evidence of, objective evidence of, derivative complaints of, development of, presence of, ongoing
  complaints of, continued, other issues including, issues including, conditions including, residuals of,
  exacerbation of, aggravation of, flare of, onset of, treatment of
`)

/** Assertions in front of a name, with the status they give; the order is that of guidelines 3.2. */
export const assertions: readonly {
  readonly status: 'negated' | 'historical' | 'probable'
  readonly words: readonly string[]
}[] = [
  {
    status: 'negated',
    words: phrases(`
  no, no evidence of, without evidence of, negative for, denies, ruled out, no signs of, no history of,
  absence of
`),
  },
  {
    status: 'historical',
    words: phrases(`
  history of, past history of, prior history of, a history of, h/o, hx of, previous, prior, past, resolved,
  remote, past medical history of, remote history of, history of a
`),
  },
  {
    status: 'probable',
    words: phrases(`
  probable, possible, possibly, probably, suspected, reported, likely, questionable, rule out, r/o,
  rule-out, presumed, presumptive, apparent, concern for, suspicion of, suspicion for, alleged, potential
`),
  },
]

/** What joins a name and its site. */
export const prepositions = phrases(`of, in, to, at, around, over`)

/** What parts the names of a list. */
export const conjunctions = phrases(`
  and, or, &, and/or, as well as, plus, vs ., along with, and also, and with, in addition to, vs, versus
`)

/** What joins two names of which one came of the other. */
export const causes = phrases(`
  secondary to, due to, with associated, associated with, with resultant, with resulting, with secondary,
  complicated by, status post, s/p, status-post, superimposed on, superimposed
  upon, and status post, resulting in, with underlying
`)

/** Words that no name has: what follows them is another clause. */
export const clauseWords = phrases(`
  which, that, who, whom, whose, where, when, while, whereas, although, though, but, however, because,
  since, as, if, unless, until, after, before, during, following, despite, per, by, from, on, for, into,
  via, through, under, upon, within, between, against, about, across, throughout, along, beyond, without
  any, is, are, was, were, be, been, being, has, have, had, having, do, does, did, can, could, may, might,
  will, would, shall, should, must, he, she, it, they, we, you, him, them, himself, herself, who's, patient,
  patients, claimant, worker, workers, employee, applicant, applicants, individual, provider, physician,
  doctor, surgeon, dr, reviewer, examiner, stemming, resulting, reportedly, related, relating, associated,
  affecting, involving, causing, caused, arising, requiring, including, sustained, dated, noted, treated,
  treating, seen, made, given, documented, listed, described, evaluated, performed, approved, authorized,
  requested, recommended, denied, certified, non-certified, noncertified, modified, improving, improved,
  worsening, worsened, radiating, radiates, radiated, exacerbated, aggravated, rated, stated, indicated,
  established, underwent, received, complained, complains, complaining, reports, presented, presents,
  continues, continued to, remains, remained, shows, showed, revealed, reveals, consists, consisting,
  include, includes, included, thus, therefore, there, here, then, also noted, with referral, not, cannot,
  now, today, currently undergoing, using, taking, without improvement, with improvement, with pain relief,
  with inadequate, with symptoms, with documented, regarding, concerning, so, such as, i.e, e.g, etc, cpt, whether, how, what, why, began, begins, felt, took, went, led, got, came, wants,
  needs, helps, occurs, persists, persist, resolves, seems, appears, returns, allows, prevents, supports,
  family history, social history, present, warrants, requires, responds, justifies, explains, makes
`)

/** What stands in front of the code of a name. */
export const codeWords = phrases(
  `icd, icd-9, icd-10, icd-9-cm, icd-10-cm, icd code, icd codes, icd 9, icd 10, icd9, icd10`,
)

/** Nouns of procedures, of what is asked for and of what is no condition: a phrase that has one names none. */
export const otherNouns = phrases(`
  differential, etiology, prognosis, condition, conditions, pathology, illness, change, changes, lack, absence, failure of, risk, risks, above,
  same, alternative, alternatives, option, surgery, surgeries, surgical, procedure, procedures, arthroscopy,
  arthroscopic, arthroplasty, repair, reconstruction, replacement, release, fusion, discectomy, laminectomy,
  microdiscectomy, decompression, debridement, meniscectomy, acromioplasty, laparotomy, laparoscopy,
  appendectomy, resection, excision, reduction, fixation, pinning, orif, graft, grafting, hardware,
  transfer, tenodesis, arthrodesis, neurolysis, injection, injections, block injection, epidural steroid,
  steroid, nerve block, facet block, rhizotomy, ablation, stimulation, stimulator, stent, stenting, bypass,
  catheterization, angioplasty, colonoscopy, endoscopy, biopsy, therapy, physiotherapy, treatment,
  treatments, medication, medications, medicine, medicines, drug screen, drug testing, tablet, tablets,
  capsule, mg, ml, gel, cream, patch, patches, prescription, refill, acupuncture, chiropractic, massage,
  exercise, exercises, brace, splint, cast, sling, orthosis, unit, device, pillow, mattress, bed, mri, mris,
  ct, x-ray, x-rays, xray, xrays, radiograph, radiographs, ultrasound, emg, ncv, ncs, eeg, ekg, ecg,
  imaging, scan, study, studies, test, tests, testing, sign, examination, exam, evaluation, consultation,
  assessment, screening, urinalysis, labs, visit, visits, session, sessions, request, requests, report,
  reports, note, notes, record, records, review, documentation, guideline, guidelines, criteria,
  recommendation, recommendations, history, claim, benefit, benefits, work status, disability status,
  symptom, symptoms, complaint, complaints, finding, findings, problem, problems, issue, issues, relief,
  management, medication use, range of motion, motion, strength, gait, function, improvement, opioids,
  opioid therapy, smoking, surgeon, specialist, clinic, program, plan, care, date, days, day, weeks, week,
  months, month, years, year, diagnosis, diagnoses, unclear, unknown, uncertain, needed, based, positive,
  negative, increased, decreased, restricted, limited, reduced, diminished, normal, intact, good, fair,
  result, results, evidence, rationale, level of, vas, work, activities, activity, functional, restrictions
`)
