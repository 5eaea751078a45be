import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openProject } from '../src/main/store/project-store'
import { checkProject, problemsOf } from './check-project'
import { watch, type Call, type Verdict } from './file-system'
import { randomOf } from './random'
import { isFull, report, seed } from './scale'
import { scratchFolder } from './scratch'
import {
  prepareBench,
  storeOperations,
  type Answer,
  type Bench,
  type StoreOperation,
} from './store-operations'

const codes = ['ENOSPC', 'EIO', 'EACCES', 'EPERM', 'EBUSY', 'EROFS', 'EMFILE', 'ENOENT', 'short'] as const
const lengths = ['once', 'for good'] as const
/** What the coder does when the fault is over: the same once more, or nothing but starting the app again. */
const thens = ['again', 'reopen'] as const
const scratch = scratchFolder()
afterAll(() => scratch.dispose())

interface Fault {
  /** The call that fails first. */
  readonly from: number
  readonly code: (typeof codes)[number]
  readonly length: (typeof lengths)[number]
  readonly then: (typeof thens)[number]
}

interface Tried {
  readonly isHit: boolean
  readonly answer: Answer
  readonly names: readonly string[]
  readonly waits: number
}

/** Does an operation with a fault in it and checks everything that was promised. */
async function tried(operation: StoreOperation, fault: Fault | null): Promise<Tried> {
  const root = join(scratch.path, 'project')
  rmSync(root, { recursive: true, force: true })
  const bench = await prepareBench(root)
  await operation.prepare(bench)
  const names: string[] = []
  let isHit = false
  let isFull = false
  const judge = ({ number, name }: Call): Verdict => {
    names.push(name)
    if (!fault || number < fault.from || (fault.length === 'once' && number > fault.from)) return 'pass'
    if (fault.code !== 'short') {
      isHit = true
      return { errno: fault.code }
    }
    if (name !== 'handle.write') return 'pass'
    isHit = true
    // A disk that took a part takes nothing more.
    if (isFull) return { errno: 'ENOSPC' }
    isFull = true
    return 'short'
  }
  const watched = watch(root, judge)
  let answer: Answer
  try {
    answer = await settled(operation.run(bench))
  } finally {
    watched.lift()
  }
  operation.confirm?.(bench, answer)
  if (fault?.then === 'again' && answer === 'refused') {
    // Who is told that something can't be read looks at it again.
    await expectWhole(bench).catch(() => undefined)
    const again = await settled(operation.run(bench))
    if (again !== 'done') throw new Error('it is refused again though the fault is over')
    if (!operation.isLast) await expectWhole(bench)
    answer = 'done'
  }
  await settled(bench.coder.store.close())
  const promised = bench.coder.promisedAt(0)
  if (operation.verify) {
    bench.coder.store = await openProject(root, bench.deps)
    await operation.verify(bench, answer, fault?.code ?? '')
    await bench.coder.store.close()
  }
  const { wrong } = await checkProject(root, promised, bench.coder.annotator.id, bench.deps)
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  return { isHit, answer, names, waits: watched.waits }
}

/** In the store that went through the fault everything is as it was seen. */
async function expectWhole({ coder }: Bench): Promise<void> {
  for (const known of coder.promisedAt(0).documents.values()) {
    if (known.presence !== 'there') continue
    const opened = await coder.store.openDocument(known.document.id, coder.annotator.id)
    const wrong = problemsOf(known, opened)
    if (wrong.length > 0) throw new Error(`after another try: ${wrong.join()}`)
  }
}

/** Nothing may wait for ever. */
async function settled<T>(work: Promise<T>): Promise<T> {
  let timer!: NodeJS.Timeout
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it does not settle')), 60_000)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

describe('a file system call that fails', () => {
  const random = randomOf(seed)
  const total = { operations: 0, calls: 0, faults: 0, refused: 0, 'done all the same': 0, waits: 0 }
  const problems: string[] = []

  for (const operation of storeOperations) {
    it(`harms nothing in ${operation.name}, whichever call it is`, async () => {
      const { answer, names } = await tried(operation, null)
      expect(answer).toBe('done')
      total.operations += 1
      for (let from = 1, isOver = false; !isOver; from += 1) {
        isOver = true
        for (const fault of faultsFrom(from, names)) {
          const outcome = await tried(operation, fault).catch((error: unknown) => {
            const words = error instanceof Error ? error.message : String(error)
            problems.push(
              `${operation.name}, call ${from} (${names[from - 1]}), ${fault.code} ${fault.length}, then ${fault.then}: ${words}`,
            )
            return null
          })
          if (outcome && !outcome.isHit) continue
          isOver = false
          total.faults += 1
          total.waits += outcome?.waits ?? 0
          total[outcome?.answer === 'done' ? 'done all the same' : 'refused'] += 1
        }
        if (!isOver) total.calls += 1
      }
      const found = problems.splice(0)
      if (found.length > 0) throw new Error(`seed ${seed}, ${found.length}:\n${found.join('\n')}`)
    }, 3_600_000)
  }

  it('was tried at every call', () => {
    report('failing calls', total)
    expect(total.operations).toBe(storeOperations.length)
  })

  /** In full each code, once and for good, with either end; else one of each, drawn. */
  function faultsFrom(from: number, names: readonly string[]): Fault[] {
    const possible = codes.filter((code) => code !== 'short' || names[from - 1] === 'handle.write')
    if (!isFull) {
      return lengths.map((length) => ({
        from,
        code: random.pick(possible),
        length,
        then: random.pick(thens),
      }))
    }
    return possible.flatMap((code) =>
      lengths.flatMap((length) => thens.map((then) => ({ from, code, length, then }))),
    )
  }
})
