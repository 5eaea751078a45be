import { Table } from '@mantine/core'
import type { Interval } from '../../../core/evaluation/bootstrap'
import { intervalWords, rateWords } from '../../../core/imr/evaluation/evaluation-words'
import classes from './evaluate.module.css'

interface RateCellProps {
  readonly rate: number | null
  readonly interval: Interval | null
}

/** A rate with its 95 % interval, where there is one. */
export function RateCell({ rate, interval }: RateCellProps) {
  return (
    <Table.Td className={classes.figure}>
      {rateWords(rate)} <span className={classes.quiet}>{interval && `(${intervalWords(interval)})`}</span>
    </Table.Td>
  )
}
