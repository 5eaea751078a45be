import {
  labelColours,
  type AttributeDefinition,
  type Label,
  type LabelSchema,
  type RelationType,
} from '../annotation/label-schema'
import type { Annotator } from '../project'
import type { CorpusHead } from './format'
import { nativeUnits, nativeVersion, nativeVersions, type NativeVersion } from './native-version'
import { assertDistinct, kindIn, Misshapen, Shape, stringOf } from './shape'

/** A native corpus's first line: what it says of the corpus, and which field table its lines follow. */
export interface NativeHead {
  readonly version: NativeVersion
  readonly head: CorpusHead
}

/** Reads a native corpus's first line, already parsed. Throws Misshapen. */
export function nativeHeadOf(value: unknown): NativeHead {
  const version = readableVersionOf(value)
  const head = new Shape(value, '', [
    'goldspan',
    'version',
    'sealed',
    'units',
    'project',
    'toolVersion',
    'guidelineVersion',
    'annotators',
    'schema',
  ])
  if (head.boolean('sealed')) throw new Misshapen('sealed')
  const units = head.object('units', Object.keys(nativeUnits))
  for (const [field, unit] of Object.entries(nativeUnits)) {
    if (units.string(field) !== unit) throw new Misshapen('unit-unknown', { field: `units.${field}` })
  }
  const project = head.object('project', ['id', 'name'])
  const annotators = head.list('annotators', annotatorOf)
  assertDistinct(
    annotators.map(({ id }) => id),
    'annotators',
  )
  return {
    version,
    head: {
      project: { id: project.id('id'), name: project.string('name') },
      toolVersion: head.string('toolVersion'),
      guidelineVersion: head.string('guidelineVersion'),
      annotators,
      schema: schemaOf(head.object('schema', ['labels', 'relations'])),
    },
  }
}

/** Reads an annotator. Throws Misshapen. */
export function annotatorOf(value: unknown, at: string): Annotator {
  const annotator = new Shape(value, at, ['id', 'name', 'createdAt'])
  return { id: annotator.id('id'), name: annotator.string('name'), createdAt: annotator.time('createdAt') }
}

/** Says what the file is before any other complaint. */
function readableVersionOf(value: unknown): NativeVersion {
  const { goldspan, version } = (typeof value === 'object' && value !== null ? value : {}) as {
    goldspan?: unknown
    version?: unknown
  }
  if (goldspan !== 'corpus') throw new Misshapen('not-a-corpus')
  if (typeof version !== 'number') throw new Misshapen('type-wrong', { field: 'version' })
  if (version > nativeVersion) throw new Misshapen('version-higher', { version })
  const known = nativeVersions.find((one) => one === version)
  if (known === undefined) throw new Misshapen('version-unknown', { version })
  return known
}

function schemaOf(schema: Shape): LabelSchema {
  const labels = schema.list('labels', labelOf)
  const relations = schema.list('relations', relationTypeOf)
  const labelIds = labels.map(({ id }) => id)
  assertDistinct(labelIds, 'schema.labels')
  assertDistinct(
    relations.map(({ id }) => id),
    'schema.relations',
  )
  for (const { from, to } of relations) {
    if (![...from, ...to].every((id) => labelIds.includes(id))) {
      throw new Misshapen('label-unknown', { field: 'schema.relations' })
    }
  }
  return { labels, relations }
}

function labelOf(value: unknown, at: string): Label {
  const label = new Shape(value, at, ['id', 'name', 'key', 'colour', 'description', 'attributes'])
  const attributes = label.list('attributes', attributeDefinitionOf)
  assertDistinct(
    attributes.map(({ id }) => id),
    `${at}.attributes`,
  )
  return {
    id: label.string('id'),
    name: label.string('name'),
    key: label.string('key'),
    colour: label.oneOf('colour', labelColours),
    description: label.string('description'),
    attributes,
  }
}

const fieldsOfAttribute = {
  text: [],
  choice: ['choices'],
  codes: ['codeSystem', 'release'],
} as const satisfies Record<AttributeDefinition['type'], readonly string[]>

function attributeDefinitionOf(value: unknown, at: string): AttributeDefinition {
  const types = Object.keys(fieldsOfAttribute) as AttributeDefinition['type'][]
  const known = kindIn(value, at, 'type', types)
  const attribute = new Shape(value, at, ['id', 'name', 'type', ...fieldsOfAttribute[known]])
  const shared = { id: attribute.string('id'), name: attribute.string('name') }
  switch (known) {
    case 'text':
      return { ...shared, type: known }
    case 'choice':
      return { ...shared, type: known, choices: attribute.list('choices', stringOf) }
    case 'codes':
      return {
        ...shared,
        type: known,
        codeSystem: attribute.string('codeSystem'),
        release: attribute.string('release'),
      }
  }
}

function relationTypeOf(value: unknown, at: string): RelationType {
  const relation = new Shape(value, at, ['id', 'name', 'from', 'to'])
  return {
    id: relation.string('id'),
    name: relation.string('name'),
    from: relation.list('from', stringOf),
    to: relation.list('to', stringOf),
  }
}
