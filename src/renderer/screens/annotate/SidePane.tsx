import { Tabs } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useAppState } from '../../state/app-store'
import { shownSet } from '../../state/selectors'
import { GuidelineText } from './GuidelineText'
import { SpanDetails } from './SpanDetails'
import { SpanList } from './SpanList'
import classes from './SidePane.module.css'

/** The right side: the spans of the document or the guideline, and below them the selected span. */
export function SidePane() {
  const [tab, setTab] = useState<string | null>('spans')
  const count = useAppState((state) => shownSet(state)?.spans.length)
  const focusOn = useAppState(({ focusRequest }) => (focusRequest?.target === 'spans' ? focusRequest : null))

  useEffect(() => {
    if (focusOn) setTab('spans')
  }, [focusOn])

  return (
    <aside className={classes.pane} aria-label="Spans and guideline">
      <Tabs value={tab} onChange={setTab} className={classes.tabs} keepMounted={false}>
        <Tabs.List className={classes.tabList}>
          <Tabs.Tab value="spans">
            Spans {count !== undefined && <span className={classes.count}>{count}</span>}
          </Tabs.Tab>
          <Tabs.Tab value="guideline">Guideline</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="spans" className={classes.panel}>
          <SpanList focusOn={focusOn} />
        </Tabs.Panel>
        <Tabs.Panel value="guideline" className={classes.panel}>
          <GuidelineText />
        </Tabs.Panel>
      </Tabs>
      {count !== undefined && <SpanDetails />}
    </aside>
  )
}
