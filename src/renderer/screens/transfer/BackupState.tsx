import { Text } from '@mantine/core'
import type { BackupPreview } from '../../../ipc/backup-views'
import { Callout } from '../../parts/Callout'
import { counted } from '../../parts/sizes'
import { backupMoment, problemWords } from './backup-words'
import classes from './transfer.module.css'

/** Files that are listed; the rest is counted. */
const listedProblems = 200

/** When a backup was made, and whether it is as it was then. */
export function BackupState({ preview }: { readonly preview: BackupPreview }) {
  const { at, files, problems, unreadable, documents } = preview
  const made = `Made on ${backupMoment(at)}`
  if (problems.length === 0 && unreadable === 0) {
    return (
      <Callout tone="good" title={`${made}, and whole`}>
        <Text size="sm">
          {counted(files, 'file')} with {counted(documents, 'letter')}: each is as it was. Nothing has been
          changed in the project yet.
        </Text>
      </Callout>
    )
  }
  return (
    <Callout tone="caution" role="alert" title={`${made}, and not as it was then`}>
      <Text size="sm">
        {problems.length > 0
          ? 'Files of it were changed, lost or added since, as by a failing disk or by working in it. '
          : 'Part of it was damaged when it was made. '}
        What is offered here was checked and is sound; a set of marks may lack its latest changes.
        {unreadable > 0 &&
          ` ${counted(unreadable, 'letter or set of marks', 'letters or sets of marks')} could not be read and ${unreadable === 1 ? 'is' : 'are'} not offered.`}{' '}
        If you have another backup, look into that one too.
      </Text>
      {problems.length > 0 && (
        <ul className={classes.alarmList}>
          {problems.slice(0, listedProblems).map((problem) => (
            <li key={problem.path} className={classes.path}>
              {problem.path} {problemWords(problem)}
            </li>
          ))}
          {problems.length > listedProblems && (
            <li>and {(problems.length - listedProblems).toLocaleString('en-US')} more</li>
          )}
        </ul>
      )}
    </Callout>
  )
}
