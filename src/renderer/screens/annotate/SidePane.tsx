import { Tabs } from '@mantine/core'
import { IconBook, IconBulb, IconNote, IconSearch, type Icon } from '@tabler/icons-react'
import { useEffect } from 'react'
import { toDosOf } from '../../../core/imr/ledger/ledger'
import type { SideTab } from '../../state/app-state'
import { appStore, useAppState } from '../../state/app-store'
import { hasLedger } from '../../state/open-ledger'
import { shownSet } from '../../state/selectors'
import { waitingSuggestions } from '../../state/suggesting'
import { FindInProject } from '../find/FindInProject'
import { ChecksPane } from '../checks/ChecksPane'
import { useFindings } from '../checks/use-findings'
import { LedgerPane } from '../ledger/LedgerPane'
import { useLedger } from '../ledger/use-ledger'
import { NotesPane } from '../notes/NotesPane'
import { SuggestionsPane } from '../suggestions/SuggestionsPane'
import { GuidelineText } from './GuidelineText'
import { SpanDetails } from './SpanDetails'
import { SpanList } from './SpanList'
import { usePaneFocus } from './use-pane-focus'
import classes from './SidePane.module.css'

/** All tabs stand in one row of a narrow pane. */
const oneRow = { tab: { paddingInline: 'var(--tab-room)', fontSize: 'var(--mantine-font-size-xs)' } }

/** The right side: the ledger, the spans, the suggestions, the checks, the guideline or what is found in all letters, and below them the selected span. */
export function SidePane() {
  const canLedger = useAppState(hasLedger)
  const chosen = useAppState(({ sideTab }) => sideTab)
  const tab = chosen === 'ledger' && !canLedger ? 'spans' : chosen
  const hasMarks = useAppState((state) => shownSet(state) !== undefined)
  const isSpanSelected = useAppState(({ selectedSpanId }) => selectedSpanId !== null)
  const focusOn = useAppState(({ focusRequest }) => (focusRequest?.target === 'spans' ? focusRequest : null))

  const ledgerOn = useAppState(({ focusRequest }) =>
    focusRequest?.target === 'ledger' ? focusRequest : null,
  )
  const checksOn = useAppState(({ focusRequest }) =>
    focusRequest?.target === 'checks' ? focusRequest : null,
  )
  const findOn = useAppState(({ focusRequest }) =>
    focusRequest?.target === 'projectFind' ? focusRequest : null,
  )

  const suggestionsOn = useAppState(({ focusRequest }) =>
    focusRequest?.target === 'suggestions' ? focusRequest : null,
  )
  const guidelineOn = useAppState(({ focusRequest }) =>
    focusRequest?.target === 'guideline' ? focusRequest : null,
  )
  const pane = usePaneFocus(focusOn ?? ledgerOn ?? suggestionsOn ?? checksOn ?? guidelineOn ?? findOn)

  useEffect(() => {
    if (tab === 'find') appStore.showProjectFind()
  }, [tab])

  return (
    <aside
      ref={pane}
      tabIndex={-1}
      className={classes.pane}
      aria-label="Ledger, spans, suggestions, checks, guideline and find"
    >
      <Tabs
        value={tab}
        onChange={(value) => appStore.chooseSideTab(value as SideTab)}
        className={classes.tabs}
        keepMounted={false}
        styles={oneRow}
      >
        <Tabs.List className={classes.tabList}>
          {canLedger && <LedgerTab />}
          <SpansTab />
          <SuggestionsTab />
          <ChecksTab />
          <ShrinkingTab value="guideline" name="Guideline" icon={IconBook} />
          <ShrinkingTab value="notes" name="Notes" icon={IconNote} />
          <Tabs.Tab value="find" aria-label="Find" title="Find in all letters">
            <IconSearch size={16} aria-hidden />
          </Tabs.Tab>
        </Tabs.List>
        {canLedger && (
          <Tabs.Panel value="ledger" className={classes.panel}>
            <LedgerPane focusOn={ledgerOn} />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="spans" className={classes.panel}>
          <SpanList focusOn={focusOn} />
        </Tabs.Panel>
        <Tabs.Panel value="suggestions" className={classes.panel}>
          <SuggestionsPane focusOn={suggestionsOn} />
        </Tabs.Panel>
        <Tabs.Panel value="checks" className={classes.panel}>
          <ChecksPane focusOn={checksOn} />
        </Tabs.Panel>
        <Tabs.Panel value="guideline" className={classes.panel}>
          <GuidelineText focusOn={guidelineOn} />
        </Tabs.Panel>
        <Tabs.Panel value="notes" className={classes.panel}>
          <NotesPane />
        </Tabs.Panel>
        <Tabs.Panel value="find" className={classes.panel}>
          <FindInProject focusOn={findOn} />
        </Tabs.Panel>
      </Tabs>
      {hasMarks && (tab !== 'find' || isSpanSelected) && <SpanDetails />}
    </aside>
  )
}

// Each tab counts for itself: with an edit its number is drawn anew, and not the whole pane.

function LedgerTab() {
  const ledger = useLedger()
  return <CountingTab value="ledger" name="Ledger" count={ledger ? toDosOf(ledger).length : 0} />
}

function SpansTab() {
  const count = useAppState((state) => shownSet(state)?.spans.length)
  return (
    <Tabs.Tab value="spans">
      Spans {count !== undefined && <span className={classes.count}>{count}</span>}
    </Tabs.Tab>
  )
}

function SuggestionsTab() {
  const count = useAppState((state) => waitingSuggestions(state).length)
  return (
    <Tabs.Tab
      value="suggestions"
      aria-label={count > 0 ? `Suggestions ${count}` : 'Suggestions'}
      title="Suggestions"
    >
      <span className={classes.signed}>
        <IconBulb size={16} aria-hidden />
        {count > 0 && <span className={classes.count}>{count}</span>}
      </span>
    </Tabs.Tab>
  )
}

function ChecksTab() {
  return <CountingTab value="checks" name="Checks" count={useFindings()?.standing.length ?? 0} />
}

interface CountingTabProps {
  readonly value: SideTab
  readonly name: string
  readonly count: number
}

function CountingTab({ value, name, count }: CountingTabProps) {
  return (
    <Tabs.Tab value={value}>
      {name} {count > 0 && <span className={classes.count}>{count}</span>}
    </Tabs.Tab>
  )
}

interface ShrinkingTabProps {
  readonly value: SideTab
  readonly name: string
  readonly icon: Icon
}

/** A tab that is a sign where the pane is too narrow for its name. */
function ShrinkingTab({ value, name, icon: Sign }: ShrinkingTabProps) {
  return (
    <Tabs.Tab value={value} aria-label={name} title={name}>
      <span className={classes.tabName}>{name}</span>
      <Sign size={16} aria-hidden className={classes.tabSign} />
    </Tabs.Tab>
  )
}
