import { ActionIcon, Tooltip } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ActionId } from '../../ipc/actions'
import { appStore, useAppState } from '../state/app-store'
import { actionsOf, isPossible } from '../state/selectors'
import classes from './ActionIconOf.module.css'
import { Keys } from './Keys'

export interface ActionIconOfProps {
  readonly id: ActionId
  readonly icon: Icon
  /** Whether what the action turns on and off is on; without it the action turns nothing. */
  readonly isPressed?: boolean
  /** In CSS pixels. */
  readonly size?: number
}

/** A user action as an icon, with its name and keys; what had the keyboard keeps it. */
export function ActionIconOf({ id, icon: Sign, isPressed, size = 28 }: ActionIconOfProps) {
  const { name, keys, needs } = useAppState(actionsOf).find((action) => action.id === id)!
  const can = useAppState((state) => isPossible(state, needs))
  return (
    <Tooltip
      label={
        <span className={classes.tip}>
          {name} {keys !== undefined && <Keys accelerator={keys} />}
        </span>
      }
    >
      <ActionIcon
        size={size}
        className={classes.icon}
        aria-label={name}
        aria-pressed={isPressed}
        // Disabled without the attribute, so that the keyboard is not thrown out of it.
        {...(can ? {} : { 'data-disabled': true })}
        aria-disabled={!can}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => appStore.perform(id)}
      >
        <Sign size={size < 28 ? 16 : 18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
