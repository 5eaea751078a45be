import type { Icon } from '@tabler/icons-react'
import classes from './transfer.module.css'

export interface TallyProps {
  readonly icon: Icon
  readonly tone: 'good' | 'plain' | 'warn' | 'alarm'
  readonly count: number
  readonly name: string
  readonly detail?: string
}

/** One number of a report with its name; the icon says what the colour does. */
export function Tally({ icon: TallyIcon, tone, count, name, detail }: TallyProps) {
  return (
    <div className={classes.tally} data-tone={count === 0 && tone === 'good' ? 'plain' : tone}>
      <TallyIcon size={20} aria-hidden className={classes.tallyIcon} />
      <span>
        <span className={classes.tallyCount}>{count.toLocaleString('en-US')}</span>
        <span className={classes.tallyName}> {name}</span>
        {detail !== undefined && <span className={classes.tallyDetail}>{detail}</span>}
      </span>
    </div>
  )
}
