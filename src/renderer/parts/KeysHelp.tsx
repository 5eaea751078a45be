import { Button, CloseButton, Text, TextInput, Title } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { menuNames, type ActionId } from '../../ipc/actions'
import { appStore, useAppState } from '../state/app-store'
import { actionsOf } from '../state/selectors'
import { ChangeableKeys } from './ChangeableKeys'
import { Dialog, DialogFooter } from './Dialog'
import { Keys } from './Keys'
import classes from './KeysHelp.module.css'

interface KeyRow {
  readonly id: string
  readonly name: string
  readonly keys: string | undefined
  /** The action whose keys can be changed here. */
  readonly action: ActionId | null
}

interface KeyGroup {
  readonly name: string
  readonly rows: readonly KeyRow[]
}

const row = (id: string, name: string, keys: string): KeyRow => ({ id, name, keys, action: null })

const fixedGroups: readonly KeyGroup[] = [
  {
    name: 'In the letter',
    rows: [
      row('word', 'Word by word', 'CmdOrCtrl+Right'),
      row('extend', 'Select as the caret goes', 'Shift+Right'),
      row('at', 'Select the span at the caret, again the next', 'Enter'),
    ],
  },
  {
    name: 'In the list of spans',
    rows: [
      row('tick', 'Tick, to change several together', 'Space'),
      row('tickOn', 'Tick up to here', 'Shift+Down'),
      row('tickAll', 'Tick all that are listed', 'CmdOrCtrl+A'),
    ],
  },
]

/** All keys on one page, and other keys for whoever wants them. Open while the dialog 'keys' is. */
export function KeysHelp() {
  const isOpened = useAppState(({ dialog }) => dialog === 'keys')
  const schema = useAppState(({ project }) => project?.schema)
  const actions = useAppState(actionsOf)
  const hasChoices = useAppState(({ app }) => Object.keys(app?.keys ?? {}).length > 0)
  const [words, setWords] = useState('')
  const labels: KeyGroup = {
    name: 'Labels',
    rows: (schema?.labels ?? []).map(({ id, name, key }) => row(id, name, key)),
  }
  const groupsOfActions = menuNames.map((menu): KeyGroup => ({
    name: menu,
    rows: actions
      .filter((action) => action.menu === menu)
      .map(({ id, name, keys }) => ({ id, name: withoutEllipsis(name), keys, action: id })),
  }))
  const wanted = words.trim().toLowerCase()
  const groups = [labels, ...groupsOfActions, ...fixedGroups]
    .map(({ name, rows }) => ({
      name,
      rows: rows.filter((each) => each.name.toLowerCase().includes(wanted)),
    }))
    .filter(({ rows }) => rows.length > 0)
  return (
    <Dialog opened={isOpened} onClose={() => appStore.setDialog(null)} title="All keys" size={900}>
      <Text size="sm" c="dimmed" mb="sm">
        A label's key marks the selected words, changes the label of the selected span, or takes the label up
        for the next selections. Keys of a single letter or digit do nothing while you type into a field.
      </Text>
      <TextInput
        data-autofocus
        type="search"
        mb="md"
        placeholder="Find an action"
        aria-label="Find an action by its name"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
        rightSection={
          words === '' ? null : <CloseButton size="sm" aria-label="Clear" onClick={() => setWords('')} />
        }
      />
      {groups.length === 0 && <Text size="sm">No action has such a name.</Text>}
      <div className={classes.groups}>
        {groups.map(({ name, rows }) => (
          <section key={name} className={classes.group} aria-label={name}>
            <Title order={3} className={classes.heading}>
              {name}
            </Title>
            <dl className={classes.rows}>
              {rows.map((each) => (
                <div key={each.id} className={classes.row}>
                  <dt>{each.name}</dt>
                  <dd>
                    {each.action === null ? (
                      <Keys accelerator={each.keys!} />
                    ) : (
                      <ChangeableKeys action={each.action} name={each.name} keys={each.keys} />
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <DialogFooter note="Choose the keys of an action to change them.">
        {hasChoices && (
          <Button variant="default" onClick={() => void appStore.resetKeys()}>
            Give each its own keys again
          </Button>
        )}
        <Button variant="default" onClick={() => appStore.setDialog(null)}>
          Close
        </Button>
      </DialogFooter>
    </Dialog>
  )
}

function withoutEllipsis(name: string): string {
  return name.replace(/ …$/, '')
}
