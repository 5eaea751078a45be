import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnnotationSet } from '../src/core/annotation/annotation-set'
import { applyCommand } from '../src/core/annotation/commands'
import { idFromBytes, type Id } from '../src/core/ids'
import { imrLabelSchema } from '../src/core/imr/label-schema'
import { decodeRecord, type EditRecord } from '../src/core/storage/journal-line'
import { recordCommand } from '../src/core/storage/recorded-command'
import { createProject } from '../src/main/store/create-project'
import { quietDeps, seenFromElsewhere } from '../src/main/store/project-fixture'
import { openProject } from '../src/main/store/project-store'
import { letterOf } from './letters'
import type { Random } from './random'
import { report, rounds, suiteTimeoutMs } from './scale'
import { scratchFolder } from './scratch'
import { bytesFor, foundAgainBy, randomFor } from './seeded'
import type { ChildEvent } from './writing-child-protocol'
import { childProgram, type ChildProgram, type WritingChild } from './writing-children'

const documents = [0, 1].map(letterOf)
const hourMs = 60 * 60 * 1000
const stops = 4

let program: ChildProgram
const base = scratchFolder()
beforeAll(async () => {
  program = await childProgram()
}, 60_000)
afterAll(async () => {
  await program.dispose()
  base.dispose()
})

/** What one child did to one document. */
interface Work {
  readonly documentId: Id
  /** The set as it was opened and after each edit, whether or not that was answered. */
  readonly states: readonly AnnotationSet[]
  readonly edits: readonly (ChildEvent & readonly ['edit', ...unknown[]])[]
  /** Revision, segment and seq of each answered edit. */
  readonly answers: readonly (ChildEvent & readonly ['edited', ...unknown[]])[]
}

/** What a child did from one opening of each document to the next. */
function worksOf(events: readonly ChildEvent[]): Work[] {
  type Growing = { [key in keyof Work]: Work[key] extends readonly (infer T)[] ? T[] : Work[key] }
  const works: Growing[] = []
  const workOn = (documentId: Id) => works.findLast((work) => work.documentId === documentId)!
  for (const event of events) {
    if (event[0] === 'open') works.push({ documentId: event[1], states: [event[2]], edits: [], answers: [] })
    if (event[0] === 'edit') {
      const { states, edits } = workOn(event[1])
      states.push({ ...applyCommand(states.at(-1)!, event[4]), revision: event[2] })
      edits.push(event)
    }
    if (event[0] === 'edited') workOn(event[1]).answers.push(event)
  }
  return works
}

/** How two children meet in one project. */
interface Meeting {
  readonly path: string
  readonly part: string
  readonly annotatorIds: readonly [Id, Id]
  /** Whether the second sees letters and marks, and not the first one's lock. */
  readonly isLockHidden?: boolean
  /** Steps after which the second takes over. */
  readonly takesOverAfter?: number
}

/** Lets two children write into one project, each stopped for a moment now and then; answers what each did. */
async function written(meeting: Meeting): Promise<readonly [Work[], Work[]]> {
  const { path, part, annotatorIds } = meeting
  const random = randomFor(part)
  await createProject(path, {
    name: 'Torture',
    schema: imrLabelSchema,
    guideline: { version: 'imr-v1', text: '# Guideline' },
  })
  const store = await openProject(path, quietDeps)
  for (const document of documents) await store.addDocument(document)
  await store.close()
  const paths = [path, meeting.isLockHidden ? seenFromElsewhere(path) : path]
  const slow = random.below(2)
  const started = annotatorIds.map((annotatorId, index) =>
    program.start({
      store: 'project',
      path: paths[index]!,
      annotatorId,
      part: `${part} child ${index}`,
      edits: 30 + random.below(40),
      letters: 0,
      beginsEarly: true,
      clockSkewMs: index === slow ? -hourMs : 0,
      takesOverAfter: index === 1 ? (meeting.takesOverAfter ?? null) : null,
    }),
  )
  // Whoever is there first waits for the other, or on a busy computer it would be done before the other begins.
  await Promise.all(started.map(({ began, process }) => began.then(() => process.kill('SIGSTOP'))))
  for (const { process } of started) process.kill('SIGCONT')
  const [, ...ends] = await Promise.all([stopped(started, random), ...started.map(({ ended }) => ended)])
  for (const { how } of ends) if (how !== '0') throw new Error(`a child failed: ${how}`)
  return [worksOf(ends[0]!.events), worksOf(ends[1]!.events)]
}

