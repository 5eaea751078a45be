import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idFromBytes, type Id } from '../src/core/ids'
import { imrLabelSchema } from '../src/core/imr/label-schema'
import { scanSegment } from '../src/core/storage/journal-segment'
import { strictSchemas } from '../src/core/storage/schemas'
import { createProject } from '../src/main/store/create-project'
import { quietDeps } from '../src/main/store/project-fixture'
import { openProject } from '../src/main/store/project-store'
import { isTemporary } from '../src/main/store/temporary-files'
import { DocumentLedger } from './document-ledger'
import { letterOf } from './letters'
import { openPlainStore, type KillableStore } from './plain-store'
import type { Random } from './random'
import { report, rounds, suiteTimeoutMs } from './scale'
import { scratchFolder } from './scratch'
import { bytesFor, foundAgainBy, randomFor } from './seeded'
import type { ChildEvent } from './writing-child-protocol'
import type { SetModel } from './set-model'
import { childProgram, type ChildProgram } from './writing-children'

/** Kills that one project lives through. */
const killsOfProject = 12
const children = 2
const letters = 6
const killedWithinMs = 25
/** One project in so many begins as an earlier version of the app left it. */
const fromOldEach = 4
const golden = join(import.meta.dirname, '../src/main/store/golden')

let program: ChildProgram
const base = scratchFolder()
beforeAll(async () => {
  program = await childProgram()
}, 60_000)
afterAll(async () => {
  await program.dispose()
  base.dispose()
})

interface Counts {
  kills: number
  projects: number
  oldProjects: number
  acknowledged: number
  unanswered: number
  imports: number
  removals: number
  segments: number
  tornSegments: number
  temporaryFiles: number
  checkpoints: number
}
/** What went wrong, with the round it went wrong in. */
interface Wrong {
  readonly what: string
  readonly where: string
}

async function killAll(
  kind: 'project' | 'plain',
  kills: number,
): Promise<{ counts: Counts; wrong: Wrong[] }> {
  const counts: Counts = {
    kills: 0,
    projects: 0,
    oldProjects: 0,
    acknowledged: 0,
    unanswered: 0,
    imports: 0,
    removals: 0,
    segments: 0,
    tornSegments: 0,
    temporaryFiles: 0,
    checkpoints: 0,
  }
  const wrong: Wrong[] = []
  let taken = 0
  const lane = async () => {
    while (taken < kills) {
      const share = Math.min(killsOfProject, kills - taken)
      taken += share
      const number = (counts.projects += 1)
      const path = join(base.path, `${kind}-${number}`)
      const lived = await killInProject({ kind, number, path, kills: share }, counts, wrong)
      taken -= share - lived
      rmSync(path, { recursive: true, force: true })
    }
  }
  await Promise.all(Array.from({ length: children }, lane))
  return { counts, wrong }
}

interface Round {
  readonly kind: 'project' | 'plain'
  readonly number: number
  readonly path: string
  readonly kills: number
}

/** Kills one child after another over a project, until something is wrong; answers how many. */
async function killInProject(
  { kind, number, path, kills }: Round,
  counts: Counts,
  wrong: Wrong[],
): Promise<number> {
  const ledgers = new Map(
    Array.from({ length: letters }, (_, letter) => [letterOf(letter).id, new DocumentLedger('absent')]),
  )
  const isOld = kind === 'project' && number % fromOldEach === 0
  if (isOld) counts.oldProjects += 1
  const annotatorId = isOld ? beginOld(path, ledgers) : idFromBytes(bytesFor(kind, number)(17))
  if (!isOld) await begin(kind, path, ledgers)
  for (let kill = 1; kill <= kills; kill += 1) {
    const part = `${kind} ${number} kill ${kill}`
    const random = randomFor(part, 'parent')
    const child = program.start({
      store: kind,
      path,
      annotatorId,
      part,
      edits: null,
      letters,
      beginsEarly: random.below(4) === 0,
      clockSkewMs: 0,
      takesOverAfter: null,
    })
    await child.began
    await new Promise((resolve) => setTimeout(resolve, (random.below(1000) / 1000) * killedWithinMs))
    child.process.kill('SIGKILL')
    const { events, how } = await child.ended
    const found: string[] = how === 'SIGKILL' ? [] : [`a child failed: ${how}`]
    for (const event of events) found.push(...take(event, ledgers, counts))
    for (const ledger of ledgers.values()) counts.unanswered += ledger.unanswered
    counts.kills += 1
    found.push(...(await verify({ kind, path, annotatorId, random }, ledgers, counts)))
    wrong.push(...found.map((what) => ({ what, where: foundAgainBy(part) })))
    // What comes after a loss says nothing new.
    if (found.length > 0) return kill
  }
  return kills
}

