import type { Label, LabelSchema, RelationType } from '../../core/annotation/label-schema'
import { labelColours } from '../../core/annotation/label-schema'
import { projectFile } from '../../core/storage/file-kinds'
import { AnnotatorLock, inUse } from './annotator-lock'
import { replaceFile } from './durable-file'
import { ProjectFolder } from './project-folder'
import { readStateFile, stateFileBytes } from './state-file'
import { systemDeps, type StoreDeps } from './store-deps'
import { bodyOf, StoreError } from './store-error'

/** Names of labels and relation types that a project is to have besides those that it has. */
export interface SchemaAdditions {
  readonly labels: readonly string[]
  readonly relations: readonly string[]
}

/**
 * Adds labels and relation types to the label schema of a project that nobody else is changing; whoever has it open
 * opens it anew. A name that is there already is not added again. Throws StoreError, `read-only` with errno `in-use`
 * where somebody else is changing the project.
 */
export async function extendSchema(
  path: string,
  additions: SchemaAdditions,
  deps: StoreDeps = systemDeps,
): Promise<void> {
  const folder = new ProjectFolder(path)
  const lock = new AnnotatorLock(folder.projectLock, deps)
  await lock.acquire()
  if (!lock.isHeld) throw new StoreError('read-only', { errno: inUse })
  try {
    const project = bodyOf(await readStateFile(projectFile, folder.project), 'project')
    const extended = { ...project, schema: extendedSchema(project.schema, additions) }
    await replaceFile(folder.project, stateFileBytes(projectFile, extended))
  } finally {
    await lock.release()
  }
}

/** A schema with labels and relation types of these names; a new relation type may join all labels. */
export function extendedSchema(schema: LabelSchema, additions: SchemaAdditions): LabelSchema {
  const labels: Label[] = [...schema.labels]
  for (const name of additions.labels) {
    if (labels.some(({ id }) => id === name)) continue
    labels.push({
      id: name,
      name,
      key: freeKey(labels),
      colour: rarestColour(labels),
      description: '',
      attributes: [],
    })
  }
  const relations: RelationType[] = [...schema.relations]
  const labelIds = labels.map(({ id }) => id)
  for (const name of additions.relations) {
    if (relations.some(({ id }) => id === name)) continue
    relations.push({ id: name, name, from: labelIds, to: labelIds })
  }
  return { labels, relations }
}

/** The first digit that no label has; none once all nine are taken. */
function freeKey(labels: readonly Label[]): string {
  return (
    ['1', '2', '3', '4', '5', '6', '7', '8', '9'].find((key) => !labels.some((one) => one.key === key)) ?? ''
  )
}

function rarestColour(labels: readonly Label[]): Label['colour'] {
  const uses = (colour: Label['colour']) => labels.filter((one) => one.colour === colour).length
  return labelColours.reduce((best, colour) => (uses(colour) < uses(best) ? colour : best))
}
