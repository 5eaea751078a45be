import type { WordPick } from '../../state/app-state'
import { useAppState } from '../../state/app-store'
import { Keys } from '../../parts/Keys'
import classes from './WordPickPrompt.module.css'

const questions: Readonly<Record<WordPick['as'], string>> = {
  caret: 'Type the letters at the word to go to',
  first: 'Type the letters at the first word',
  last: 'Type the letters at the last word',
}

/** What is asked for while letters stand at the words. */
export function WordPickPrompt() {
  const as = useAppState(({ wordPick }) => wordPick?.as)
  return (
    <div className={classes.place} role="status">
      {as && (
        <span className={classes.prompt}>
          {questions[as]}
          <span className={classes.keys}>
            <Keys accelerator="Escape" /> ends
          </span>
        </span>
      )}
    </div>
  )
}