/** Begins with a project as version 1 left it, with marks in the journal alone; answers whose they are. */
function beginOld(path: string, ledgers: Map<Id, DocumentLedger>): Id {
  cpSync(join(golden, 'version-1'), path, { recursive: true })
  const expected = JSON.parse(readFileSync(join(golden, 'version-1.expected.json'), 'utf8')) as {
    readonly sets: Readonly<Record<string, SetModel>>
  }
  const own = Object.entries(expected.sets).filter(([name]) => name.startsWith('AB '))
  for (const [, model] of own) ledgers.set(model.set.documentId, new DocumentLedger('there', asOfNow(model)))
  return own[0]![1].set.annotatorId
}

/** What the app of now makes of a set that was written before some of its fields were there. */
function asOfNow({ set, history }: SetModel): SetModel {
  const { command, set: setSchema } = strictSchemas
  return {
    set: setSchema.parse(set),
    history: {
      past: history.past.map((one) => command.parse(one)),
      future: history.future.map((one) => command.parse(one)),
    },
  }
}

async function begin(kind: Round['kind'], path: string, ledgers: ReadonlyMap<Id, DocumentLedger>) {
  if (kind === 'plain') mkdirSync(path)
  else {
    const guideline = { version: 'imr-v1', text: '# Guideline' }
    await createProject(path, { name: 'Torture', schema: imrLabelSchema, guideline })
  }
  const store = kind === 'plain' ? openPlainStore(path) : await openProject(path, quietDeps)
  for (const letter of [0, 1, 2].map(letterOf)) {
    await store.addDocument(letter)
    ledgers.get(letter.id)!.presence = 'there'
  }
  await store.close()
}

function take(event: ChildEvent, ledgers: ReadonlyMap<Id, DocumentLedger>, counts: Counts): string[] {
  if (event[0] === 'edited') counts.acknowledged += 1
  if (event[0] === 'imported') counts.imports += 1
  if (event[0] === 'removed') counts.removals += 1
  if (event[0] === 'began' || event[0] === 'closed') return []
  if (event[0] === 'stopped') return ['wrong: nobody has taken over']
  const isOfLetter = event[0] === 'import' || event[0] === 'imported'
  const wrong = ledgers.get(isOfLetter ? letterOf(event[1]).id : event[1])!.take(event)
  return wrong === null ? [] : [wrong]
}

interface Killed {
  readonly kind: Round['kind']
  readonly path: string
  readonly annotatorId: Id
  readonly random: Random
}

/** Opens what a killed child has left and answers what is wrong with it. */
async function verify(
  { kind, path, annotatorId, random }: Killed,
  ledgers: ReadonlyMap<Id, DocumentLedger>,
  counts: Counts,
): Promise<string[]> {
  // On a copy the next child has to cope with what the kill has left, and not with what was tidied up.
  const root = random.below(2) === 0 ? path : `${path}-copy`
  if (root !== path) cpSync(path, root, { recursive: true })
  try {
    const wrong: string[] = []
    counts.temporaryFiles += namesBelow(root).filter((name) => isTemporary(basename(name))).length
    const store = kind === 'plain' ? openPlainStore(root) : await openProject(root, quietDeps)
    wrong.push(...(await wrongWithDocuments(store, annotatorId, ledgers)))
    await store.close()
    if (kind === 'project') wrong.push(...wrongWithFiles(root, store, ledgers, counts))
    return wrong
  } catch (error) {
    return [`unreadable: ${String(error)}`]
  } finally {
    if (root !== path) rmSync(root, { recursive: true, force: true })
  }
}

