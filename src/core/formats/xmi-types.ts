import type { LabelSchema } from '../annotation/label-schema'
import { compareText, type AttributeValue } from '../annotation/span'
import { decodeName, encodeName } from './names'
import { xmlText } from './xml'

/** The types that Goldspan adds to those of DKPro Core. */
export const spanType = 'webanno.custom.GoldspanSpan'
export const relationType = 'webanno.custom.GoldspanRelation'
export const documentType = 'webanno.custom.GoldspanDocument'

const textPrefix = 'attribute_'
const listPrefix = 'codes_'

/** The features that hold attributes, by their names, with what they range over. */
export type AttributeFeatures = Map<string, 'uima.cas.String' | 'uima.cas.StringArray'>

/** The feature of an attribute with such a value: UIMA's names have letters, digits and `_` and begin with a letter. */
export function featureOf(attribute: string, value: AttributeValue): string {
  const prefix = typeof value === 'string' ? textPrefix : listPrefix
  return prefix + encodeName(attribute).replaceAll('-', '_x2d_')
}

/** The attribute that a feature holds, and whether as a list; null where it holds none. */
export function attributeOf(feature: string): { readonly id: string; readonly isList: boolean } | null {
  const isList = feature.startsWith(listPrefix)
  if (!isList && !feature.startsWith(textPrefix)) return null
  return { id: decodeName(feature.slice((isList ? listPrefix : textPrefix).length)), isList }
}

/** The features of a label schema's attributes. */
export function featuresOfSchema({ labels }: LabelSchema): AttributeFeatures {
  const features: AttributeFeatures = new Map()
  for (const { id, type } of labels.flatMap(({ attributes }) => attributes))
    addFeature(features, id, type === 'codes' ? [] : '')
  return features
}

/** Adds what holds an attribute that no label of the schema may have. */
export function addFeature(features: AttributeFeatures, attribute: string, value: AttributeValue): void {
  const range = typeof value === 'string' ? 'uima.cas.String' : 'uima.cas.StringArray'
  features.set(featureOf(attribute, value), range)
}

/**
 * A type system description (https://uima.apache.org/d/uimaj-2.10.2/references.html#ugr.ref.xml.component_descriptor)
 * of all that the documents have, so that UIMA can read them without DKPro Core. INCEpTION takes the layers from it and
 * passes over the types that it knows.
 */
export function typeSystem(attributes: AttributeFeatures): string {
  const sorted = [...attributes].sort(([a], [b]) => compareText(a, b))
  return `<?xml version="1.0" encoding="UTF-8"?>
<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">
<types>
${[
  typeDescription(
    'de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData',
    'uima.tcas.DocumentAnnotation',
    [['documentId', 'uima.cas.String']],
  ),
  typeDescription('de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence', 'uima.tcas.Annotation', []),
  typeDescription('de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token', 'uima.tcas.Annotation', []),
  typeDescription(documentType, 'uima.cas.AnnotationBase', [['note', 'uima.cas.String']]),
  typeDescription(spanType, 'uima.tcas.Annotation', [
    ['label', 'uima.cas.String'],
    ['needsReview', 'uima.cas.Boolean'],
    ['note', 'uima.cas.String'],
    ...sorted,
  ]),
  typeDescription(relationType, 'uima.tcas.Annotation', [
    ['Governor', spanType],
    ['Dependent', spanType],
    ['label', 'uima.cas.String'],
  ]),
].join('')}</types>
</typeSystemDescription>
`
}

function typeDescription(
  name: string,
  supertype: string,
  features: readonly (readonly [string, string])[],
): string {
  const described = features.map(
    ([feature, range]) =>
      `<featureDescription><name>${xmlText(feature)}</name><rangeTypeName>${range}</rangeTypeName></featureDescription>\n`,
  )
  return `<typeDescription><name>${name}</name><supertypeName>${supertype}</supertypeName>
<features>
${described.join('')}</features>
</typeDescription>
`
}
