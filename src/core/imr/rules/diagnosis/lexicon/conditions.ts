import { phrases } from './phrases'

/**
 * Heads of the phrases that name a condition, as workers' compensation letters have them, in lower case and the
 * singular; phrases are parted by commas. How the head ends (`endings.ts`) tells of many more.
 */

/** Injuries. */
export const injuries = phrases(`
  sprain, strain, tear, tearing, fracture, refracture, microfracture, rupture, dislocation, subluxation,
  separation, contusion, bruise, laceration, abrasion, burn, scald, amputation, avulsion, crush injury,
  crushing injury, puncture wound, gunshot wound, stab wound, open wound, bite, frostbite, whiplash,
  concussion, hematoma, haematoma, hemorrhage, haemorrhage, foreign body, electrocution, heat stroke, heat
  exhaustion, blunt trauma, head trauma, spinal cord injury, brain injury, degloving, tbi, mtbi
`)

/** Diseases, syndromes and disorders that need no other word to be one. */
export const diseases = phrases(`
  slap lesion, bankart lesion, hill-sachs lesion, hill-sachs deformity, hill sachs deformity, chondral
  lesion, osteochondral lesion, stener lesion, skin lesion, syndrome, disease, disorder, lumbago, sciatica,
  spondylolysis, hernia, herniation, protrusion, protusion, extrusion, bulge, disc bulging, disk bulging,
  disc displacement, disk displacement, disc degeneration, disk degeneration, displacement, degeneration,
  pulposus, desiccation, vertebral compression, nerve compression, cord compression, root compression,
  entrapment, impingement, derangement, trigger finger, trigger thumb, mallet finger, tennis elbow, golfer's
  elbow, frozen shoulder, foot drop, drop foot, hammer toe, bunion, plica, flatfoot, flat foot, pes planus,
  hallux valgus, hallux rigidus, heel spur, nonunion, non-union, malunion, mal-union, contracture, gout,
  lupus, rheumatism, reflex sympathetic dystrophy, dystrophy, causalgia, quadriplegia, paralysis, palsy,
  epilepsy, seizure, dementia, migraine, vertigo, tinnitus, cataract, glaucoma, blindness, hearing loss,
  vision loss, visual loss, memory loss, hearing impairment, visual impairment, cognitive impairment,
  stroke, cerebrovascular accident, transient ischemic attack, myocardial infarction, infarction, heart
  attack, heart failure, renal failure, kidney failure, liver failure, respiratory failure, venous
  insufficiency, renal insufficiency, insufficiency, thrombus, embolism, embolus, aneurysm, arrhythmia,
  atrial fibrillation, fibrillation, bundle branch block, heart block, murmur, angina, coronary artery
  disease, hypertension, high blood pressure, hypotension, hypercholesterolemia, high cholesterol, diabetes,
  diabetes mellitus, prediabetes, obesity, hypothyroidism, hyperthyroidism, hypogonadism, goiter, anemia,
  asthma, pneumonia, pneumothorax, hemothorax, emphysema, influenza, covid, sleep apnea, apnea, reflux,
  heartburn, ulcer, hiatal hernia, bleed, bleeding, perforation, hemorrhoid, irritable bowel, urinary
  incontinence, incontinence, neurogenic bladder, kidney stone, renal stone, gallstone, erectile
  dysfunction, sexual dysfunction, dysfunction, impotence, infertility, menopause, infection, sepsis,
  abscess, cellulitis, wound infection, tumor, tumour, cancer, malignancy, neoplasm, metastasis, lymphoma,
  leukemia, melanoma, cyst, ganglion, polyp, fistula, psoriasis, eczema, urticaria, shingles, herpes zoster,
  hiv, aids, lyme, depression, anxiety, insomnia, panic attack, phobia, psychosis, schizophrenia, bipolar,
  autism, autism spectrum, adhd, suicidal ideation, anxiety state, anxiety reaction, conversion reaction,
  homicidal ideation, suicidal thought, homicidal thought, stress, stress reaction, burnout, addiction,
  dependence, dependency, abuse, misuse, use disorder, alcoholism, illicit drug use, withdrawal, overdose,
  physiological response, failed back surgery, failed back, tethered cord, claw toe, bursal sac,
  dermatographia, dry eye, photophobia, deficiency, allergy, allergic reaction, meralgia paresthetica,
  maltracking, nystagmus, rosacea, acne, varicose vein, claudication, syrinx, necrosis, pain disorder
  associated with both psychological factors and a general medical condition, pain disorder associated with
  both psychological factors and general medical condition, deep venous thrombosis, deep vein thrombosis,
  gait abnormality, osteophyte, bone spur, chondral defect, osteochondral defect, cartilage defect, loose
  body, fibroid, keloid, exotropia, strabismus, ptosis, tremor, neuralgic amyotrophy, plexus injury,
  plexopathy, nerve injury, nerve damage, nerve root injury, psychological factor affecting medical
  condition, psychological factors affecting medical condition, psychological factors affecting physical
  condition, grief, bereavement, bruxism, xerostomia, malocclusion, caries, fractured tooth, spinal cord
  compression, stress fracture, scar, pes cavus, pressure sore, decubitus, intolerance, nephrolithiasis,
  cubital tunnel, carpal tunnel, fissure, fissuring, detachment, deviated septum, deconditioning, leak, dehiscence,
  lymphedema, poisoning, spasticity, hyperalgesia, low testosterone, fatty liver, snapping hip, shin splint,
  ingrown toenail, ingrown nail, delayed union, narcolepsy, needlestick, needle stick, whiplash injury, urinary
  retention, postural dizziness, leg length discrepancy, substance use, tobacco use, deconditioned state
`)

