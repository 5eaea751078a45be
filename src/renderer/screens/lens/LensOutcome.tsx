import { Button, Progress, Text } from '@mantine/core'
import { Callout } from '../../parts/Callout'
import { counted } from '../../parts/sizes'
import { remainingWords } from '../../parts/times'
import { appStore, useAppState } from '../../state/app-store'
import { nameOfLabel } from '../annotate/label-looks'
import { passedTitle, passedWords } from '../find/find-words'
import { outcomeWords, refusalWords, reportWords } from './lens-words'
import classes from './lens.module.css'

/** Letters that are named for one reason; the others are counted. */
const namedLetters = 5

/** How far the search is and what came of it, what a run has done, and what could not be looked through or changed. */
export function LensOutcome() {
  const lens = useAppState((state) => state.lens)
  const schema = useAppState(({ project }) => project?.schema)
  const titleOf = useTitles()
  const { report, passed, state } = lens
  return (
    <div className={classes.outcome}>
      <div className={classes.status}>
        <Text size="sm" role="status">
          {outcomeWords(lens)}
        </Text>
        {state === 'searching' && <Searching />}
      </div>
      {report && schema && (
        <Callout
          tone={report.refused.length > 0 || report.cancelled ? 'caution' : 'good'}
          role="status"
          title={reportWords(report, nameOfLabel(schema, report.label))}
        >
          {report.refused.length > 0 && (
            <ul className={classes.reasons}>
              {refusalWords(report.refused).map(({ reason, documentIds }) => (
                <li key={reason}>
                  Not in {counted(documentIds.length, 'letter')}: {reason}. (
                  {documentIds.slice(0, namedLetters).map(titleOf).join(', ')}
                  {documentIds.length > namedLetters && ' …'})
                </li>
              ))}
            </ul>
          )}
        </Callout>
      )}
      {passed.length > 0 && (
        <Callout tone="caution" title={passedTitle(passed)}>
          <ul className={classes.reasons}>
            {passed.map(({ documentId, reason }) => (
              <li key={documentId}>
                {titleOf(documentId)}: {passedWords(reason)}.
              </li>
            ))}
          </ul>
        </Callout>
      )}
    </div>
  )
}

function Searching() {
  const { done, total, remainingMs } = useAppState(({ lens }) => lens.progress)
  return (
    <>
      <Progress
        className={classes.progress}
        value={total === 0 ? 0 : (100 * done) / total}
        size={4}
        aria-label="Looking through the letters"
      />
      <Text size="xs" c="dimmed" className={classes.figures}>
        {total > 0 && `${done.toLocaleString('en-US')} of ${counted(total, 'letter')}, `}
        {remainingWords(remainingMs)}
      </Text>
      <Button variant="default" size="compact-xs" onClick={appStore.cancelLens}>
        Cancel
      </Button>
    </>
  )
}

function useTitles(): (documentId: string) => string {
  const rows = useAppState((state) => state.rows)
  return (documentId) => rows?.find(({ id }) => id === documentId)?.title || 'a letter whose name is unknown'
}
