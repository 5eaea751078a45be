import { phrases } from './phrases'

/** Where in a body a condition is, in lower case: sites, their adjectives and the words for their parts. */
export const sites = phrases(`
  head, scalp, skull, face, facial, forehead, temple, eye, eyelid, ocular, orbital, orbit, retinal, retina,
  cornea, corneal, conjunctiva, ear, auditory, nose, nasal, sinus, septum, mouth, oral, lip, tooth, teeth,
  dental, gum, jaw, mandible, mandibular, maxilla, maxillary, temporomandibular, throat, larynx, vocal cord,
  neck, cervical, cervicothoracic, cervicobrachial, cervicogenic, cervical spine, thoracic, thoracolumbar,
  lumbar, lumbosacral, lumbo-sacral, lumbopelvic, sacral, sacrum, sacroiliac, si, coccyx, coccygeal,
  tailbone, spine, spinal, vertebra, vertebrae, vertebral, intervertebral, interspinous, paraspinal,
  paravertebral, paralumbar, disc, discs, disk, disks, diskal, facet, facets, foraminal, neuroforaminal,
  neural foraminal, foramen, canal, recess, lateral recess, endplate, pars, nerve root, nerve, nerves, nerve
  roots, root, cord, back, low back, lower back, mid back, midback, mid-back, upper back, flank, trunk,
  chest, chest wall, rib, ribs, sternum, sternal, clavicle, clavicular, breast, thorax, shoulder, shoulders,
  shoulder girdle, girdle, pelvic girdle, scapula, scapular, periscapular, rotator cuff, rotator cuff
  capsule, joint capsule, rotator, cuff, labrum, labral, supraspinatus, infraspinatus, subscapularis, teres,
  deltoid, trapezius, traps, rhomboid, rhomboids, biceps, bicipital, triceps, pectoralis, acromion,
  acromial, acromioclavicular, ac, subacromial, glenohumeral, glenoid, coracoid, axilla, axillary, brachial,
  brachial plexus, plexus, sternoclavicular, thoracic outlet, upper extremity, upper extremities, lower
  extremity, lower extremities, extremity, extremities, limb, limbs, upper limb, lower limb, arm, arms,
  upper arm, humerus, humeral, elbow, elbows, epicondyle, olecranon, cubital, cubital tunnel, radial tunnel,
  guyon's canal, forearm, forearms, radius, radial, radial styloid, ulna, ulnar, wrist, wrists, carpal,
  carpal tunnel, scaphoid, lunate, triquetrum, hamate, capitate, navicular, scapholunate, lunotriquetral,
  tfcc, triangular fibrocartilage, triangular fibrocartilage complex, median, hand, hands, palm, palmar,
  thumb, thumbs, finger, fingers, index, middle, ring, small, little, pinky, long finger, digit, digits,
  digital, metacarpal, metacarpals, metacarpophalangeal, phalanx, phalanges, phalangeal, distal phalanx,
  proximal phalanx, interphalangeal, pip, dip, mcp, ip, cmc, basal joint, carpometacarpal, nail, nailbed,
  nail bed, fingertip, flexor, extensor, extensors, pulley, tendon, tendons, ligament, ligaments,
  ligamentous, muscle, muscles, muscular, musculoskeletal, musculoligamentous, myoligamentous, myofascial,
  fascia, fascial, soft tissue, soft tissues, tissue, joint, joints, bone, cartilage, cartilaginous,
  articular, bursa, bursal, skin, subcutaneous, hip, hips, femur, femoral, femoroacetabular, acetabulum,
  acetabular, trochanter, trochanteric, greater trochanteric, groin, inguinal, pelvis, pelvic, pubic, pubis,
  buttock, buttocks, gluteal, gluteus, piriformis, hamstring, hamstrings, quadriceps, quad, quadricep,
  thigh, thighs, adductor, iliotibial, it band, leg, legs, lower leg, knee, knees, patella, patellae, patellar,
  patellofemoral, meniscus, menisci, meniscal, medial meniscus, lateral meniscus, cruciate, cruciate
  ligament, acl, pcl, mcl, lcl, collateral, collateral ligament, chondral, osteochondral, femoral condyle,
  condyle, plateau, tibial plateau, tibia, tibial, fibula, fibular, tibiofibular, peroneal, sural,
  saphenous, sciatic, calf, shin, gastrocnemius, soleus, achilles, ankle, ankles, malleolus, malleolar,
  bimalleolar, trimalleolar, talus, talar, talofibular, atfl, calcaneus, calcaneal, heel, heels, foot, feet,
  hindfoot, midfoot, forefoot, plantar, plantar fascia, metatarsal, metatarsals, metatarsophalangeal, mtp,
  tarsal, tarsal tunnel, tarsometatarsal, lisfranc, toe, toes, great toe, hallux, arch, abdomen, abdominal,
  abdominal wall, umbilical, ventral, incisional, epigastric, hiatal, stomach, gastric, gastrointestinal,
  gastroesophageal, gi, esophagus, esophageal, peptic, duodenal, bowel, colon, colonic, rectal, rectum,
  anal, liver, hepatic, spleen, splenic, pancreas, gallbladder, kidney, kidneys, renal, urinary, bladder,
  urethral, prostate, prostatic, testicle, testicular, scrotal, penile, uterine, ovarian, vaginal, genital,
  heart, cardiac, coronary, coronary artery, aortic, aorta, valve, mitral, atrial, ventricular, venous,
  vein, artery, arterial, vascular, cardiovascular, lung, lungs, pulmonary, respiratory, bronchial, pleural,
  thyroid, adrenal, brain, cerebral, cranial, intracranial, subdural, epidural, subarachnoid, peripheral
  nerve, radicular, neuropathic, neck level, mental, pericolic, perirectal, lymph node, body, whole body,
  generalized, biceps tendon, labral-bicipital, suprascapular, long head, sesamoid, syndesmosis, syndesmotic
`)

