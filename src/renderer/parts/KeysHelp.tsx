import { Text, Title } from '@mantine/core'
import { menuNames, userActions } from '../../ipc/actions'
import { appStore, useAppState } from '../state/app-store'
import { Keys } from './Keys'
import classes from './KeysHelp.module.css'
import { Dialog } from './Dialog'

interface KeyGroup {
  readonly name: string
  readonly rows: readonly { readonly id: string; readonly name: string; readonly keys: string }[]
}

const groupsOfActions: readonly KeyGroup[] = menuNames.map((menu) => ({
  name: menu,
  rows: userActions.flatMap(({ id, name, keys, menu: of }) =>
    of === menu && keys !== undefined ? [{ id, name: withoutEllipsis(name), keys }] : [],
  ),
}))

const inLists: KeyGroup = {
  name: 'In the list of spans',
  rows: [
    { id: 'tick', name: 'Tick, to change several together', keys: 'Space' },
    { id: 'tickOn', name: 'Tick up to here', keys: 'Shift+Down' },
    { id: 'tickAll', name: 'Tick all that are listed', keys: 'CmdOrCtrl+A' },
  ],
}

/** All keys on one page. Open while the dialog 'keys' is. */
export function KeysHelp() {
  const isOpened = useAppState(({ dialog }) => dialog === 'keys')
  const schema = useAppState(({ project }) => project?.schema)
  const labels: KeyGroup = {
    name: 'Labels',
    rows: (schema?.labels ?? []).map(({ id, name, key }) => ({ id, name, keys: key })),
  }
  const groups = [labels, ...groupsOfActions, inLists].filter(({ rows }) => rows.length > 0)
  return (
    <Dialog opened={isOpened} onClose={() => appStore.setDialog(null)} title="All keys" size={860}>
      <Text size="sm" c="dimmed" mb="md">
        A label's key marks the selected words, changes the label of the selected span, or takes the label up
        for the next selections. Keys of a single letter or digit do nothing while you type into a field.
      </Text>
      <div className={classes.groups}>
        {groups.map(({ name, rows }) => (
          <section key={name} className={classes.group} aria-label={name}>
            <Title order={3} className={classes.heading}>
              {name}
            </Title>
            <dl className={classes.rows}>
              {rows.map((row) => (
                <div key={row.id} className={classes.row}>
                  <dt>{row.name}</dt>
                  <dd>
                    <Keys accelerator={row.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

function withoutEllipsis(name: string): string {
  return name.replace(/ …$/, '')
}
