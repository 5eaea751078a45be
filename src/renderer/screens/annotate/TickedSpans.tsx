import { Button, Text, UnstyledButton } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import { Keys } from '../../parts/Keys'
import { counted } from '../../parts/sizes'
import { appStore, useAppState } from '../../state/app-store'
import { isForReading } from '../../state/selectors'
import { Swatch } from './Swatch'
import classes from './SpanDetails.module.css'

export interface TickedSpansProps {
  readonly count: number
  readonly schema: LabelSchema
}

/** What can be done with the spans that are ticked, all at once. */
export function TickedSpans({ count, schema }: TickedSpansProps) {
  const isReadOnly = useAppState(isForReading)
  return (
    <>
      <Text size="sm" role="status">
        <strong>{counted(count, 'span')} ticked.</strong> What you choose here is done to all of them, and one
        undo takes it back.
      </Text>
      <div className={classes.labels} role="group" aria-label="Label of the ticked spans">
        {schema.labels.map(({ id, name, colour }) => (
          <UnstyledButton
            key={id}
            className={classes.label}
            disabled={isReadOnly}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => appStore.relabelTicked(id)}
          >
            <Swatch colour={colour} />
            {name}
          </UnstyledButton>
        ))}
      </div>
      <div className={classes.actions}>
        <Button
          variant="default"
          size="compact-sm"
          rightSection={<Keys accelerator="Escape" />}
          onClick={() => appStore.tickSpans(new Set())}
        >
          Untick
        </Button>
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          disabled={isReadOnly}
          leftSection={<IconTrash size={15} aria-hidden />}
          onClick={() => appStore.perform('span.remove')}
        >
          Delete {count === 1 ? 'it' : `all ${count.toLocaleString('en-US')}`}
        </Button>
      </div>
    </>
  )
}
