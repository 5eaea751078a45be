import { JSONFile } from 'lowdb/node'
import { Low } from 'lowdb'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { anId, quietDeps } from '../src/main/store/project-fixture'
import { openProject } from '../src/main/store/project-store'
import { checkProject, type Checked } from './check-project'
import { crashStates, type CrashState, type Recording } from './crash-states'
import { build, type Tree } from './disk-model'
import { watch, type Call, type Verdict } from './file-system'
import { Coder, type Promised } from './promised'
import { randomOf, type Random } from './random'
import { report, rounds, seed } from './scale'
import { scratchFolder } from './scratch'
import { workADay } from './working-day'

/** Small segments, so that they rotate. */
const deps = { ...quietDeps, segmentBytes: 3000 }
const scratch = scratchFolder()
const crashed = join(scratch.path, 'crashed')
const annotator = { id: anId(), name: 'KG', createdAt: '2026-01-01T00:00:00.000Z' }
afterAll(() => scratch.dispose())

interface Day extends Recording {
  readonly coder: Coder
}

/** Records a day of work below a folder that does not exist yet. */
async function recordDay(random: Random, judge?: (call: Call) => Verdict): Promise<Day> {
  const root = join(scratch.path, 'day')
  rmSync(root, { recursive: true, force: true })
  const watched = watch(root, judge)
  const coder = new Coder(annotator, () => watched.operations.length)
  try {
    await workADay(root, coder, { ...deps, segmentBytes: 1500 + random.below(5000) }, random)
  } catch (error) {
    throw new Error(`seed ${seed}, a day without faults`, { cause: error })
  } finally {
    watched.lift()
  }
  return { operations: watched.operations, coder }
}

/** Opens what a power loss has left, and records what that writes: the power may fail again meanwhile. */
async function recordRecovery({ tree }: CrashState, promised: Promised): Promise<Recording> {
  build(crashed, tree)
  const watched = watch(crashed)
  const start = { tree: treeBelow(crashed), files: new Map(watched.files) }
  try {
    const store = await openProject(crashed, deps)
    await store.rows(annotator.id)
    for (const { document } of promised.documents.values()) {
      await store.openDocument(document.id, annotator.id).catch(() => undefined)
    }
    await store.close()
  } finally {
    watched.lift()
  }
  return { operations: watched.operations, start }
}

function treeBelow(root: string): Tree {
  const tree = new Map<string, Buffer | null>()
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    tree.set(name, statSync(join(root, name)).isFile() ? readFileSync(join(root, name)) : null)
  }
  return tree
}

async function checkState({ tree }: CrashState, promised: Promised): Promise<Checked> {
  build(crashed, tree)
  try {
    return await checkProject(crashed, promised, annotator.id, deps)
  } catch (error) {
    return { wrong: [`thrown: ${(error as Error).stack}`], held: 0 }
  }
}

function fail(which: string, { number, after }: CrashState, day: Recording, wrong: readonly string[]): never {
  const last = day.operations
    .slice(Math.max(0, after - 3), after)
    .map((operation) => JSON.stringify(operation, leaveBytes))
  throw new Error(
    `seed ${seed}, ${which} ${number}, after ${after}:\n${wrong.join('\n')}\n${last.join('\n')}`,
  )
}

function leaveBytes(key: string, value: unknown): unknown {
  return key === 'bytes' ? '…' : value
}

describe('a power loss', () => {
  it('leaves every acknowledged mark and a project that opens, whatever was not synced', async () => {
    const random = randomOf(seed)
    const counts = { days: 0, operations: 0, states: 0, 'of a second loss': 0, 'sets held for the coder': 0 }
    const atLeast = rounds({ short: 500, full: 5000 })
    while (counts.states < atLeast) {
      const day = await recordDay(random)
      const keyOf = (after: number) => day.coder.stepsAt(after)
      const survived: [CrashState, Promised][] = []
      for (const state of crashStates(day, keyOf, random, rounds({ short: 6, full: 64 }))) {
        const promised = day.coder.promisedAt(state.after)
        const { wrong, held } = await checkState(state, promised)
        if (wrong.length > 0) fail('state', state, day, wrong)
        counts.states += 1
        counts['sets held for the coder'] += held
        if (promised.project === 'there') survived.push([state, promised])
      }
      for (let second = rounds({ short: 3, full: 40 }); second > 0; second -= 1) {
        const [first, promised] = random.pick(survived)
        const recovery = await recordRecovery(first, promised)
        for (const state of crashStates(recovery, () => 0, random, rounds({ short: 2, full: 8 }))) {
          const { wrong, held } = await checkState(state, promised)
          if (wrong.length > 0) fail(`state ${first.number} and again`, state, recovery, wrong)
          counts['of a second loss'] += 1
          counts['sets held for the coder'] += held
        }
      }
      counts.days += 1
      counts.operations += day.operations.length
    }
    report('power loss', counts)
    expect(counts.states).toBeGreaterThanOrEqual(atLeast)
    expect(counts['of a second loss']).toBeGreaterThan(0)
  }, 3_600_000)

  it('would be survived neither without the sync calls nor by lowdb with its own adapter', async () => {
    const random = randomOf(seed)
    const isSync = ({ name }: Call) => name === 'handle.sync' || name === 'handle.datasync'
    const day = await recordDay(random, (call) => (isSync(call) ? 'absent' : 'pass'))
    const tried = { unsynced: 0, lowdb: 0 }
    const failed = { unsynced: 0, lowdb: 0 }
    const limit = rounds({ short: 60, full: 300 })
    const sampled = [...crashStates(day, (after) => day.coder.stepsAt(after), random, 1)]
    for (let count = 0; count < limit; count += 1) {
      const state = random.pick(sampled)
      tried.unsynced += 1
      const { wrong } = await checkState(state, day.coder.promisedAt(state.after))
      if (wrong.length > 0) failed.unsynced += 1
    }
    const { recording, acknowledgedAt } = await recordLowdb(rounds({ short: 60, full: 120 }))
    for (const state of crashStates(recording, acknowledgedAt, random, rounds({ short: 3, full: 12 }))) {
      tried.lowdb += 1
      build(crashed, state.tree)
      if (!(await holdsMarks(acknowledgedAt(state.after)))) failed.lowdb += 1
    }
    report('power loss, controls', {
      'states without sync': tried.unsynced,
      'of them failed': failed.unsynced,
      'states of lowdb': tried.lowdb,
      'of these failed': failed.lowdb,
    })
    expect(failed.unsynced).toBeGreaterThan(0)
    expect(failed.lowdb).toBeGreaterThan(0)
  }, 3_600_000)
})

interface Marks {
  readonly marks: string[]
}

/** The same edits with lowdb as it comes. */
async function recordLowdb(edits: number) {
  const root = join(scratch.path, 'lowdb')
  await mkdir(root)
  const watched = watch(root)
  const acknowledged: number[] = []
  try {
    const low = new Low<Marks>(new JSONFile(join(root, 'marks.json')), { marks: [] })
    for (let count = 0; count < edits; count += 1) {
      low.data.marks.push(anId())
      await low.write()
      acknowledged.push(watched.operations.length)
    }
  } finally {
    watched.lift()
  }
  const acknowledgedAt = (after: number) => acknowledged.filter((at) => at <= after).length
  return { recording: { operations: watched.operations }, acknowledgedAt }
}

async function holdsMarks(acknowledged: number): Promise<boolean> {
  const low = new Low<Marks>(new JSONFile(join(crashed, 'marks.json')), { marks: [] })
  try {
    await low.read()
    return low.data.marks.length >= acknowledged
  } catch {
    return false
  }
}
