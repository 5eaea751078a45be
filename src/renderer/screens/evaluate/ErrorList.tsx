import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import type { ErrorGroup, ErrorPlace } from '../../../ipc/evaluation-views'
import { moveAmongEntries } from '../../parts/entry-focus'
import { counted } from '../../parts/sizes'
import { appStore } from '../../state/app-store'
import { colourOfLabel } from '../annotate/label-looks'
import { groupWords } from './evaluation-words'
import classes from './evaluate.module.css'

/** Places that are listed of a group, and groups, until more are asked for. */
const step = { places: 5, groups: 30 }

interface ErrorListProps {
  readonly groups: readonly ErrorGroup[]
  readonly schema: LabelSchema
}

/** Where the rules and the marks differ, what is wrong in the same way together; choosing a place opens it. */
export function ErrorList({ groups, schema }: ErrorListProps) {
  const [shown, setShown] = useState(step.groups)
  if (groups.length === 0)
    return (
      <Text size="sm" c="dimmed">
        No difference: the rules propose what is marked, and nothing else.
      </Text>
    )
  return (
    <div role="group" aria-label="Errors" onKeyDown={moveAmongEntries}>
      {groups.slice(0, shown).map((group) => (
        <Group
          key={JSON.stringify([group.kind, group.label, group.predictedLabel, group.words])}
          group={group}
          schema={schema}
        />
      ))}
      {groups.length > shown && (
        <Button variant="default" size="compact-sm" onClick={() => setShown(shown + step.groups)}>
          More: {counted(groups.length - shown, 'pattern')} left
        </Button>
      )}
    </div>
  )
}

function Group({ group, schema }: { readonly group: ErrorGroup; readonly schema: LabelSchema }) {
  const [shown, setShown] = useState(step.places)
  const name = groupWords(group, schema)
  const left = group.places.length - shown
  return (
    <section className={classes.group} aria-label={name}>
      <h3 className={classes.head} data-colour={colourOfLabel(schema, group.label)}>
        {name} <span className={classes.quiet}>{group.places.length}</span>
      </h3>
      {group.places.slice(0, shown).map((place) => (
        <Place key={`${place.documentId} ${place.start} ${place.end}`} place={place} />
      ))}
      {left > 0 && (
        <Button variant="subtle" size="compact-xs" onClick={() => setShown(group.places.length)}>
          {left} more
        </Button>
      )}
    </section>
  )
}

function Place({ place }: { readonly place: ErrorPlace }) {
  const { title, before, words, after } = place
  return (
    <button type="button" className={classes.place} data-entry onClick={() => appStore.showError(place)}>
      <span className={classes.context}>
        {before}
        <mark className={classes.words}>{words}</mark>
        {after}
      </span>
      <span className={classes.quiet}>{title}</span>
    </button>
  )
}
