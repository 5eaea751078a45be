import { removeSpansCommand } from '../src/core/annotation/commands'
import { redoCommand, undoCommand } from '../src/core/annotation/history'
import type { SourceDocument } from '../src/core/project'
import { createProject } from '../src/main/store/create-project'
import { aDocument, adding } from '../src/main/store/project-fixture'
import { openProject } from '../src/main/store/project-store'
import type { StoreDeps } from '../src/main/store/store-deps'
import { aProject } from './check-project'
import type { Coder } from './promised'
import type { Random } from './random'

const letters = ['Alder', 'Birch', 'Cedar'].map((name) =>
  aDocument(`${name} was examined; lumbar strain 👍.\r\n`.repeat(6), `${name}.txt`),
)

/**
 * Everything that the store does to a project: made, filled, edited, rotated, kept, removed from, opened again.
 * How much of each is drawn.
 */
export async function workADay(root: string, coder: Coder, deps: StoreDeps, random: Random): Promise<void> {
  const [alder, birch, cedar] = letters as [SourceDocument, SourceDocument, SourceDocument]
  const mark = (document: SourceDocument, label?: string) => {
    // Before the emoji, which no span may cut.
    const start = random.below(25)
    return coder.edit(document, 'do', adding(document, start, start + 5, label))
  }
  const note = (document: SourceDocument, after: string) =>
    coder.edit(document, 'do', { kind: 'setNote', before: coder.seen(document).set.note, after })
  const someMarks = async () => {
    for (let left = random.below(6); left > 0; left -= 1) await mark(random.pick([alder, birch]))
    // What arrives together goes to disk together.
    const together = [alder, birch, alder, birch].slice(0, random.below(5))
    await Promise.all([mark(alder, 'outcome'), ...together.map((document) => mark(document))])
  }
  const flushSometimes = () => (random.below(3) > 0 ? coder.store.flush() : undefined)

  await coder.made('project', () => createProject(root, aProject, deps))
  coder.store = await openProject(root, deps)
  await coder.made('annotator', () => coder.store.ensureAnnotator(coder.annotator))
  for (const letter of letters) await coder.add(letter)
  await someMarks()
  await coder.edit(alder, 'undo', undoCommand(coder.seen(alder).history)!)
  await coder.store.flush()
  await note(cedar, letters[2]!.text.slice(0, 25))
  await mark(cedar)
  await flushSometimes()
  await coder.edit(alder, 'redo', redoCommand(coder.seen(alder).history)!)
  await coder.edit(birch, 'do', { kind: 'setStatus', before: 'new', after: 'in-progress' })
  await someMarks()
  await coder.store.rows(coder.annotator.id)
  await flushSometimes()
  await mark(cedar)
  await coder.store.flush()
  await coder.remove(cedar)
  await Promise.all([mark(birch, 'guideline'), note(alder, 'naïve'), mark(birch)])
  await coder.store.close()

  coder.store = await openProject(root, deps)
  await coder.store.rows(coder.annotator.id)
  await coder.add(cedar)
  await mark(cedar)
  const { set } = coder.seen(alder)
  await coder.edit(alder, 'do', removeSpansCommand(set, [random.pick(set.spans)]))
  await flushSometimes()
  await note(cedar, 'b')
  await someMarks()
  await coder.store.close()
}