/** Stops one child or the other at random moments, each time for a moment. */
async function stopped(started: readonly WritingChild[], random: Random): Promise<void> {
  const aMoment = () => new Promise((resolve) => setTimeout(resolve, random.below(25)))
  for (let stop = 0; stop < stops; stop += 1) {
    const { process } = random.pick(started)
    await aMoment()
    process.kill('SIGSTOP')
    await aMoment()
    process.kill('SIGCONT')
  }
}

/** Every record of the project, by segment and seq. */
function recordsIn(path: string): Map<string, EditRecord> {
  const records = new Map<string, EditRecord>()
  for (const annotatorId of readdirSync(join(path, 'journal'))) {
    const folder = join(path, 'journal', annotatorId)
    for (const name of readdirSync(folder)) {
      const lines = readFileSync(join(folder, name), 'latin1').split('\n').slice(1, -1)
      for (const line of lines) {
        const record = decodeRecord(line)
        if (typeof record === 'string') throw new Error(`${record} record`)
        records.set(`${name.slice(0, -'.jsonl'.length)} ${record.seq}`, record as EditRecord)
      }
    }
  }
  return records
}

/** Answered edits whose record is not on disk as it was made. */
function lostOf(works: readonly Work[], records: ReadonlyMap<string, EditRecord>): string[] {
  return works.flatMap(({ documentId, edits, answers }) =>
    answers.flatMap(([, , revision, segmentId, seq]) => {
      const record = records.get(`${segmentId} ${seq}`)
      const [, , , via, command] = edits.find(([, , of]) => of === revision)!
      const isThere =
        record?.documentId === documentId &&
        record.revision === revision &&
        record.via === via &&
        isDeepStrictEqual(record.command, JSON.parse(JSON.stringify(recordCommand(command))))
      return isThere ? [] : [`lost: revision ${revision}`]
    }),
  )
}

const answered = (works: readonly Work[]) => works.reduce((sum, { answers }) => sum + answers.length, 0)