/** Short forms. */
export const abbreviations = phrases(`
  hepatitis b, hepatitis c, niddm, iddm, crps, rsd, cts, dvt, pe, cva, tia, mi, cad, chf, copd, gerd, ibs,
  ptsd, mdd, gad, hnp, ddd, djd, oa, ra, tmj, tmd, osa, htn, dm, dm2, t2dm, bph, ckd, ckd3, tos, fbss, pls,
  itbs, sle, uti, esrd, gastroesophageal reflux, phantom pain
`)

/** Heads that say nothing unless a site or another word of its own stands by them. */
export const generic = phrases(`
  injury, trauma, lesion, abnormality, defect, impairment, deficit, complication, wound, disability, mass,
  block, compression, narrowing, hypertrophy, nodule, laxity, reaction, thought, response, disturbance,
  inflammation, atrophy, opacity, failure
`)

/** Symptoms: a condition only where they are listed, treated or claimed as one. */
export const symptoms = phrases(`
  pain, chronic pain, myofascial pain, lbp, instability, deformity, loss, ache, backache, aching, soreness,
  tenderness, numbness, tingling, weakness, stiffness, spasm, swelling, edema, effusion, headache,
  dizziness, giddiness, lightheadedness, nausea, vomiting, fatigue, cramp, cramping, discomfort,
  irritability, sleeplessness, difficulty sleeping, sleep disturbance, sleep difficulty, palpitation, heart
  palpitation, shortness of breath, constipation, diarrhea, fever, cough, rash, itching, catching, locking,
  popping, clicking, giving way, hypoesthesia, hyperesthesia, paresthesia, paraesthesia, dysesthesia,
  crepitus, limp, abnormal gait, altered gait, difficulty walking, loss of sleep, loss of consciousness,
  blurred vision, double vision, nervousness, worry, sadness, hair loss, weight loss, weight gain, gastritis
  symptom, radicular symptom, nightmare, flashback, chest pain, dysphagia, difficulty swallowing, syncope
`)

/** Of two of these at one site, coders make one phrase. */
export const twinInjuries: ReadonlySet<string> = new Set(
  'sprain strain contusion injury bruise laceration abrasion dislocation subluxation fracture rupture tear'.split(
    ' ',
  ),
)

/** Conditions that need another word beside them, but in a list of diagnoses: "no evidence of abuse" names none. */
export const neverAlone: ReadonlySet<string> = new Set(
  'abuse misuse dependence dependency overdose withdrawal intolerance displacement degeneration dysfunction disease disorder syndrome scar bulge insufficiency'.split(
    ' ',
  ),
)

/** Pairs of symptoms that are one phrase where they stand together. */
export const twinSymptoms: readonly (readonly [string, string])[] = [
  ['dizziness', 'giddiness'],
  ['nausea', 'vomiting'],
  ['numbness', 'tingling'],
  ['pain', 'stiffness'],
  ['synovitis', 'tenosynovitis'],
  ['myalgia', 'myositis'],
]
