import { Text } from '@mantine/core'
import type { UnreadableWork } from '../../../ipc/views'
import { Callout } from '../../parts/Callout'
import { unreadableWords } from './export-words'
import { useAnnotatorNames, useTitles } from './use-titles'
import classes from './transfer.module.css'

/** Rows that are listed; the rest is counted. */
const listedRows = 200

/** Work that is not in an export, though it should be. */
export function LeftOut({ unreadable }: { readonly unreadable: readonly UnreadableWork[] }) {
  const titleOf = useTitles()
  const nameOf = useAnnotatorNames()
  const whatOf = ({ documentId, annotatorId }: UnreadableWork) => {
    if (documentId === null)
      return `All work of ${annotatorId === null ? 'an annotator' : nameOf(annotatorId)}`
    return annotatorId === null ? titleOf(documentId) : `${titleOf(documentId)} (${nameOf(annotatorId)})`
  }
  return (
    <Callout tone="alarm" role="alert" title="Not all work is in the export">
      <Text size="sm">
        What follows could not be read, so it is not in the export. Nothing was changed in the project.
      </Text>
      <ul className={classes.alarmList}>
        {unreadable.slice(0, listedRows).map((work, index) => (
          <li key={index}>
            <strong>{whatOf(work)}</strong>: {unreadableWords(work)}
          </li>
        ))}
        {unreadable.length > listedRows && (
          <li>and {(unreadable.length - listedRows).toLocaleString('en-US')} more</li>
        )}
      </ul>
    </Callout>
  )
}
