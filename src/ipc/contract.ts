import { z } from 'zod'
import { lensDeeds } from '../core/annotation/lens/lens-command'
import { verdictKinds } from '../core/annotation/verdict'
import { byteEncodings } from '../core/project'
import { findOfferedFormat } from '../core/imr/offered-formats'
import { parserNamePattern, parserVersionPattern, theRules } from '../core/suggestions/parser'
import { strictSchemas } from '../core/storage/schemas'
import { userActions, type ActionId } from './actions'
import type { BackupPreview, BackupReport, RestoreReport } from './backup-views'
import { reportFormats } from './evaluation-views'
import type { ExportPreview, VerificationReport } from './export-views'
import type { DocumentMatches, FindPart } from './find-views'
import type { Imported, ImportOutcome } from './import-views'
import type { LensReport, LensRunView } from './lens-views'
import type { PredictionsReport, SuggestersView } from './parser-views'
import type { SuggestionsView } from './suggestion-views'
import { letterFonts, letterViews, lineLengths, sideTabs } from './view-choices'
import type { ChannelName, EventName } from './names'
import type {
  AnnotatorView,
  AppView,
  DocumentView,
  ExportReport,
  FormatView,
  JobProgress,
  Notice,
  Performed,
  ProjectView,
  Reading,
  SaveState,
} from './views'

/**
 * The one table from channel to request and response. Main validates each request against its schema, the
 * preload exposes one function per channel, the renderer imports types only. Responses are typed and made by
 * main itself, so they carry a type and no schema.
 */

const id = z.string().regex(/^[a-z2-7]{26}$/)
/** The rules, or a parser by its id. */
const suggester = z.union([z.literal(theRules), id])
const name = z.string().trim().min(1).max(80)
const labelId = z.string().min(1).max(200)
/** A name in a file, and the id that it becomes; as it is and new in the schema, or left out. */
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const namesDecided = z
  .array(
    z.tuple([
      z.string().max(10_000),
      z.union([z.strictObject({ becomes: labelId }), z.literal('new'), z.literal('left-out')]),
    ]),
  )
  .max(10_000)
const offset = z.number().int().min(0).max(16_000_000)
const labelledRange = z.strictObject({ label: labelId, start: offset, end: offset })
const nothing = z.strictObject({})
const action = z.enum(userActions.map(({ id }) => id))
/** In Electron's notation, such as CmdOrCtrl+Shift+Z. */
const accelerator = z
  .string()
  .regex(/^(?:(?:CmdOrCtrl|Ctrl|Alt|Shift)\+)*(?:[A-Za-z]+\d*|[^\s+])$/u)
  .max(40)
const query = z.strictObject({
  words: z.string().max(1000),
  isWholeWord: z.boolean(),
  isCase: z.boolean(),
  isRegex: z.boolean(),
})

const exportRequest = z.strictObject({
  format: z.string().refine((format) => findOfferedFormat(format) !== undefined),
  annotators: z.enum(['me', 'all']),
})

/** What the settings of this computer hold of it, too. */
export const viewChoiceFields = {
  letterView: z.enum(letterViews),
  letterFont: z.enum(letterFonts),
  lineLength: z.literal(lineLengths),
  lineNumbers: z.boolean(),
  sideTab: z.enum(sideTabs),
  suggestions: z.boolean(),
}

interface Channel<Request, Response> {
  readonly request: z.ZodType<Request>
  /** Type only. */
  readonly response: Response
}

function channel<Response>() {
  return <Request>(request: z.ZodType<Request>): Channel<Request, Response> => ({
    request,
    response: undefined as Response,
  })
}

/** Null where the user closed a dialog without choosing. */
type Chosen<T> = T | null

