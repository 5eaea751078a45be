import { dialog } from 'electron'
import type { ImportChoices, NameChoices } from '../../core/formats/fit-to-schema'
import { failure, type Result } from '../../ipc/failures'
import type { FileChoices, ImportOutcome, ImportSurvey, NameDecision } from '../../ipc/import-views'
import type { ImportItem, ImportReport } from '../../ipc/views'
import { currentAnnotator, workplace, type AppContext } from '../app-context'
import { emit, type Handlers } from '../bridge'
import { intoProject, type ImportInto } from '../jobs/imported-documents'
import { notStored, storeFound } from '../jobs/store-found'
import { projectView, storeResult } from '../project-session'
import { logUnexpected } from '../shell/failure-log'
import { extendSchema, type SchemaAdditions } from '../store/extend-schema'

type ImportChannel = 'import:choose' | 'import:dropped' | 'import:go'
type MarksGoTo = 'named-annotators' | 'me'
type Decided = readonly (readonly [name: string, decision: NameDecision])[]

/** What was read through and waits for the user's word. */
interface Pending {
  readonly paths: readonly string[]
  readonly marksGoTo: MarksGoTo
}

const filesAtOnce = ['openFile', 'multiSelections'] as const
const noChoices: ImportChoices = { labels: [], relations: [] }
const noFileChoices: FileChoices = { inPart: [], encodings: [] }
const readable = ['txt', 'jsonl', 'ndjson', 'json', 'jsonld', 'ann', 'tsv', 'conll', 'csv', 'xml', 'xmi']

export function importHandlers(context: AppContext): Pick<Handlers, ImportChannel> {
  let pending: Pending | null = null

  async function survey(paths: readonly string[], marksGoTo: MarksGoTo): Promise<Result<ImportOutcome>> {
    pending = null
    const surveyed = await surveyPaths(context, paths)
    if (!surveyed.ok) return surveyed
    if (surveyed.value.cancelled || hasToBeDecided(surveyed.value)) {
      pending = { paths, marksGoTo }
      return { ok: true, value: { survey: surveyed.value } }
    }
    const report = await importPaths(context, { paths, marksGoTo }, noChoices, noFileChoices)
    return report.ok ? { ok: true, value: { report: report.value } } : report
  }

  return {
    'import:choose': async ({ what, marksGoTo }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(context.window, {
        title:
          what === 'files' ? 'Choose letters or files of marks' : 'Choose a folder of letters or of marks',
        buttonLabel: 'Import',
        // The system's own list of recent files would name letters.
        properties: ['dontAddToRecent', ...(what === 'files' ? filesAtOnce : ['openDirectory' as const])],
        ...(what === 'files'
          ? { filters: [{ name: 'Letters (.txt) and files of marks', extensions: readable }] }
          : {}),
      })
      return canceled ? { ok: true, value: null } : survey(filePaths, marksGoTo)
    },
    'import:dropped': ({ paths, marksGoTo }) => survey(paths, marksGoTo),
    'import:go': async ({ labels, relations, ...fileChoices }) => {
      if (!pending) return failure('unknown-handle')
      const chosen = pending
      pending = null
      const additions = { labels: namesAdded(labels), relations: namesAdded(relations) }
      const extended = await withAdditions(context, additions)
      if (!extended.ok) return extended
      const choices = { labels: choicesOf(labels), relations: choicesOf(relations) }
      const report = await importPaths(context, chosen, choices, fileChoices)
      if (!report.ok) return report
      const { store } = context.session
      return {
        ok: true,
        value: { report: report.value, project: extended.value && store ? projectView(store) : null },
      }
    },
  }
}

/** Letters and Goldspan's own files that fit the project need no word of the user's. */
function hasToBeDecided(survey: ImportSurvey): boolean {
  const { corpora, foreign, unknownLabels, unknownRelations, leftOut } = survey
  return (
    unknownLabels.length + unknownRelations.length + leftOut.length + foreign.length > 0 ||
    corpora.some(({ format, inPart }) => format !== 'native' || inPart !== null)
  )
}

function namesAdded(decided: Decided): string[] {
  return decided.flatMap(([name, decision]) => (decision === 'new' ? [name] : []))
}

function choicesOf(decided: Decided): NameChoices {
  return decided.map(([name, decision]) => {
    if (decision === 'new') return [name, name]
    return [name, decision === 'left-out' ? null : decision.becomes]
  })
}

/** Adds to the project's label schema and opens the project anew with it; answers whether anything was added. */
async function withAdditions(context: AppContext, additions: SchemaAdditions): Promise<Result<boolean>> {
  const at = workplace(context)
  if (!at.ok) return at
  if (additions.labels.length + additions.relations.length === 0) return { ok: true, value: false }
  const { folder } = at.store
  return storeResult(async () => {
    await at.store.flush()
    await extendSchema(folder, additions)
    await context.session.close()
    const store = await context.session.open(folder)
    await store.ensureAnnotator(at.annotator)
    return true
  })
}

async function surveyPaths(context: AppContext, paths: readonly string[]): Promise<Result<ImportSurvey>> {
  const into = destination(context, noChoices, noFileChoices)
  if (!into.ok) return into
  const outcome = await context.jobs.run({ kind: 'survey-import', paths, into: into.value }, () =>
    Promise.resolve(),
  )
  if (outcome.state === 'busy') return failure('job-running')
  if (outcome.state === 'failed') return failure('internal', { errno: outcome.errno })
  if (outcome.result === null || !('survey' in outcome.result)) return failure('internal')
  return { ok: true, value: outcome.result.survey }
}

async function importPaths(
  context: AppContext,
  { paths, marksGoTo }: Pending,
  choices: ImportChoices,
  fileChoices: FileChoices,
): Promise<Result<ImportReport>> {
  const at = workplace(context)
  if (!at.ok) return at
  const into = destination(context, choices, fileChoices)
  if (!into.ok) return into
  const items: ImportItem[] = []
  const outcome = await context.jobs.run({ kind: 'import', paths, into: into.value }, async (found) => {
    try {
      items.push(await storeFound(at.store, found, marksGoTo, at.annotator.id))
    } catch (error) {
      logUnexpected(error)
      items.push(notStored(found, error))
    }
  })
  // Whose marks were brought in may be at work elsewhere.
  await at.store.leaveAllBut(currentAnnotator(context)?.id ?? at.annotator.id)
  emit(context.window, 'project:documentsChanged', null)
  if (outcome.state === 'busy') return failure('job-running')
  if (outcome.state === 'failed') return failure('internal', { errno: outcome.errno })
  return { ok: true, value: { items, cancelled: outcome.isCancelled } }
}

/** The open project as what an import goes into. */
function destination(
  context: AppContext,
  choices: ImportChoices,
  fileChoices: FileChoices,
): Result<ImportInto> {
  const at = workplace(context)
  if (!at.ok) return at
  const { readOnly } = at.store
  if (readOnly !== null) return failure('read-only', { reason: readOnly })
  return { ok: true, value: intoProject(at.store, at.annotator, choices, fileChoices) }
}
