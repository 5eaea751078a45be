import { Text } from '@mantine/core'
import { IconAlertOctagon, IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './Callout.module.css'

export interface CalloutProps {
  readonly tone: 'good' | 'know' | 'caution' | 'alarm'
  readonly title: string
  /** `alert` is spoken at once, `status` when there is a pause. */
  readonly role?: 'alert' | 'status' | 'note'
  readonly children?: ReactNode
}

const icons = {
  good: IconCircleCheck,
  know: IconInfoCircle,
  caution: IconAlertTriangle,
  alarm: IconAlertOctagon,
}

/** A few lines that stand out, as much as their tone asks for; icon and border say what the colour does. */
export function Callout({ tone, title, role = 'note', children }: CalloutProps) {
  const Icon = icons[tone]
  return (
    <div className={classes.callout} data-tone={tone} role={role}>
      <Icon size={20} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <Text size="sm" fw={600}>
          {title}
        </Text>
        {children}
      </div>
    </div>
  )
}
