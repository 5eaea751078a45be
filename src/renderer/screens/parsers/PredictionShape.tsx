import { Text } from '@mantine/core'
import classes from './parsers.module.css'

const example = `{"text": "Request: MRI. Upheld.", "spans": [
  {"start": 9, "end": 12, "label": "…", "quote": "MRI", "confidence": 0.97},
  {"start": 14, "end": 20, "label": "…", "attributes": {"…": "…"}}],
 "relations": [{"type": "…", "from": 1, "to": 0}]}`

/** What files of predictions can be imported, for the engineer who makes one. */
export function PredictionShape() {
  return (
    <details className={classes.shape}>
      <summary>What can be imported</summary>
      <Text size="sm">
        Goldspan JSON Lines, as the command line and an export write them. Or JSON Lines of the parser’s own,
        one object for each letter, on one line:
      </Text>
      <pre className={classes.example}>{example}</pre>
      <Text size="sm">
        The letter is named by its whole <code>text</code>, its <code>documentId</code> or its{' '}
        <code>textSha256</code>. Ends count Unicode code points of the text as it stands, from 0, the end not
        included; <code>label</code>, attributes and <code>type</code> are ids of the project.{' '}
        <code>quote</code>, <code>attributes</code>, <code>confidence</code> (0 to 1) and{' '}
        <code>relations</code> (places in the list of spans) may be left out. A file with any fault is refused
        whole, with line and field.
      </Text>
    </details>
  )
}
