import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { open as openHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { median } from '../../median.mjs'
import { annotator, corpora, entriesOf, placesIn } from '../corpus.mjs'
import { settleIndex } from '../settled-index.mjs'
import { openDatabase } from '../sqlite.mjs'
import { lowdbData } from './make-corpus.mjs'

/** Rounds in which each approach has its turn, and edits in each turn. */
const turns = 20
const perTurn = 10

/** One edit after the other: medians and percentiles in ms, and bytes handed to the system for each. */
export async function work({ corpus, size, approaches }, app) {
  const open = {}
  for (const name of approaches) open[name] = await openers[name](placesIn(corpus), size, app)
  const measured = Object.fromEntries(approaches.map((name) => [name, { times: [], bytes: 0 }]))
  // The first turn warms up and does not count.
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const name of approaches) {
      const edits = open[name].editsPerTurn ?? perTurn
      if (edits === 0) continue
      const { times, bytes } = await takeTurn(open[name], Math.ceil(turn === 0 ? edits / 2 : edits))
      if (turn === 0) continue
      measured[name].times.push(...times)
      measured[name].bytes += bytes
    }
    // Where one edit takes as long as thousands of others, a few must do.
    if (open[approaches[0]].turns === turn) break
  }
  for (const name of approaches) await open[name].close()
  return Object.fromEntries(approaches.map((name) => [name, figuresOf(measured[name])]))
}

async function takeTurn({ prepare, edit }, edits) {
  const times = []
  const before = bytesWritten()
  for (let done = 0; done < edits; done += 1) {
    const prepared = prepare()
    const start = performance.now()
    const answer = edit(prepared)
    if (answer) await answer
    times.push(performance.now() - start)
  }
  return { times, bytes: bytesWritten() - before }
}

function figuresOf({ times, bytes }) {
  if (times.length === 0) return {}
  const sorted = times.toSorted((a, b) => a - b)
  const percentile = (share) => sorted[Math.floor(sorted.length * share)]
  return {
    edit: median(times),
    undisturbed: percentile(0.1),
    slow: percentile(0.95),
    bytes: Number.isNaN(bytes) ? undefined : bytes / times.length,
  }
}

/** Bytes that this process has handed to the system for writing; NaN where the system does not tell. */
function bytesWritten() {
  try {
    return Number(/^wchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))[1])
  } catch {
    return NaN
  }
}

const firstEntry = (size, app) => entriesOf(size, app).next().value

/** Moves the end of the span in the middle of a letter to and fro; `prepare` answers the next command. */
function mover({ document, set }) {
  const { text } = document
  let span = set.spans[set.spans.length >> 1]
  const ends = [span.end, span.end + 1]
  return () => {
    const end = ends[span.end === ends[0] ? 1 : 0]
    const before = span
    span = { ...span, end, quote: text.slice(span.start, end), origin: { ...span.origin, edited: true } }
    return { kind: 'moveEdge', before, after: span }
  }
}

const openers = {
  async goldspan({ project }, size, app) {
    const { id } = firstEntry(size, app).document
    const store = await app.openProject(project)
    await store.rows(annotator.id)
    const { document, set } = await store.openDocument(id, annotator.id)
    const next = mover({ document, set })
    let baseRevision = set.revision
    return {
      prepare: () => ({ baseRevision, via: 'do', command: next() }),
      edit: async (edit) => {
        const result = await store.perform(id, annotator.id, edit)
        if (!result.ok) throw new Error(`refused: ${result.code} ${result.details}`)
        baseRevision = result.revision
      },
      close: async () => {
        await store.close()
        await settleIndex(project, app)
      },
    }
  },

  fdatasync({ project }) {
    const file = openSync(join(project, '..', 'floor'), 'a')
    const bytes = Buffer.alloc(4096, 'x')
    return {
      prepare: () => bytes,
      edit: (record) => {
        writeSync(file, record)
        fdatasyncSync(file)
      },
      close: () => closeSync(file),
    }
  },

  async 'fdatasync-handle'({ project }) {
    const handle = await openHandle(join(project, '..', 'floor-handle'), 'a')
    const bytes = Buffer.alloc(4096, 'x')
    return {
      prepare: () => bytes,
      edit: async (record) => {
        await handle.write(record)
        await handle.datasync()
      },
      close: () => handle.close(),
    }
  },

  sqlite({ database: file }, size, app) {
    const database = openDatabase(file)
    const { document, set } = firstEntry(size, app)
    const next = mover({ document, set })
    const insert = database.prepare('INSERT INTO journal (record) VALUES (?)')
    const update = database.prepare('UPDATE spans SET "end" = ?, quote = ?, details = ? WHERE id = ?')
    let revision = set.revision
    const perform = database.transaction((command) => {
      revision += 1
      insert.run(recordOf(app, document.id, revision, command))
      const { id, label, start, end, quote, ...details } = command.after
      update.run(end, quote, JSON.stringify(details), id)
    })
    return {
      prepare: next,
      edit: (command) => void perform(command),
      close: () => database.close(),
    }
  },

  async lowdb({ lowdb: file }, size, app) {
    const isKept = corpora[size].forms.includes('lowdb')
    const low = new Low(new JSONFile(file), isKept ? { documents: [] } : lowdbData(size, app))
    if (isKept) await low.read()
    else if (await isTooLong(low)) return { editsPerTurn: 0, close: () => undefined }
    const [{ text, set }] = low.data.documents
    const next = mover({ document: { text }, set })
    const isSlow = corpora[size].documents >= 10_000
    return {
      prepare: next,
      edit: ({ after }) => {
        set.spans[set.spans.findIndex(({ id }) => id === after.id)] = after
        return low.write()
      },
      editsPerTurn: isSlow ? 1 : 3,
      turns: isSlow ? 3 : 10,
      close: () => undefined,
    }
  },
}

/** Whether the whole corpus makes a text that is longer than any string may be. */
async function isTooLong(low) {
  try {
    await low.write()
    return false
  } catch (error) {
    if (error instanceof RangeError) return true
    throw error
  }
}

/** The record that the journal keeps of a command. */
function recordOf(app, documentId, revision, command) {
  const record = {
    seq: revision,
    documentId,
    revision,
    prev: app.noHead,
    at: new Date().toISOString(),
    via: 'do',
  }
  return app.encodeRecord({ ...record, command: app.recordCommand(command) }).line
}
