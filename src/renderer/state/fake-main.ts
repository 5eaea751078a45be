import { emptySet, type AnnotationSet } from '../../core/annotation/annotation-set'
import { applyCommand } from '../../core/annotation/commands'
import { advanceHistory, emptyHistory, type History } from '../../core/annotation/history'
import { idFromBytes, type Id } from '../../core/ids'
import { findIn } from '../../core/text/find'
import type { FindQuery } from '../../core/text/find-pattern'
import { contextOf } from '../../core/text/match-context'
import type { TextRange } from '../../core/text/offsets'
import { imrLabelSchema } from '../../core/imr/label-schema'
import type { Bridge } from '../../ipc/bridge'
import { failure, type Failure } from '../../ipc/failures'
import type { DocumentMatches, FindPart, FoundDocument } from '../../ipc/find-views'
import { theRules } from '../../core/suggestions/parser'
import type { SuggestersView } from '../../ipc/parser-views'
import type { SuggestionsView } from '../../ipc/suggestion-views'
import type { SuggestedSpan } from '../../core/suggestions/suggested-marks'
import { initialViewChoices } from '../../ipc/view-choices'
import type {
  AnnotatorView,
  AppView,
  DocumentRow,
  DocumentView,
  Place,
  Performed,
  ProjectView,
} from '../../ipc/views'
import { createAppStore } from './create-app-store'
import { shownSet } from './selectors'

/** What the parser of the fake main predicts of any letter: an item and a diagnosis. */
const predicted = JSON.stringify([
  {
    ...{ label: 'requested_item', start: 4, end: 9, attributes: {} },
    ...{ source: 'Letter tagger@1.0', confidence: null },
  },
  {
    ...{ label: 'diagnosis', start: 10, end: 16, attributes: {} },
    ...{ source: 'Letter tagger@1.0', confidence: 0.5 },
  },
] satisfies SuggestedSpan[])

export const anId = (n: number): Id => idFromBytes(new Uint8Array(17).fill(n))
export const letters = ['The first letter: back pain, back ache.', 'The second letter.'] as const