export const sides = phrases(`
  left, right, bilateral, bilaterally, unilateral, left-sided, right-sided, left sided, right sided, left
  greater than right, right greater than left, dominant, non-dominant, nondominant, lt, rt, r, l
`)

/** How a condition is: severity, course, cause, kind and the words of ICD titles. */
export const qualities = phrases(`
  initial encounter for closed fracture, initial encounter for open fracture, subsequent encounter for fracture with routine healing, first, second, third, fourth, fifth, not specified as traumatic, not specified as recurrent, not specified as chronic, acute, subacute, sub-acute, chronic,
  recurrent, persistent, intractable, refractory, residual, severe, moderate, moderately, moderate-severe,
  mild, mildly, minimal, minor, major, minimally, significant, large, small, massive, extensive, focal,
  diffuse, multilevel, multi-level, multiple, single level, full, full-thickness, full thickness, partial,
  partial-thickness, partial thickness, high grade, high-grade, low grade, complete, incomplete, near
  complete, complex, simple, open, closed, displaced, non-displaced, nondisplaced, comminuted, impacted,
  compression, burst, wedge, spiral, oblique, transverse, avulsed, avulsion, hairline, stress, pathological,
  pathologic, healing, healed, old, new, unstable, stable, symptomatic, asymptomatic, degenerative,
  traumatic, post-traumatic, posttraumatic, post traumatic, nontraumatic, non-traumatic, post-operative,
  postoperative, post-surgical, postsurgical, post-concussive, postconcussive, post-concussion,
  post-laminectomy, post laminectomy, postlaminectomy, inflammatory, infectious, infected, idiopathic,
  congenital, primary, secondary, early, late, end-stage, advanced, mechanical, discogenic, axial,
  musculogenic, neurogenic, neurologic, neurological, sensory, motor, sensorimotor, peripheral, central,
  paracentral, posterior, anterior, anterolateral, posterolateral, medial, lateral, inferior, superior,
  superficial, deep, distal, proximal, upper, lower, mid, inner, outer, dorsal, volar, internal, external,
  dorsally, volarly, circumferential, broad-based, broad based, unspecified, unspecific, nonspecific,
  non-specific, other, specified, initial, subsequent, sequela, not otherwise specified, not elsewhere
  classified, nos, nec, type, grade, stage, degree, level, levels, region, site, side, part, parts, part
  unspecified, area, limb, encounter, initial encounter, subsequent encounter, current, current injury,
  routine healing, delayed healing, episode, single episode, single, recurrent episode, in remission, mixed,
  psychotic, dysthymic, depressive, anxious, depressed mood, depressed, generalized, general, major
  depressive, adjustment, mood, panic, somatic, somatoform, psychological, psychiatric, psychophysiologic,
  psychophysiological, psychogenic, obsessive, compulsive, opioid, opiate, alcohol, nicotine, tobacco, drug,
  substance, opioid-induced, drug-induced, medication-induced, nsaid-induced, medication induced, essential,
  benign, malignant, systolic, diastolic, congestive, ischemic, hemorrhagic, obstructive, reactive,
  allergic, contact, seborrheic, rheumatoid, septic, osteoarthritic, arthritic, regional, complex regional,
  sympathetic, sympathetically mediated, sympathetically maintained, reflex, regional pain, sleep,
  stress-related, stress related, work-related, post-icu, post, lesser, greater, bucket handle,
  bucket-handle, radial tear, horizontal, vertical, undersurface, articular-sided, bursal-sided,
  intrasubstance, interstitial, slap, bankart, hill-sachs, de quervain's, dequervain's, de quervain,
  baker's, morton's, dupuytren's, colles, boxer's, jones, lisfranc's, kienbock's, bell's, meniere's,
  raynaud's, horner's, parkinson's, alzheimer's, crohn's, barrett's, hoffa's, osgood-schlatter,
  legg-calve-perthes, chiari, sjogren's, hashimoto's, graves, wound, thickness, multiple site, multiple
  sites, unspecified site, unspecified side, insulin-dependent, non-insulin, type ii, type i, type 2, type
  1, grade 1, grade 2, grade 3, ii, iii, iv, i, heat, herniated, ruptured, torn, bulging, protruding,
  prolapsed, degenerated, slipped, collapsed, failed, failed back, failed back surgery, pinched, fractured,
  strained, sprained, broken, dislocated, separated, deviated, crushed, amputated, frozen, adhesive, overuse, repetitive, repetitive strain, cumulative, somatization,
  conversion, attention deficit, hyperactivity, deficit, erectile, hypoactive, male, female, intermittent,
  fleeting, homicidal, suicidal, insomnia related to, insomnia due to, frequent, constant, long standing,
  longstanding, ongoing, continuous, episodic, uncomplicated, nondependent, uncontrolled, opioid type, calcific, calcifying, hypertrophic, atrophic, erosive, tricompartmental,
  bicompartmental, unicompartmental, compartmental, compartment, tri-compartmental, fatty, morbid,
  insertional, stenosing, nodular, purulent, crushing, crush, blunt, penetrating, thermal, chemical,
  electrical, elevated, high, poor, hyperextension, hyperflexion, flexion, extension
`)

/** What a part of the body can be, so that with it it is a condition: "herniated disc". */
export const broken: ReadonlySet<string> = new Set(
  'displaced torn ruptured herniated bulging protruding prolapsed slipped collapsed fractured broken dislocated sprained strained pinched degenerated degenerative separated deviated frozen infected avulsed crushed amputated'.split(
    ' ',
  ),
)

/** Words that say a kind or an encounter, so that a part of a list which has one belongs to the name in front of it. */
export const titleEndings: ReadonlySet<string> = new Set(
  'region unspecified encounter subsequent initial sequela nos nec limb level episode specified classified remission injury'.split(
    ' ',
  ),
)

/** What may follow "with" and still be of one name: one code says both. */
export const companions: ReadonlySet<string> = new Set(
  'radiculopathy myelopathy sciatica obstruction gangrene healing features aura mood angina claudication retraction loss agoraphobia'.split(
    ' ',
  ),
)
