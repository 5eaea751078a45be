import { IconCircleCheckFilled, IconCircleDashed, IconCircleHalf2, IconFlagFilled } from '@tabler/icons-react'
import type { DocumentStatus } from '../../../core/annotation/annotation-set'
import classes from './StatusIcon.module.css'

const icons = {
  new: IconCircleDashed,
  'in-progress': IconCircleHalf2,
  'needs-review': IconFlagFilled,
  done: IconCircleCheckFilled,
}

/** A document's status by shape; its name stands beside it as text. */
export function StatusIcon({
  status,
  size = 16,
}: {
  readonly status: DocumentStatus
  readonly size?: number
}) {
  const Icon = icons[status]
  return <Icon size={size} aria-hidden className={classes.icon} data-status={status} />
}