describe('two processes that write into one project', () => {
  it('as two annotators lose and mix nothing', { timeout: suiteTimeoutMs }, async () => {
    const counts = { rounds: 0, acknowledged: 0 }
    for (let round = 1; round <= rounds({ short: 10, full: 200 }); round += 1) {
      const part = `two annotators ${round}`
      const bytes = bytesFor(part)
      const annotatorIds = [idFromBytes(bytes(17)), idFromBytes(bytes(17))] as const
      const path = join(base.path, `two-${round}`)
      const both = await written({ path, part, annotatorIds })
      const wrong = lostOf(both.flat(), recordsIn(path))
      const store = await openProject(path, quietDeps)
      for (const [index, works] of both.entries()) {
        const rows = await store.rows(annotatorIds[index]!)
        for (const { id } of documents) {
          const last = works.findLast(({ documentId }) => documentId === id)?.states.at(-1)
          const { set, readOnly } = await store.openDocument(id, annotatorIds[index]!)
          if (readOnly !== null) wrong.push(`a set is ${readOnly}`)
          if (last && !isDeepStrictEqual(set, last)) wrong.push('a set is not what its annotator made')
          if (rows.find((row) => row.id === id)?.spans !== set.spans.length) wrong.push('the list differs')
        }
        counts.acknowledged += answered(works)
      }
      if (store.notices.length > 0) wrong.push(`it says ${store.notices[0]!.kind}`)
      await store.close()
      expect(wrong, foundAgainBy(part)).toEqual([])
      counts.rounds += 1
      rmSync(path, { recursive: true })
    }
    report('two writers, two annotators', counts)
  })

  it(
    'as one annotator whose locks are not seen lose no record, and a fork is noticed',
    { timeout: suiteTimeoutMs },
    async () => {
      const counts = { rounds: 0, acknowledged: 0, forks: 0, whole: 0, 'gone on': 0 }
      for (let round = 1; round <= rounds({ short: 10, full: 200 }); round += 1) {
        const part = `one annotator ${round}`
        const annotatorId = idFromBytes(bytesFor(part)(17))
        const path = join(base.path, `one-${round}`)
        const annotatorIds = [annotatorId, annotatorId] as const
        const works = (await written({ path, part, annotatorIds, isLockHidden: true })).flat()
        counts.acknowledged += answered(works)
        const wrong = lostOf(works, recordsIn(path))
        for (const { id } of documents) {
          const onIt = works.filter(({ documentId }) => documentId === id)
          const revisions = onIt.flatMap(({ answers }) => answers.map(([, , revision]) => revision))
          const isForked = new Set(revisions).size < revisions.length
          let store = await openProject(path, quietDeps)
          const found = await store.openDocument(id, annotatorId)
          const isMade = onIt.some(({ states }) =>
            states.some((state) => isDeepStrictEqual(state, found.set)),
          )
          if (onIt.length > 0 && !isMade) wrong.push('a set that nobody made')
          if (isForked && found.readOnly !== 'fork') wrong.push(`a fork opens as ${found.readOnly}`)
          if (!isForked && found.readOnly !== null) wrong.push(`a whole set is ${found.readOnly}`)
          if (!isForked && found.set.revision !== Math.max(0, ...revisions)) wrong.push('edits are missing')
          if (isForked && found.notices.length === 0) wrong.push('a fork is not told of')
          counts[isForked ? 'forks' : 'whole'] += 1
          if (found.readOnly === 'fork') {
            // The coder goes on from what is shown, and the other branch stays in the journal.
            const shown = await store.settle(id, annotatorId, { head: null, isUnion: false })
            await store.close()
            store = await openProject(path, quietDeps)
            const again = await store.openDocument(id, annotatorId)
            const isSame = isDeepStrictEqual(again.set, shown.set) && again.readOnly === null
            if (!isSame) wrong.push('what was gone on from is something else')
            counts['gone on'] += 1
          }
          await store.close()
        }
        wrong.push(...lostOf(works, recordsIn(path)))
        expect(wrong, foundAgainBy(part)).toEqual([])
        counts.rounds += 1
        rmSync(path, { recursive: true })
      }
      report('two writers, one annotator, locks not seen', counts)
      expect(counts.forks).toBeGreaterThan(0)
    },
  )

  it('as one annotator of whom one takes over lose nothing', { timeout: suiteTimeoutMs }, async () => {
    const counts = { rounds: 0, acknowledged: 0, 'acknowledged after': 0, forks: 0 }
    for (let round = 1; round <= rounds({ short: 10, full: 200 }); round += 1) {
      const part = `takes over ${round}`
      const random = randomFor(part, 'meeting')
      const annotatorId = idFromBytes(bytesFor(part)(17))
      const annotatorIds = [annotatorId, annotatorId] as const
      const path = join(base.path, `over-${round}`)
      const [first, second] = await written({ path, part, annotatorIds, takesOverAfter: 1 + random.below(4) })
      const works = [...first, ...second]
      counts.acknowledged += answered(first)
      counts['acknowledged after'] += answered(second)
      const wrong = lostOf(works, recordsIn(path))
      const store = await openProject(path, quietDeps)
      for (const { id } of documents) {
        const revisions = works
          .filter(({ documentId }) => documentId === id)
          .flatMap(({ answers }) => answers.map(([, , revision]) => revision))
        const found = await store.openDocument(id, annotatorId)
        const isForked = new Set(revisions).size < revisions.length
        // A record that was on its way when its writer was stopped may come late: that is a fork, and it is told.
        if (isForked !== (found.readOnly === 'fork'))
          wrong.push(`forked ${isForked}, opens ${found.readOnly}`)
        if (!isForked && found.set.revision < Math.max(0, ...revisions)) wrong.push('edits are missing')
        if (isForked) counts.forks += 1
      }
      await store.close()
      expect(wrong, foundAgainBy(part)).toEqual([])
      counts.rounds += 1
      rmSync(path, { recursive: true })
    }
    report('two writers, one takes over', counts)
    expect(counts['acknowledged after']).toBeGreaterThan(0)
  })
})