export const contract = {
  'app:view': channel<AppView>()(nothing),
  'app:formats': channel<readonly FormatView[]>()(nothing),

  'annotator:choose': channel<AnnotatorView>()(z.union([z.strictObject({ id }), z.strictObject({ name })])),
  /** Goes on here as the annotator of now, though they are at work elsewhere. */
  'annotator:takeOver': channel<null>()(nothing),

  'project:create': channel<Chosen<ProjectView>>()(
    z.strictObject({ name, unsuggestedShare: z.number().min(0).max(1).optional() }),
  ),
  'project:open': channel<Chosen<ProjectView>>()(nothing),
  'project:openRecent': channel<ProjectView>()(z.strictObject({ handle: z.string().max(64) })),
  'project:forgetRecent': channel<null>()(z.strictObject({ handle: z.string().max(64) })),
  'project:openSample': channel<ProjectView>()(nothing),
  'project:close': channel<null>()(nothing),
  /** DocumentRow[] as JSON. */
  'project:documents': channel<string>()(nothing),

  'document:open': channel<DocumentView>()(z.strictObject({ documentId: id })),
  'document:remove': channel<null>()(z.strictObject({ documentId: id })),
  /** Goes on with a branch of a forked set, or with what a damaged one shows where `head` is null. */
  'document:settle': channel<null>()(
    z.strictObject({
      documentId: id,
      head: z
        .string()
        .regex(/^[0-9a-f]{8}$/)
        .nullable(),
      isUnion: z.boolean(),
    }),
  ),
  /** Versions of the annotator's own set, as JSON. */
  'document:versions': channel<string>()(z.strictObject({ documentId: id })),
  /** The annotator's own AnnotationSet as it was at a revision, as JSON. */
  'document:asOf': channel<string>()(z.strictObject({ documentId: id, revision: z.number().int().min(0) })),
  'document:rememberPlace': channel<null>()(
    z.strictObject({
      documentId: id,
      place: z.strictObject({ anchor: offset, focus: offset, firstVisible: offset }),
    }),
  ),

  'annotation:perform': channel<Performed>()(
    z.strictObject({
      documentId: id,
      annotatorId: id,
      baseRevision: z.number().int().min(0),
      via: z.enum(['do', 'undo', 'redo']),
      command: strictSchemas.command,
    }),
  ),

  /** Opens the system's dialog and imports what is chosen, unless there is something to decide first. */
  'import:choose': channel<Chosen<ImportOutcome>>()(
    z.strictObject({ what: z.enum(['files', 'folder']), marksGoTo: z.enum(['named-annotators', 'me']) }),
  ),
  /** The preload alone calls it, with the paths of files that were dropped: the page names no path. */
  'import:dropped': channel<ImportOutcome>()(
    z.strictObject({
      paths: z.array(z.string().min(1).max(4096)).min(1).max(10_000),
      marksGoTo: z.enum(['named-annotators', 'me']),
    }),
  ),
  /** Imports what was read through last, with what was decided for names that are not known and files with faults. */
  'import:go': channel<Imported>()(
    z.strictObject({
      labels: namesDecided,
      relations: namesDecided,
      inPart: z.array(sha256).max(100_000),
      encodings: z.array(z.tuple([sha256, z.enum(byteEncodings)])).max(100_000),
    }),
  ),
  'export:run': channel<Chosen<ExportReport>>()(exportRequest),
  /** Says what an export would hold and leave out; nothing is written. */
  'export:preview': channel<ExportPreview>()(exportRequest),
  /** Shows the last export in the system's file manager. */
  'export:show': channel<null>()(nothing),
  /** Asks for the folder of an export and proves it by its manifest. */
  'export:verify': channel<Chosen<VerificationReport>>()(nothing),
  /** Asks for the folder of one of two exports that are to be compared, and answers it to be shown. */
  'export:choose': channel<Chosen<string>>()(z.strictObject({ side: z.enum(['before', 'after']) })),
  /** Compares the two that were chosen last: ExportsCompared as JSON. */
  'export:compare': channel<string>()(nothing),
  /** Asks for a folder and backs the open project up into a new one inside it. */
  'backup:run': channel<Chosen<BackupReport>>()(nothing),
  /** Shows the last backup in the system's file manager. */
  'backup:show': channel<null>()(nothing),
  /** Asks for the folder of a backup and says what restoring from it would change; nothing is changed. */
  'backup:read': channel<Chosen<BackupPreview>>()(nothing),
  /** Restores documents of the backup that was read last. */
  'backup:restore': channel<RestoreReport>()(
    z.strictObject({ documentIds: z.array(id).min(1).max(1_000_000) }),
  ),
  'job:cancel': channel<null>()(nothing),

  /** A later search of a document ends this one. */
  'find:inDocument': channel<DocumentMatches>()(z.strictObject({ documentId: id, query })),
  /** Tells what it finds in parts, which may come after the answer; a later search of the project ends this one. */
  'find:inProject': channel<'done' | 'cancelled'>()(
    z.strictObject({ search: z.number().int().min(0), query }),
  ),
  /** Ends the search of the project. */
  'find:cancel': channel<null>()(nothing),

  /** Tells where words stand in the project in parts, which may come after the answer; a later search ends this one. */
  'lens:search': channel<'done' | 'cancelled'>()(
    z.strictObject({ search: z.number().int().min(0), words: z.string().max(1000), label: labelId }),
  ),
  /** Does one run of the lens, document by document: one step to take back for each, and all together by `lens:undo`. */
  'lens:apply': channel<LensReport>()(
    z.strictObject({
      deed: z.enum(lensDeeds),
      label: labelId,
      documents: z
        .array(
          z.strictObject({
            documentId: id,
            /** The set is to be still of this revision. */
            revision: z.number().int().min(0),
            /** Ends of the places: start, end, start, end … */
            ends: z
              .array(offset)
              .min(2)
              .max(40_000)
              .refine(({ length }) => length % 2 === 0),
          }),
        )
        .min(1)
        .max(20_000),
    }),
  ),
  /** Takes the annotator's last run back, also one of an earlier start. */
  'lens:undo': channel<LensReport>()(nothing),
  'lens:lastRun': channel<LensRunView | null>()(nothing),
  /** Ends the search and the run of the lens. */
  'lens:cancel': channel<null>()(nothing),

  'suggesters:list': channel<SuggestersView>()(nothing),
  /** Who proposes from now on, for the annotator of now in the open project. */
  'suggesters:choose': channel<null>()(z.strictObject({ suggester })),
  /** Asks for a file with what a parser predicts, and keeps that as a suggester of its own. */
  'suggesters:import': channel<Chosen<PredictionsReport>>()(
    z.strictObject({
      name: z.string().regex(parserNamePattern),
      version: z.string().regex(parserVersionPattern),
    }),
  ),
  /** Removes a parser with all that it predicts; what was accepted of it stays. */
  'suggesters:remove': channel<null>()(z.strictObject({ parserId: id })),
  /** What a suggester proposes for a document. */
  'suggestions:ofDocument': channel<SuggestionsView>()(z.strictObject({ documentId: id, suggester })),
  /** Holds what a suggester proposes against the letters that the annotator has finished: EvaluationView as JSON. */
  'evaluate:run': channel<string>()(z.strictObject({ suggester })),
  /** Gives an error in the annotator's own set of a document a verdict, or takes it away where nothing is said. */
  'evaluate:judge': channel<null>()(
    z.strictObject({
      documentId: id,
      gold: labelledRange.nullable(),
      predicted: labelledRange.nullable(),
      said: z.strictObject({ verdict: z.enum(verdictKinds), note: z.string().max(2000) }).nullable(),
    }),
  ),
  /** Asks for a file and saves the report of the evaluation made last; answers the file's name. */
  'evaluate:save': channel<Chosen<string>>()(
    z.strictObject({ format: z.enum(reportFormats), withQuotes: z.boolean() }),
  ),
  /** Holds two suggesters against these letters and one another: ComparisonView as JSON. */
  'evaluate:compare': channel<string>()(z.strictObject({ before: suggester, after: suggester })),

  'view:setZoom': channel<number>()(z.strictObject({ change: z.enum(['in', 'out', 'reset']) })),
  /** Gives an action other keys, or none; without an action each has its own again. */
  'keys:set': channel<null>()(
    z.union([
      z.strictObject({ action, keys: accelerator.nullable() }),
      z.strictObject({ reset: z.literal(true) }),
    ]),
  ),
  'view:setColourScheme': channel<null>()(z.strictObject({ scheme: z.enum(['light', 'dark']) })),
  'view:setChoices': channel<null>()(z.strictObject(viewChoiceFields)),
} as const satisfies Record<ChannelName, { request: z.ZodType; response: unknown }>

export type RequestOf<C extends ChannelName> =
  (typeof contract)[C] extends Channel<infer Request, unknown> ? Request : never
export type ResponseOf<C extends ChannelName> = (typeof contract)[C]['response']

/** What main tells the renderer unasked. */
export interface Events extends Record<EventName, unknown> {
  /** A menu item was chosen. */
  readonly 'app:action': ActionId
  readonly 'app:networkAttempts': number
  readonly 'app:notice': Notice
  /** The annotator of now has come, gone or taken over elsewhere: open the document again. */
  readonly 'annotator:lockChanged': null
  /** The list of documents has changed: ask again. */
  readonly 'project:documentsChanged': null
  /** How far the documents are read for the list; null when that has ended. */
  readonly 'project:reading': Reading | null
  readonly 'save:state': SaveState
  readonly 'find:part': FindPart
  /** As 'find:part'; `found` is LensDocument[] as JSON. */
  readonly 'lens:part': FindPart
  /** Null when the job has ended. */
  readonly 'job:progress': JobProgress | null
}
