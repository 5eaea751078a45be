import { z } from 'zod'
import type { Id } from '../ids'
import { idSchema, instantSchema, type ObjectSchema } from './schemas'

/** One file of a backup: its place below the folder with `/` between the parts, its size and its hash. */
export interface BackedUpFile {
  readonly path: string
  readonly sizeBytes: number
  /** Lower-case hex SHA-256 of the bytes. */
  readonly sha256: string
}

/** What a backup holds: the body of its `backup.json`, which is written when all the rest is in place. */
export interface BackupManifest {
  readonly projectId: Id
  readonly projectName: string
  /** When the backup was begun, ISO 8601 in UTC. */
  readonly at: string
  readonly files: readonly BackedUpFile[]
}

/**
 * The folders that a backup holds beside `project.json`, in the order in which they are copied. What a checkpoint
 * holds is in the journal, and what the journal speaks of has a document: each is copied before what it leans on,
 * so that edits made meanwhile leave nothing without its ground.
 */
export const backedUpFolders = [
  'annotators',
  'annotations',
  'last-good',
  'suggestions',
  'quarantine',
  'audit',
  'journal',
  'documents',
] as const

/** Whether a file at this path can be in a backup: inside one of its folders, under a name that every system takes. */
export function isBackupPath(path: string): boolean {
  if (path === 'project.json') return true
  const [folder, ...rest] = path.split('/')
  return (
    (backedUpFolders as readonly string[]).includes(folder!) && rest.length > 0 && rest.every(isPlainName)
  )
}

const unfit = /[\u0000-\u001f<>:"|?*\\]|[. ]$/

function isPlainName(name: string): boolean {
  return name !== '' && !unfit.test(name)
}

function manifestSchemaOf(object: ObjectSchema): z.ZodType<BackupManifest> {
  const file = object({
    path: z.string().refine(isBackupPath),
    sizeBytes: z.int().nonnegative(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  })
  return object({
    projectId: idSchema,
    projectName: z.string(),
    at: instantSchema,
    files: z.array(file).refine((files) => new Set(files.map(({ path }) => path)).size === files.length),
  })
}

/** The schemas of `backup.json`. */
export const manifestSchemas = {
  strict: manifestSchemaOf(z.strictObject),
  loose: manifestSchemaOf(z.object),
}