async function wrongWithDocuments(
  store: KillableStore,
  annotatorId: Id,
  ledgers: ReadonlyMap<Id, DocumentLedger>,
): Promise<string[]> {
  const wrong: (string | null)[] = []
  const listed = new Set((await store.rows(annotatorId)).map(({ id }) => id))
  for (const [documentId, ledger] of ledgers) {
    if (!listed.has(documentId)) {
      wrong.push(ledger.verifyAbsent())
      continue
    }
    try {
      const opened = await store.openDocument(documentId, annotatorId)
      wrong.push(ledger.verify(opened, store.notices.length + opened.notices.length > 0))
    } catch (error) {
      wrong.push(`unreadable: ${String(error)}`)
    }
  }
  return wrong.filter((what) => what !== null)
}

/** What is wrong with the files of a project once it was opened and closed again. */
function wrongWithFiles(
  root: string,
  store: KillableStore,
  ledgers: ReadonlyMap<Id, DocumentLedger>,
  counts: Counts,
): string[] {
  const wrong: string[] = []
  const names = namesBelow(root)
  const absent = [...ledgers].flatMap(([id, { presence }]) => (presence === 'absent' ? [id] : []))
  for (const name of names) {
    const file = join(root, name)
    if (isTemporary(basename(name))) wrong.push('left: a temporary file')
    if (name.endsWith('.json')) JSON.parse(readFileSync(file, 'utf8'))
    if (name.startsWith(`annotations${sep}`)) counts.checkpoints += 1
    if (absent.some((id) => name.includes(id))) wrong.push('left: a file of a removed document')
    if (!name.endsWith('.jsonl')) continue
    counts.segments += 1
    const bytes = readFileSync(file, 'latin1')
    const segmentId = basename(name, '.jsonl')
    const { state, records, beyond } = scanSegment(bytes, segmentId, basename(dirname(name)))
    if (records.some(({ seq }, index) => seq !== index + 1)) wrong.push('wrong: a gap in seq')
    if (beyond.length > 0) wrong.push('wrong: sound records beyond damage')
    const speaksOfAbsent = (line: string) =>
      line.includes('"command"') && absent.some((id) => line.includes(id))
    if (bytes.split('\n').some(speaksOfAbsent)) wrong.push('left: words of a removed document')
    if (state === 'whole') continue
    counts.tornSegments += 1
    const isTold =
      existsSync(join(root, 'quarantine')) &&
      readdirSync(join(root, 'quarantine')).some((aside) => aside.includes(segmentId))
    if (!isTold) wrong.push('silent: a torn segment')
  }
  const harmless = ['edits-recovered', 'removal-finished', 'temporary-files-removed', 'journal-tail-damaged']
  for (const { kind } of store.notices) if (!harmless.includes(kind)) wrong.push(`wrong: it says ${kind}`)
  return wrong
}

function namesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
}

const saidOf = (wrong: readonly Wrong[], what: string) =>
  wrong.filter((one) => one.what.startsWith(what)).length

describe('a process that is killed while it edits, checkpoints, rotates, imports, removes and goes on with an older version', () => {
  it('loses nothing that was acknowledged, and everything opens', { timeout: suiteTimeoutMs }, async () => {
    const { counts, wrong } = await killAll('project', rounds({ short: 200, full: 20_000 }))
    report('kill', {
      ...counts,
      unreadable: saidOf(wrong, 'unreadable'),
      lost: saidOf(wrong, 'lost'),
      'silent defaults': saidOf(wrong, 'silent'),
      wrong: wrong.length,
    })
    expect(wrong).toEqual([])
    expect(counts.acknowledged).toBeGreaterThan(counts.kills)
  })

  it('loses marks with plain writeFile: the control', { timeout: suiteTimeoutMs }, async () => {
    const { counts, wrong } = await killAll('plain', rounds({ short: 40, full: 400 }))
    const unreadable = saidOf(wrong, 'unreadable')
    const lost = saidOf(wrong, 'lost') + saidOf(wrong, 'silent')
    const { kills, acknowledged } = counts
    report('kill, control with plain writeFile', { kills, acknowledged, unreadable, lost })
    expect(unreadable + lost).toBeGreaterThan(0)
  })
})
