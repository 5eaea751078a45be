import { Select, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { findLabel, type AttributeDefinition, type LabelSchema } from '../../../core/annotation/label-schema'
import type { AttributeValue, Span } from '../../../core/annotation/span'
import { appStore } from '../../state/app-store'
import classes from './SpanAttributes.module.css'

export interface SpanAttributesProps {
  readonly span: Span
  readonly schema: LabelSchema
  readonly isReadOnly: boolean
}

/** The attributes that a span's label has, each with a field of its type. */
export function SpanAttributes({ span, schema, isReadOnly }: SpanAttributesProps) {
  const definitions = findLabel(schema, span.label)?.attributes ?? []
  if (definitions.length === 0) return null
  return (
    <div className={classes.attributes}>
      {definitions.map((definition) => (
        <label key={definition.id} className={classes.attribute}>
          <span className={classes.name}>{definition.name}</span>
          <AttributeField
            definition={definition}
            value={span.attributes[definition.id]}
            isReadOnly={isReadOnly}
          />
        </label>
      ))}
    </div>
  )
}

interface AttributeFieldProps {
  readonly definition: AttributeDefinition
  readonly value: AttributeValue | undefined
  readonly isReadOnly: boolean
}

function AttributeField({ definition, value, isReadOnly }: AttributeFieldProps) {
  const { id, name } = definition
  const shared = { size: 'xs', 'aria-label': name, disabled: isReadOnly } as const
  switch (definition.type) {
    case 'choice':
      return (
        <Select
          {...shared}
          placeholder="Not set"
          data={[...definition.choices]}
          value={typeof value === 'string' ? value : null}
          clearable
          comboboxProps={{ shadow: 'md' }}
          onChange={(choice) => appStore.setAttribute(id, choice)}
        />
      )
    case 'codes':
      return (
        <TagsInput
          {...shared}
          placeholder={value?.length ? '' : `Code, then Enter`}
          value={value === undefined || typeof value === 'string' ? [] : [...value]}
          onChange={(codes) => appStore.setAttribute(id, codes)}
        />
      )
    case 'text':
      return <TextField {...shared} id={id} value={typeof value === 'string' ? value : ''} />
  }
}

interface TextFieldProps {
  readonly id: string
  readonly value: string
  readonly size: 'xs'
  readonly disabled: boolean
  readonly 'aria-label': string
}

/** Text is set when the field is left, so that one wording is one step to undo. */
function TextField({ id, value, ...shared }: TextFieldProps) {
  const [text, setText] = useState(value)
  // Undo, too, changes the value.
  const [shown, setShown] = useState(value)
  if (shown !== value) {
    setShown(value)
    setText(value)
  }
  const commit = () => {
    if (text !== value) appStore.setAttribute(id, text)
  }
  return (
    <TextInput
      {...shared}
      value={text}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={commit}
      onKeyDown={({ key }) => {
        if (key === 'Enter') commit()
      }}
    />
  )
}
