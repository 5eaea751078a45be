import { Button, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { severities } from '../../../core/annotation/checks/check'
import { ActionKeys } from '../../parts/ActionKeys'
import { Keys } from '../../parts/Keys'
import { counted } from '../../parts/sizes'
import { appStore, useAppState } from '../../state/app-store'
import { keyOfFinding } from '../../../core/imr/checks/found-in'
import { isForReading } from '../../state/selectors'
import { EntriesPane } from '../../parts/EntriesPane'
import frame from '../../parts/EntriesPane.module.css'
import { FindingEntry } from './FindingEntry'
import { SeverityHead } from './SeverityHead'
import { WaivedFindings } from './WaivedFindings'
import { useFindings } from './use-findings'
import classes from './checks.module.css'

/** So many of one severity are shown: with more, the first are to be seen to anyway. */
const mostShown = 100

/** What the checks find in the marks, what to do about it, and what the coder lets stand. */
export function ChecksPane({ focusOn }: { readonly focusOn: object | null }) {
  const findings = useFindings()
  const schema = useAppState(({ project }) => project?.schema)
  const atHand = useAppState(({ findingAtHand }) => findingAtHand)
  const isReadOnly = useAppState(isForReading)
  const box = useRef<HTMLDivElement>(null)
  /** Which entry had the keyboard when its finding was settled; the one in its place is to have it. */
  const settled = useRef<number | null>(null)
  const entries = () => [...(box.current?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])]

  const isKnown = findings !== null
  useEffect(() => {
    if (!focusOn || !isKnown) return
    const entry = box.current?.querySelector<HTMLElement>('[data-entry][data-at-hand]') ?? entries()[0]
    ;(entry ?? box.current)?.focus()
  }, [focusOn, isKnown])
  useEffect(() => {
    if (settled.current === null) return
    const all = entries()
    ;(all[Math.min(settled.current, all.length - 1)] ?? box.current)?.focus()
    settled.current = null
  }, [findings])

  if (!findings || !schema) return null
  const { standing, waived } = findings
  const settle = (change: () => void) => {
    const now = document.activeElement?.closest('[data-finding]')?.querySelector<HTMLElement>('[data-entry]')
    settled.current = now ? entries().indexOf(now) : null
    change()
  }
  return (
    <EntriesPane
      name="Checks"
      list={box}
      status={
        !isReadOnly &&
        standing.length > 0 && (
          <Text size="xs">
            <Keys accelerator="F" /> fixes, <Keys accelerator="W" /> waives
          </Text>
        )
      }
      actions={
        <Button
          variant="default"
          size="compact-xs"
          disabled={standing.length === 0}
          rightSection={<ActionKeys id="finding.next" />}
          onClick={() => appStore.perform('finding.next')}
        >
          Next finding
        </Button>
      }
    >
      {standing.length === 0 && (
        <Text size="sm" c="dimmed" className={frame.none}>
          No findings. The checks look at every mark as you make it.
        </Text>
      )}
      {severities.map((severity) => {
        const those = standing.filter((finding) => finding.severity === severity)
        if (those.length === 0) return null
        return (
          <section key={severity} className={classes.group}>
            <SeverityHead severity={severity} count={those.length} />
            {those.slice(0, mostShown).map((finding) => (
              <FindingEntry
                key={keyOfFinding(finding)}
                finding={finding}
                schema={schema}
                isAtHand={keyOfFinding(finding) === atHand}
                isReadOnly={isReadOnly}
                onSettle={settle}
              />
            ))}
            {those.length > mostShown && (
              <Text size="xs" c="dimmed" className={frame.none}>
                {counted(those.length - mostShown, 'more comes', 'more come')} up as these are settled.
              </Text>
            )}
          </section>
        )
      })}
      {waived.length > 0 && <WaivedFindings waived={waived} schema={schema} isReadOnly={isReadOnly} />}
    </EntriesPane>
  )
}
