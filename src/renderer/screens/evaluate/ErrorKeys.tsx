import { ActionKeys } from '../../parts/ActionKeys'
import { Keys } from '../../parts/Keys'
import classes from './errors.module.css'

/** The keys of the list of errors. */
export function ErrorKeys() {
  return (
    <span className={classes.keys}>
      <span>
        <Keys accelerator="Up" /> <Keys accelerator="Down" /> the error before, the next
      </span>
      <span>
        <Keys accelerator="N" /> the next undecided
      </span>
      <span>
        <Keys accelerator="Enter" /> to the letter, <ActionKeys id="evaluate.back" /> back from it
      </span>
    </span>
  )
}
