/** Where INCEpTION keeps a project's own layers, and where named entities are. */
const packages = ['webanno.custom.', 'custom.', 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.']

/** Whether a type is a layer of annotations, and not of what a tool finds by itself, such as tokens. */
export function isLayer(type: string): boolean {
  return packages.some((name) => type.startsWith(name))
}

/** The label of an annotation of another tool: its `label` or `value`, or else its layer's own name. */
export function labelIn(type: string, valueOf: (feature: string) => string | null | undefined): string {
  return valueOf('label') ?? valueOf('value') ?? type.slice(type.lastIndexOf('.') + 1)
}
