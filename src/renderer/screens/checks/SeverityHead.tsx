import { IconAlertOctagon, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { Severity } from '../../../core/annotation/checks/check'
import { counted } from '../../parts/sizes'
import classes from './checks.module.css'

const looks = {
  error: { icon: IconAlertOctagon, one: 'error', many: 'errors' },
  warning: { icon: IconAlertTriangle, one: 'warning', many: 'warnings' },
  information: { icon: IconInfoCircle, one: 'to look at', many: 'to look at' },
} as const satisfies Record<Severity, unknown>

/** The head of the findings of one severity: sign and words say what the colour does. */
export function SeverityHead({ severity, count }: { readonly severity: Severity; readonly count: number }) {
  const { icon: Icon, one, many } = looks[severity]
  return (
    <h3 className={classes.head} data-severity={severity}>
      <Icon size={16} aria-hidden />
      {counted(count, one, many)}
    </h3>
  )
}
