import { Kbd, VisuallyHidden } from '@mantine/core'
import { acceleratorKeys, spokenKeys } from './accelerator-keys'
import classes from './Keys.module.css'

export interface KeysProps {
  /** In Electron's notation, such as CmdOrCtrl+Shift+Z. */
  readonly accelerator: string
  readonly size?: 'xs' | 'sm'
}

const isThisAMac = navigator.platform.startsWith('Mac')

/** The keys of an accelerator as they are printed on this computer's keyboard. */
export function Keys({ accelerator, size = 'xs' }: KeysProps) {
  return (
    <span className={classes.keys}>
      <VisuallyHidden>{spokenKeys(accelerator, isThisAMac)}</VisuallyHidden>
      {acceleratorKeys(accelerator, isThisAMac).map(({ shown }, index) => (
        <Kbd key={index} size={size} aria-hidden>
          {shown}
        </Kbd>
      ))}
    </span>
  )
}
