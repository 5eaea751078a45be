import { Button, Menu } from '@mantine/core'
import { IconListTree } from '@tabler/icons-react'
import { outlineOf } from '../../../core/imr/structure/outline'
import { ActionKeys } from '../../parts/ActionKeys'
import { appStore, useAppState } from '../../state/app-store'
import { hasLedger, openStructure } from '../../state/open-ledger'
import classes from './OutlineMenu.module.css'

/** The parts of the letter to jump to. Open while the dialog 'outline' is. */
export function OutlineMenu() {
  const isOpened = useAppState(({ dialog }) => dialog === 'outline')
  const can = useAppState(hasLedger)
  if (!can) return null
  return (
    <Menu
      opened={isOpened}
      onChange={(opened) => appStore.setDialog(opened ? 'outline' : null)}
      position="bottom-end"
      shadow="md"
      width={340}
      // The letter takes the keyboard.
      returnFocus={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          style={{ flex: 'none' }}
          leftSection={<IconListTree size={16} aria-hidden />}
        >
          Outline
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.parts}>
        <Menu.Label>
          Parts of the letter <ActionKeys id="outline.open" />
        </Menu.Label>
        {isOpened && <Entries />}
      </Menu.Dropdown>
    </Menu>
  )
}

function Entries() {
  const structure = useAppState(openStructure)
  const text = useAppState(({ open }) => open?.view.text)
  if (!structure || text === undefined) return null
  const entries = outlineOf(structure, text)
  if (entries.length === 0) return <Menu.Item disabled>This layout is not known</Menu.Item>
  return entries.map(({ kind, name, offset, level }) => (
    <Menu.Item
      key={`${kind} ${offset}`}
      data-level={level}
      className={classes.entry}
      onClick={() => appStore.goTo(offset)}
    >
      {name}
    </Menu.Item>
  ))
}
