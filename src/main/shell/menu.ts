import { Menu, type MenuItemConstructorOptions } from 'electron'
import { menuNames, type ActionId, type MenuName, type UserAction } from '../../ipc/actions'

/**
 * The application menu, made from the user actions with the keys of now. The page handles the keys itself, so that single
 * keys never act while the user types into a field; the menu only shows them.
 */
export function applicationMenu(actions: readonly UserAction[], perform: (action: ActionId) => void): Menu {
  const template = menuNames.map((name): MenuItemConstructorOptions => ({
    label: name,
    submenu: [...actionItems(name, actions, perform), ...systemItems(name)],
  }))
  return Menu.buildFromTemplate(process.platform === 'darwin' ? [{ role: 'appMenu' }, ...template] : template)
}

function actionItems(
  menu: MenuName,
  actions: readonly UserAction[],
  perform: (action: ActionId) => void,
): MenuItemConstructorOptions[] {
  return actions
    .filter((action) => action.menu === menu)
    .map(({ id, name, keys }) => ({
      id,
      label: name,
      ...(keys === undefined || isTakenByMenu(keys) ? {} : { accelerator: keys, registerAccelerator: false }),
      click: () => perform(id),
    }))
}

/** On a Mac a menu takes the keys that it shows, also while somebody types them into a field. */
function isTakenByMenu(keys: string): boolean {
  return process.platform === 'darwin' && !/CmdOrCtrl|Ctrl|Alt|F\d+$/.test(keys)
}

function systemItems(menu: MenuName): MenuItemConstructorOptions[] {
  switch (menu) {
    case 'File':
      return process.platform === 'darwin' ? [] : [{ type: 'separator' }, { role: 'quit' }]
    case 'Edit':
      return [
        { type: 'separator' },
        { role: 'cut', registerAccelerator: false },
        { role: 'copy', registerAccelerator: false },
        { role: 'paste', registerAccelerator: false },
        { role: 'selectAll', registerAccelerator: false },
      ]
    case 'View':
      return [{ type: 'separator' }, { role: 'togglefullscreen' }]
    case 'Mark':
    case 'Go':
    case 'Help':
      return []
  }
}
