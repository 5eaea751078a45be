import { z } from 'zod'
import type { Low } from 'lowdb'
import { idPattern } from '../core/ids'
import { viewChoiceFields } from '../ipc/contract'
import { initialViewChoices } from '../ipc/view-choices'

const id = z.string().regex(idPattern)

/** What the app remembers on this computer: people, projects and the window, nothing of any letter. */
export const settingsSchema = z.strictObject({
  annotators: z.array(z.strictObject({ id, name: z.string(), createdAt: z.string() })),
  annotatorId: id.nullable(),
  recent: z.array(
    z.strictObject({ handle: z.string(), name: z.string(), folder: z.string(), openedAt: z.string() }),
  ),
  window: z
    .strictObject({
      x: z.int(),
      y: z.int(),
      width: z.int().positive(),
      height: z.int().positive(),
      isMaximized: z.boolean(),
    })
    .nullable(),
  zoom: z.number().min(0.5).max(3),
  colourScheme: z.enum(['light', 'dark']).nullable(),
  // Settings of earlier versions lack what follows.
  /** Keys that were changed, by action. */
  keys: z.record(z.string(), z.string().nullable()).default({}),
  letterView: viewChoiceFields.letterView.default(initialViewChoices.letterView),
  letterFont: viewChoiceFields.letterFont.default(initialViewChoices.letterFont),
  lineLength: viewChoiceFields.lineLength.default(initialViewChoices.lineLength),
  lineNumbers: viewChoiceFields.lineNumbers.default(initialViewChoices.lineNumbers),
  sideTab: viewChoiceFields.sideTab.default(initialViewChoices.sideTab),
  suggestions: viewChoiceFields.suggestions.default(initialViewChoices.suggestions),
})
export type AppSettings = z.infer<typeof settingsSchema>

export const initialSettings: AppSettings = {
  annotators: [],
  annotatorId: null,
  recent: [],
  window: null,
  zoom: 1,
  colourScheme: null,
  keys: {},
  ...initialViewChoices,
}

/** Where the coder was in each document, by annotator and document: offsets in UTF-16 code units. */
const placeSchema = z.strictObject({ anchor: z.int(), focus: z.int(), firstVisible: z.int() })
export const placesSchema = z.record(z.string(), placeSchema)
export type Places = z.infer<typeof placesSchema>

const rememberedProjects = 12

/** The settings with a project first among the recent ones. */
export function withRecent(
  settings: AppSettings,
  project: {
    readonly handle: string
    readonly name: string
    readonly folder: string
    readonly openedAt: string
  },
): AppSettings {
  const others = settings.recent.filter(({ folder }) => folder !== project.folder)
  return { ...settings, recent: [project, ...others].slice(0, rememberedProjects) }
}

/** Changes settings and writes them; a write after the other, as lowdb's adapter asks for. */
export class SettingsWriter<T> {
  readonly #low: Low<T>
  #last: Promise<unknown> = Promise.resolve()

  constructor(low: Low<T>) {
    this.#low = low
  }

  get data(): T {
    return this.#low.data
  }

  /** Resolves when the change is on disk. */
  async change(update: (settings: T) => T): Promise<void> {
    this.#low.data = update(this.#low.data)
    const write = this.#last.then(() => this.#low.write())
    this.#last = write.catch(() => undefined)
    await write
  }
}
