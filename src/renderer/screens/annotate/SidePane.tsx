import { Tabs } from '@mantine/core'
import { useEffect, useState } from 'react'
import { appStore, useAppState } from '../../state/app-store'
import { shownSet } from '../../state/selectors'
import { FindInProject } from '../find/FindInProject'
import { GuidelineText } from './GuidelineText'
import { SpanDetails } from './SpanDetails'
import { SpanList } from './SpanList'
import { usePaneFocus } from './use-pane-focus'
import classes from './SidePane.module.css'

/** The right side: the spans of the document, the guideline or what is found in all letters, and below them the selected span. */
export function SidePane() {
  const [tab, setTab] = useState<string | null>('spans')
  const count = useAppState((state) => shownSet(state)?.spans.length)
  const isSpanSelected = useAppState(({ selectedSpanId }) => selectedSpanId !== null)
  const focusOn = useAppState(({ focusRequest }) => (focusRequest?.target === 'spans' ? focusRequest : null))

  const findOn = useAppState(({ focusRequest }) =>
    focusRequest?.target === 'projectFind' ? focusRequest : null,
  )

  const pane = usePaneFocus(focusOn ?? findOn)

  useEffect(() => {
    if (focusOn) setTab('spans')
  }, [focusOn])
  useEffect(() => {
    if (findOn) setTab('find')
  }, [findOn])
  useEffect(() => {
    if (tab === 'find') appStore.showProjectFind()
  }, [tab])

  return (
    <aside ref={pane} tabIndex={-1} className={classes.pane} aria-label="Spans, guideline and find">
      <Tabs value={tab} onChange={setTab} className={classes.tabs} keepMounted={false}>
        <Tabs.List className={classes.tabList}>
          <Tabs.Tab value="spans">
            Spans {count !== undefined && <span className={classes.count}>{count}</span>}
          </Tabs.Tab>
          <Tabs.Tab value="guideline">Guideline</Tabs.Tab>
          <Tabs.Tab value="find">Find</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="spans" className={classes.panel}>
          <SpanList focusOn={focusOn} />
        </Tabs.Panel>
        <Tabs.Panel value="guideline" className={classes.panel}>
          <GuidelineText />
        </Tabs.Panel>
        <Tabs.Panel value="find" className={classes.panel}>
          <FindInProject focusOn={findOn} />
        </Tabs.Panel>
      </Tabs>
      {count !== undefined && (tab !== 'find' || isSpanSelected) && <SpanDetails />}
    </aside>
  )
}
