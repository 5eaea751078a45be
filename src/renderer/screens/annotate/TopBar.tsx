import { Badge, Button, useComputedColorScheme } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconFileExport,
  IconFileImport,
  IconLayoutSidebar,
  IconLayoutSidebarRight,
  IconMoon,
  IconSun,
  type Icon,
} from '@tabler/icons-react'
import type { ActionId } from '../../../ipc/actions'
import { ActionIconOf } from '../../parts/ActionIconOf'
import { ActionKeys } from '../../parts/ActionKeys'
import { appStore, useAppState } from '../../state/app-store'
import classes from './TopBar.module.css'

/** The project and document at hand, and the actions that are always within reach. */
export function TopBar() {
  const project = useAppState((state) => state.project)
  const scheme = useComputedColorScheme('light')
  const title = useAppState(({ open }) => open?.view.title)
  return (
    <header className={classes.bar}>
      <div className={classes.paneSwitches}>
        <ActionIconOf id="focus.documents" icon={IconLayoutSidebar} />
      </div>
      <div className={classes.where}>
        <span className={classes.brand}>Goldspan</span>
        <h1 className={classes.project}>{project?.name}</h1>
        {project?.isSample && (
          <Badge size="sm" variant="light" className={classes.badge}>
            Sample
          </Badge>
        )}
        {title !== undefined && (
          <>
            <span className={classes.apart} aria-hidden>
              ›
            </span>
            <h2 className={classes.title} title={title}>
              {title}
            </h2>
          </>
        )}
      </div>
      <div className={classes.actions}>
        <ActionIconOf id="edit.undo" icon={IconArrowBackUp} />
        <ActionIconOf id="edit.redo" icon={IconArrowForwardUp} />
        <span className={classes.rule} aria-hidden />
        <ActionButton id="import.open" name="Import" icon={IconFileImport} />
        <ActionButton id="export.open" name="Export" icon={IconFileExport} />
        <span className={classes.rule} aria-hidden />
        <ActionIconOf id="view.colourScheme" icon={scheme === 'dark' ? IconSun : IconMoon} />
        <Button
          variant="default"
          size="xs"
          rightSection={<ActionKeys id="view.palette" />}
          onClick={() => appStore.perform('view.palette')}
        >
          Commands
        </Button>
        <div className={classes.paneSwitches}>
          <ActionIconOf id="focus.spans" icon={IconLayoutSidebarRight} />
        </div>
      </div>
    </header>
  )
}

interface ActionProps {
  readonly id: ActionId
  readonly icon: Icon
}

function ActionButton({ id, name, icon: Sign }: ActionProps & { readonly name: string }) {
  return (
    <Button
      variant="subtle"
      size="xs"
      className={classes.action}
      leftSection={<Sign size={16} aria-hidden />}
      onClick={() => appStore.perform(id)}
    >
      {name}
    </Button>
  )
}
