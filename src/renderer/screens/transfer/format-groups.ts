import type { FormatPurpose } from '../../../core/formats/format'
import type { FormatView } from '../../../ipc/views'

const groupNames: Readonly<Record<FormatPurpose, string>> = {
  archive: 'To keep and pass on',
  'annotation-tool': 'For other annotation tools',
  training: 'To train models',
  exchange: 'To exchange corpora',
  table: 'As tables and records',
}

export interface FormatGroup {
  readonly name: string
  readonly formats: readonly FormatView[]
}

/** Formats by what they are chosen for, those that have all the words in their name, id, use or description. */
export function formatsFor(formats: readonly FormatView[], words: string): readonly FormatGroup[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return Object.entries(groupNames).flatMap(([purpose, name]) => {
    const found = formats.filter((format) => {
      const said = `${format.name} ${format.id} ${name} ${format.description}`.toLowerCase()
      return format.purpose === purpose && wanted.every((word) => said.includes(word))
    })
    return found.length === 0 ? [] : [{ name, formats: found }]
  })
}