/** For tests: a main that keeps two letters in memory, can be told to wait or refuse, and the store in front of it. */
export function storeOnFakeMain() {
  const annotator = { id: anId(1), name: 'AB' }
  const sets = new Map<Id, { set: AnnotationSet; history: History }>(
    letters.map((_, n) => [
      anId(n + 10),
      { set: emptySet(anId(n + 10), annotator.id), history: emptyHistory },
    ]),
  )
  /** Every state of each letter's set, by its revision. */
  const states = new Map<Id, AnnotationSet[]>([...sets].map(([id, { set }]) => [id, [set]]))
  const refusals: Failure[] = []
  const waiting: (() => void)[] = []
  const patterns: string[] = []
  const listeners = new Map<string, (event: unknown) => void>()
  let isHeld = false
  const project: ProjectView = {
    id: anId(2),
    name: 'Test',
    folder: '/test',
    isSample: false,
    schema: imrLabelSchema,
    guideline: { version: 'v1', text: '' },
    readOnly: null,
    notices: [],
  }
  let app: AppView = {
    version: '0',
    electron: '0',
    engine: 'official',
    platform: 'linux',
    annotator,
    annotators: [annotator],
    recent: [],
    project,
    keys: {},
    colourScheme: null,
    ...initialViewChoices,
    networkAttempts: 0,
    notices: [],
  }
  const parser = { id: anId(3), name: 'Letter tagger', version: '1.0' }
  let suggesters: SuggestersView = {
    parsers: [{ ...parser, importedAt: '2026-01-01T00:00:00Z', letters: 1 }],
    unsound: [],
    chosen: theRules,
  }
  const numberOf = (id: Id) => letters.findIndex((_, n) => anId(n + 10) === id)
  const rows = (): DocumentRow[] =>
    [...sets].map(([id, { set }]) => ({
      id,
      title: viewOf(id).title,
      lengthUtf16: viewOf(id).text.length,
      importedAt: '2026-01-01T00:00:00Z',
      status: set.status,
      spans: set.spans.length,
      problem: false,
      editedAt: null,
    }))
  const viewOf = (id: Id): DocumentView => ({
    id,
    title: `letter ${numberOf(id)}`,
    text: letters[numberOf(id)]!,
    encoding: 'utf-8',
    byteOrderMark: false,
    importedAt: '2026-01-01T00:00:00Z',
    set: JSON.stringify(sets.get(id)!.set),
    history: JSON.stringify(sets.get(id)!.history),
    readOnly: null,
    notices: [],
    holder: null,
    lastGood: null,
    branches: [],
    place: null,
  })
  const ok = <T>(value: T) => Promise.resolve({ ok: true as const, value })
  const places: Place[] = []
  const call = {
    'app:view': () => ok(app),
    'project:documents': () => ok(JSON.stringify(rows())),
    'document:open': ({ documentId }: { documentId: Id }) => ok(viewOf(documentId)),
    'document:rememberPlace': ({ place }: { place: Place }) => {
      places.push(place)
      return ok(null)
    },
    'document:versions': ({ documentId }: { documentId: Id }) => {
      const of = states.get(documentId)!
      const moments = of.slice(1).map(({ revision, spans }) => ({ revision, spans: spans.length }))
      return ok(JSON.stringify({ moments: moments.reverse(), beginning: { revision: 0, spans: 0 } }))
    },
    'document:asOf': ({ documentId, revision }: { documentId: Id; revision: number }) => {
      const then = states.get(documentId)![revision]
      return then ? ok(JSON.stringify(then)) : Promise.resolve(failure('version-missing'))
    },
    'find:inDocument': async ({ documentId, query }: { documentId: Id; query: FindQuery }) => {
      patterns.push(query.words)
      if (isHeld) await new Promise<void>((resolve) => waiting.push(resolve))
      const matches = matchesIn(viewOf(documentId).text, query)
      const ends = matches.flatMap(({ start, end }) => [start, end])
      return ok<DocumentMatches>({ state: 'found', ends, count: matches.length })
    },
    'find:inProject': async ({ search, query }: { search: number; query: FindQuery }) => {
      if (isHeld) await new Promise<void>((resolve) => waiting.push(resolve))
      const found = rows().flatMap(({ id, title }): FoundDocument[] => {
        const { text } = viewOf(id)
        const matches = matchesIn(text, query)
        const told = matches.map((match) => ({ ...match, ...contextOf(text, match), labels: [] }))
        return told.length === 0 ? [] : [{ documentId: id, title, count: told.length, matches: told }]
      })
      const part: FindPart = {
        ...{ search, found: JSON.stringify(found), passed: [] },
        ...{ done: sets.size, total: sets.size, remainingMs: 0 },
      }
      listeners.get('find:part')?.(part)
      return ok('done')
    },
    'suggesters:list': () => ok(suggesters),
    'suggesters:choose': ({ suggester }: { suggester: string }) => {
      suggesters = { ...suggesters, chosen: suggester }
      return ok(null)
    },
    'suggesters:remove': ({ parserId }: { parserId: Id }) => {
      const parsers = suggesters.parsers.filter(({ id }) => id !== parserId)
      suggesters = { ...suggesters, parsers }
      return ok(null)
    },
    'suggestions:ofDocument': ({ documentId, suggester }: { documentId: Id; suggester: string }) => {
      if (suggester !== theRules) return ok<SuggestionsView>({ spans: predicted, nothing: null })
      const spans = matchesIn(viewOf(documentId).text, {
        ...{ words: 'back pain', isWholeWord: true, isCase: false, isRegex: false },
      }).map(({ start, end }): SuggestedSpan => ({
        ...{ label: 'diagnosis', start, end, attributes: { status: 'active' } },
        ...{ source: 'listed@1', confidence: 0.9 },
      }))
      return ok<SuggestionsView>({ spans: JSON.stringify(spans), nothing: null })
    },
    'annotation:perform': async ({
      documentId,
      baseRevision,
      via,
      command,
    }: Parameters<Bridge['call']['annotation:perform']>[0]) => {
      if (isHeld) await new Promise<void>((resolve) => waiting.push(resolve))
      const refusal = refusals.shift()
      if (refusal) return refusal
      const { set, history } = sets.get(documentId)!
      if (baseRevision !== set.revision) return failure('stale-revision')
      const revision = set.revision + 1
      const next = { ...applyCommand(set, command), revision }
      sets.set(documentId, { set: next, history: advanceHistory(history, via, command) })
      states.get(documentId)!.push(next)
      const performed: Performed = { revision, seq: revision, savedAt: `2026-01-01T00:00:0${revision}Z` }
      return { ok: true as const, value: performed }
    },
  }
  const bridge = {
    call,
    on: new Proxy(
      {},
      {
        get: (_, name: string) => (listener: (event: unknown) => void) => {
          listeners.set(name, listener)
          return () => listeners.delete(name)
        },
      },
    ),
    importDropped: () => ok(null),
  } as unknown as Bridge
  let drawn = 20
  const store = createAppStore({
    bridge,
    now: () => '2026-01-01T00:00:00Z',
    randomBytes: (length) => new Uint8Array(length).fill((drawn += 1)),
    prefersDark: () => false,
  })
  return {
    store,
    /** The spans that main has kept of a letter, as label and quote. */
    kept: (n: number) => sets.get(anId(n + 10))!.set.spans.map(({ label, quote }) => `${label}: ${quote}`),
    /** The spans that are on screen. */
    shown: () => shownSet(store.state())!.spans.map(({ label, quote }) => `${label}: ${quote}`),
    /** Removes a letter, as another window does. */
    remove: (n: number) => sets.delete(anId(n + 10)),
    codeAs: (annotator: AnnotatorView) => (app = { ...app, annotator }),
    /** The patterns that main was asked to find in a letter. */
    patterns,
    /** Refuses the next edits with these. */
    refuse: (...failures: Failure[]) => refusals.push(...failures),
    hold: () => (isHeld = true),
    release: () => {
      isHeld = false
      for (const resolve of waiting.splice(0)) resolve()
    },
    /** Selects words of the letter on screen. */
    select: (words: string) => {
      const anchor = store.state().open!.view.text.indexOf(words)
      store.selectText({ anchor, focus: anchor + words.length })
    },
    /** Somebody else's edit, as of another window: main's revision goes on. */
    /** The places that were told, oldest first. */
    places: () => places,
    editElsewhere: (n: number) => {
      const entry = sets.get(anId(n + 10))!
      sets.set(anId(n + 10), { ...entry, set: { ...entry.set, revision: entry.set.revision + 1 } })
    },
  }
}

function matchesIn(text: string, query: FindQuery): readonly TextRange[] {
  const outcome = findIn(text, query)
  return 'matches' in outcome ? outcome.matches : []
}
