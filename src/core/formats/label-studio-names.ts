import { decodeName, encodeName } from './names'

/** Names of the controls in `config.xml`, which results refer to. */
export const labelControl = 'label'
export const textControl = 'text'

/** How Label Studio asks for an attribute: one of a list, one text, or any number of texts. */
export type AttributeControl = 'choice' | 'text' | 'list'

/** Name of an attribute's control, such as `status.choice`: like no other control's, and without odd characters. */
export function controlName(attribute: string, control: AttributeControl): string {
  return `${encodeName(attribute)}.${control}`
}

/** The attribute of a control; `control` is null where another tool has named it. */
export function attributeOfControl(name: string): {
  readonly attribute: string
  readonly control: AttributeControl | null
} {
  const match = /^([A-Za-z0-9_-]+)\.(choice|text|list)$/.exec(name)
  if (!match) return { attribute: name, control: null }
  return { attribute: decodeName(match[1]!), control: match[2] as AttributeControl }
}
