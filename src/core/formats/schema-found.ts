import { labelColours, type AttributeDefinition, type LabelSchema } from '../annotation/label-schema'
import { compareText } from '../annotation/span'
import type { PortableDocument } from './format'

/** A label schema that holds all that occurs in documents: ids are the names found, in code unit order. */
export class SchemaFound {
  /** By label, whether each attribute holds codes. */
  readonly #labels = new Map<string, Map<string, boolean>>()
  readonly #relations = new Map<string, { readonly from: Set<string>; readonly to: Set<string> }>()

  add({ spans, relations }: PortableDocument): void {
    for (const { label, attributes } of spans) {
      const known = entryOf(this.#labels, label, () => new Map<string, boolean>())
      for (const [name, value] of Object.entries(attributes)) {
        known.set(name, (known.get(name) ?? false) || typeof value !== 'string')
      }
    }
    for (const { type, from, to } of relations) {
      const ends = entryOf(this.#relations, type, () => ({ from: new Set<string>(), to: new Set<string>() }))
      ends.from.add(spans[from]!.label)
      ends.to.add(spans[to]!.label)
    }
  }

  get schema(): LabelSchema {
    return {
      labels: sorted(this.#labels).map(([id, attributes], index) => ({
        id,
        name: id,
        key: index < 9 ? String(index + 1) : '',
        colour: labelColours[index % labelColours.length]!,
        description: '',
        attributes: sorted(attributes).map(([name, isCodes]): AttributeDefinition =>
          isCodes
            ? { id: name, name, type: 'codes', codeSystem: '', release: '' }
            : { id: name, name, type: 'text' },
        ),
      })),
      relations: sorted(this.#relations).map(([id, { from, to }]) => ({
        id,
        name: id,
        from: [...from].sort(compareText),
        to: [...to].sort(compareText),
      })),
    }
  }
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

function sorted<V>(map: ReadonlyMap<string, V>): [string, V][] {
  return [...map].sort(([a], [b]) => compareText(a, b))
}
