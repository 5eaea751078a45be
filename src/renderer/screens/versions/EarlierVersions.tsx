import { Button, Loader, Text } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import type { Moment, Versions } from '../../../core/storage/versions'
import { Dialog, DialogFooter } from '../../parts/Dialog'
import { counted } from '../../parts/sizes'
import { exactClockWords } from '../../parts/times'
import { appStore, useAppState } from '../../state/app-store'
import { VirtualListbox } from '../annotate/VirtualListbox'
import { beginningWords, wordsOfMoment } from './change-words'
import { sessionHeadings } from './work-sessions'
import classes from './versions.module.css'

/** What was done to the open document, newest first; choosing a moment shows the letter as it was after it. */
export function EarlierVersions() {
  const isOpened = useAppState(({ dialog }) => dialog === 'versions')
  const [versions, setVersions] = useState<Versions | null>(null)

  useEffect(() => {
    if (!isOpened) return
    let isWanted = true
    setVersions(null)
    void appStore.listVersions().then((listed) => {
      if (!isWanted) return
      if (listed) setVersions(listed)
      else {
        close()
        appStore.perform('focus.text')
      }
    })
    return () => {
      isWanted = false
    }
  }, [isOpened])

  const isEmpty = versions?.moments.length === 0 && versions.beginning.revision === 0
  return (
    <Dialog opened={isOpened} onClose={close} title="Earlier versions" size={760}>
      {versions === null ? (
        <div className={classes.wait} role="status">
          <Loader size="sm" aria-hidden />
          <Text size="sm">Reading the journal …</Text>
        </div>
      ) : isEmpty ? (
        <Text className={classes.wait}>
          Nothing was changed in this document yet. Each mark that you make will be listed here, and you can
          look back at any of them.
        </Text>
      ) : (
        <MomentList versions={versions} />
      )}
      <DialogFooter
        note={isEmpty ? '' : 'Looking back changes nothing. Choose a line to see the letter as it was then.'}
      >
        <Button variant="default" onClick={close}>
          Close
        </Button>
      </DialogFooter>
    </Dialog>
  )
}

function close(): void {
  appStore.setDialog(null)
}

function MomentList({ versions }: { readonly versions: Versions }) {
  const { moments, beginning } = versions
  const schema = useAppState(({ project }) => project?.schema)
  const text = useAppState(({ open }) => open?.view.text)
  const shown = useAppState(({ open, earlier }) => (earlier?.set ?? open?.set)?.revision)
  const headings = useMemo(() => sessionHeadings(moments), [moments])
  const revisionOf = (index: number) => moments[index]?.revision ?? beginning.revision
  const count = moments.length + 1
  const chosen = moments.findIndex(({ revision }) => revision === shown)
  const [active, setActive] = useState(chosen === -1 ? moments.length : chosen)
  const [focusOn] = useState({})
  if (!schema || text === undefined) return null

  function show(index: number): void {
    setActive(index)
    void appStore.showVersion({ revision: revisionOf(index), at: moments[index]?.at ?? null })
  }

  return (
    <VirtualListbox
      className={classes.list}
      label="Earlier versions"
      count={count}
      rowHeight={36}
      chosen={chosen === -1 && shown === beginning.revision ? moments.length : chosen}
      active={active}
      keyOf={(index) => String(revisionOf(index))}
      headingOf={(index) => (index < moments.length ? headings[index]! : 'The beginning')}
      row={(index) => {
        const moment = moments[index]
        if (!moment) return <BeginningLine versions={versions} />
        return <MomentLine moment={moment} isNow={index === 0} schema={schema} text={text} />
      }}
      onActive={setActive}
      onChoose={show}
      focusOn={focusOn}
    />
  )
}

interface MomentLineProps {
  readonly moment: Moment
  readonly isNow: boolean
  readonly schema: LabelSchema
  readonly text: string
}

function MomentLine({ moment, isNow, schema, text }: MomentLineProps) {
  const { done, quote } = wordsOfMoment(moment, schema, text)
  return (
    <div className={classes.line}>
      <span className={classes.time}>{exactClockWords(moment.at)}</span>
      <span className={classes.what}>
        {done}
        {quote !== null && <span className={classes.quote}> {quote}</span>}
      </span>
      {isNow && <span className={classes.now}>now</span>}
      <span className={classes.spans}>{counted(moment.spans, 'span')}</span>
    </div>
  )
}

function BeginningLine({ versions: { beginning } }: { readonly versions: Versions }) {
  return (
    <div className={classes.line}>
      <span className={classes.what}>{beginningWords[beginning.kind]}</span>
      <span className={classes.spans}>{counted(beginning.spans, 'span')}</span>
    </div>
  )
}
