import { Button, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import { counted } from '../../parts/sizes'
import { appStore } from '../../state/app-store'
import { keyOfFinding, type WaivedFinding } from '../../../core/imr/checks/found-in'
import { findingWords } from './finding-words'
import classes from './checks.module.css'

export interface WaivedFindingsProps {
  readonly waived: readonly WaivedFinding[]
  readonly schema: LabelSchema
  readonly isReadOnly: boolean
}

/** What the coder lets stand, folded away with its reasons; each can be taken back. */
export function WaivedFindings({ waived, schema, isReadOnly }: WaivedFindingsProps) {
  const [isOpen, setOpen] = useState(false)
  const Chevron = isOpen ? IconChevronDown : IconChevronRight
  return (
    <section className={classes.group}>
      <UnstyledButton
        className={classes.fold}
        data-entry
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Chevron size={14} aria-hidden />
        {counted(waived.length, 'waived', 'waived')}
      </UnstyledButton>
      {isOpen &&
        waived.map(({ finding, waiver }) => {
          const { wrong } = findingWords(finding, schema)
          return (
            <div key={keyOfFinding(finding)} className={classes.finding} data-finding>
              <UnstyledButton
                className={classes.entry}
                data-entry
                onClick={() => appStore.showFinding(finding)}
              >
                <span className={classes.wrong}>{wrong}</span>
                <span className={classes.toDo}>Waived: {waiver.reason}</span>
              </UnstyledButton>
              {!isReadOnly && (
                <div className={classes.actions}>
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    aria-label={`Take the waiver back: ${wrong}`}
                    onClick={() => appStore.takeBackWaiver(waiver)}
                  >
                    Take back
                  </Button>
                </div>
              )}
            </div>
          )
        })}
    </section>
  )
}
