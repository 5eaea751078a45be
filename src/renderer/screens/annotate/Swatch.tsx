import type { LabelColour } from '../../../core/annotation/label-schema'
import classes from './Swatch.module.css'

/** A label's colour with its underline, as spans of it look in the text. */
export function Swatch({ colour }: { readonly colour: LabelColour }) {
  return (
    <span className={classes.swatch} data-colour={colour} aria-hidden>
      {'\u00a0\u00a0\u00a0\u00a0'}
    </span>
  )
}
