import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { tableScroll } from './table-scroll'
import classes from './transfer.module.css'

export interface ScrolledTableProps {
  /** CSS length from which on it scrolls, its head staying in view. */
  readonly maxHeight: string
  /** Head and body. */
  readonly children: ReactNode
}

/** A table in a frame, as all reports look; narrower than 480 px it scrolls sidewards. */
export function ScrolledTable({ maxHeight, children }: ScrolledTableProps) {
  return (
    <Table.ScrollContainer
      minWidth={480}
      maxHeight={maxHeight}
      scrollAreaProps={tableScroll}
      className={classes.tableFrame}
    >
      <Table stickyHeader verticalSpacing={6} horizontalSpacing="md" className={classes.table}>
        {children}
      </Table>
    </Table.ScrollContainer>
  )
}
