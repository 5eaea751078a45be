import type { ExportProblem } from '../../../ipc/export-views'
import { problemWords } from './export-words'
import { useAnnotatorNames, useTitles } from './use-titles'
import classes from './transfer.module.css'

/** Rows that are listed; the rest is counted. */
const listedRows = 200

/** What of an export is not as its manifest says, by file, line and document. */
export function ExportProblems({ problems }: { readonly problems: readonly ExportProblem[] }) {
  const titleOf = useTitles()
  const nameOf = useAnnotatorNames()
  const placeOf = ({ path, line, documentId, annotatorId }: ExportProblem) => {
    const file = path === null ? [] : [line === null ? path : `${path}, line ${line}`]
    const letter = documentId === null ? [] : [titleOf(documentId)]
    return [...file, ...letter, ...(annotatorId === null ? [] : [nameOf(annotatorId)])].join(' · ')
  }
  return (
    <ul className={classes.alarmList}>
      {problems.slice(0, listedRows).map((problem, index) => (
        <li key={index} className={classes.path}>
          <strong>{placeOf(problem)}</strong> {problemWords(problem)}
        </li>
      ))}
      {problems.length > listedRows && (
        <li>and {(problems.length - listedRows).toLocaleString('en-US')} more</li>
      )}
    </ul>
  )
}
