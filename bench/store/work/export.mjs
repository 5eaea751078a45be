import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { annotator, placesIn } from '../corpus.mjs'
import { timed } from '../timed.mjs'

/** Exports a corpus: ms, and the largest resident size of the process in bytes. */
export async function work({ corpus, approaches: [approach] }, app) {
  const { project, exports } = placesIn(corpus)
  const [format, way] = approach.split(' ')
  const target = join(corpus, 'target')
  const figures = await ways[way]({ project, format, exports, target }, app)
  return { [approach]: { ...figures, ...('kept' in figures ? {} : { peak: peakMemory() }) } }
}

/** Bytes; null where the system does not tell. What Node tells begins with the size of the process that started it. */
function peakMemory() {
  try {
    return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024
  } catch {
    return null
  }
}

const toolVersion = 'goldspan bench'
/** Pauses of the job between two looks at the heap; there is one every 50 ms. */
const pausesBetweenLooks = 10
const around = { isCancelled: () => false, pause: () => Promise.resolve(), progress: () => undefined }

const ways = {
  /** What the app's job does. */
  async verified({ project, format, target }, app) {
    return timedInto(target, async () => {
      const request = { projectFolder: project, annotators: [annotator.id], format, toolVersion }
      const { differences, documents } = await app.exportCorpus(request, { target, name: format }, around)
      if (differences.length > 0 || documents === 0) throw new Error('the export is not what was exported')
    })
  },

  /** The same job, looked at now and then for what is still in use: its time says nothing. */
  async kept({ project, format, target }, app) {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc')
    let pauses = 0
    let kept = 0
    const pause = () => {
      pauses += 1
      if (pauses % pausesBetweenLooks === 0) {
        collect()
        kept = Math.max(kept, process.memoryUsage().heapUsed)
      }
      return Promise.resolve()
    }
    const request = { projectFolder: project, annotators: [annotator.id], format, toolVersion }
    await timedInto(target, () => app.exportCorpus(request, { target, name: format }, { ...around, pause }))
    return { kept }
  },

  /** The same without what serves the verification alone. */
  async written({ project, format: id, target }, app) {
    return timedInto(target, () => writeExport({ project, id, target }, app))
  },

  /** Reads and parses the same files and writes the same bytes into files of the same names. */
  async floor({ project, format, exports }, app) {
    const target = join(exports, 'floor')
    const folder = new app.ProjectFolder(project)
    const written = join(exports, format)
    const files = filesIn(written).map((name) => ({ name, bytes: readFileSync(join(written, name)) }))
    return timedInto(target, () => {
      const names = readdirSync(folder.documents)
      for (const name of names) {
        JSON.parse(readFileSync(join(folder.documents, name), 'utf8'))
        JSON.parse(readFileSync(join(folder.annotations(annotator.id), name), 'utf8'))
      }
      const pieces = Math.ceil(names.length / files.length)
      for (const file of files) writeInPieces(join(target, file.name), file.bytes, pieces)
    })
  },
}

/** Writes an export with the app's own reader, format and files; used once more to have bytes for the floor. */
export async function writeExport({ project, id, target }, app) {
  const format = app.findFormat(id)
  const reader = app.readProject(project)
  const { id: projectId, name, schema, guideline } = reader.project
  const head = {
    project: { id: projectId, name },
    schema,
    guidelineVersion: guideline.version,
    toolVersion,
    annotators: reader.annotators,
  }
  const documents = app.labelledDocuments(reader, [annotator.id])
  await app.writeFiles(target, format.write(head, documents), () => Promise.resolve())
  if (reader.problems.length > 0) throw new Error('not all of the corpus could be read')
}

async function timedInto(target, write) {
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  const taken = await timed(write)
  rmSync(target, { recursive: true })
  return taken
}

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))

function writeInPieces(path, bytes, pieces) {
  mkdirSync(dirname(path), { recursive: true })
  const file = openSync(path, 'wx')
  const size = Math.ceil(bytes.length / pieces)
  for (let at = 0; at < bytes.length; at += size)
    writeSync(file, bytes, at, Math.min(size, bytes.length - at))
  closeSync(file)
}
