import type { z } from 'zod'
import type { ImportedParser, ParserSuggestions } from '../suggestions/parser-suggestions'
import type { Annotator, Project, SourceDocument } from '../project'
import { manifestSchemas, type BackupManifest } from './backup-manifest'
import type { Checkpoint } from './checkpoint'
import { exportManifestSchemas, type ExportManifest } from './export-manifest'
import type { FileKind } from './file-envelope'
import { lockSchema, type Lock } from './lock'
import { indexSchema, type DocumentIndex } from './document-index'
import { looseSchemas, strictSchemas } from './schemas'
import { storedCheckpoint } from './stored-verdicts'

export const projectFile: FileKind<Project> = {
  name: 'project',
  strict: strictSchemas.project,
  loose: looseSchemas.project,
}

export const annotatorFile: FileKind<Annotator> = {
  name: 'annotator',
  strict: strictSchemas.annotator,
  loose: looseSchemas.annotator,
}

export const documentFile: FileKind<SourceDocument> = {
  name: 'document',
  strict: strictSchemas.sourceDocument,
  loose: looseSchemas.sourceDocument,
}

export const checkpointFile: FileKind<Checkpoint> = {
  name: 'annotation-set',
  strict: strictSchemas.checkpoint,
  loose: looseSchemas.checkpoint,
  stored: storedCheckpoint,
}

export const parserFile: FileKind<ImportedParser> = {
  name: 'parser',
  strict: strictSchemas.parser,
  loose: looseSchemas.parser,
}

export const suggestionsFile: FileKind<ParserSuggestions> = {
  name: 'suggestions',
  strict: strictSchemas.suggestions,
  loose: looseSchemas.suggestions,
}

export const lockFile: FileKind<Lock> = { name: 'lock', strict: lockSchema, loose: lockSchema }

export const indexFile: FileKind<DocumentIndex> = { name: 'index', strict: indexSchema, loose: indexSchema }

export const backupFile: FileKind<BackupManifest> = { name: 'backup', ...manifestSchemas }

export const exportFile: FileKind<ExportManifest> = { name: 'export', ...exportManifestSchemas }

/** The kind of a settings file, whose body the app describes. */
export function settingsFile<T>(schema: z.ZodType<T>): FileKind<T> {
  return { name: 'settings', strict: schema, loose: schema }
}
