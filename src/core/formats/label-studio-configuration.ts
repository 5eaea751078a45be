import type { AttributeDefinition, LabelSchema } from '../annotation/label-schema'
import { controlName, labelControl, textControl, type AttributeControl } from './label-studio-names'
import { textInXml, xmlAttribute } from './xml'

/**
 * Label Studio's `config.xml` for a label schema (https://labelstud.io/tags): one Labels control, the types of
 * relations, and for each attribute a control that shows where a span of its labels is selected. Attributes of the same
 * id and kind share one, with the choices of all. Without `pre-wrap` Label Studio draws, and quotes, many spaces as one.
 */
export function labelStudioConfiguration({ labels, relations }: LabelSchema): string {
  return [
    '<View>',
    '  <Style>.htx-text { white-space: pre-wrap; }</Style>',
    `  <Labels name="${labelControl}" toName="${textControl}">`,
    ...labels.map(
      ({ id, colour, key }) =>
        `    <Label value="${escaped(id)}" background="${colour}" hotkey="${escaped(key)}"/>`,
    ),
    '  </Labels>',
    '  <Relations>',
    ...relations.map(({ id }) => `    <Relation value="${escaped(id)}"/>`),
    '  </Relations>',
    `  <Text name="${textControl}" value="$text" granularity="symbol"/>`,
    ...controlsOf(labels).flatMap(controlLines),
    '</View>',
  ]
    .map((line) => `${line}\n`)
    .join('')
}

interface Control {
  readonly definition: AttributeDefinition
  readonly kind: AttributeControl
  readonly labels: string[]
  readonly choices: Set<string>
}

const kinds = { choice: 'choice', text: 'text', codes: 'list' } as const satisfies Record<
  AttributeDefinition['type'],
  AttributeControl
>

function controlsOf(labels: LabelSchema['labels']): Control[] {
  const controls = new Map<string, Control>()
  for (const label of labels) {
    for (const definition of label.attributes) {
      const kind = kinds[definition.type]
      const name = controlName(definition.id, kind)
      const control = controls.get(name) ?? { definition, kind, labels: [], choices: new Set() }
      control.labels.push(label.id)
      for (const choice of definition.type === 'choice' ? definition.choices : []) control.choices.add(choice)
      controls.set(name, control)
    }
  }
  return [...controls.values()]
}

function controlLines({ definition, kind, labels, choices }: Control): string[] {
  // Label Studio parts the labels of the condition at commas and has no escape for one.
  const isListable = labels.every((label) => !label.includes(','))
  const where = isListable
    ? ` whenTagName="${labelControl}" whenLabelValue="${escaped(labels.join(','))}"`
    : ''
  const common = `name="${controlName(definition.id, kind)}" toName="${textControl}" perRegion="true"`
  const control =
    kind === 'choice'
      ? [
          `    <Choices ${common}>`,
          ...[...choices].map((choice) => `      <Choice value="${escaped(choice)}"/>`),
          '    </Choices>',
        ]
      : [`    <TextArea ${common} editable="true"${kind === 'text' ? ' maxSubmissions="1"' : ''}/>`]
  return [
    `  <View visibleWhen="region-selected"${where}>`,
    `    <Header value="${escaped(definition.name)}"/>`,
    ...control,
    '  </View>',
  ]
}

/** A value of an XML attribute; a character that XML can't hold becomes a space. */
function escaped(value: string): string {
  return xmlAttribute(textInXml(value))
}
