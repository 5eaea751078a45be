import { Progress, Text } from '@mantine/core'
import type { Reading } from '../../../ipc/views'
import { remainingWords } from '../../parts/times'
import classes from './DocumentsPane.module.css'

/** How far the reading of the letters is that the list does not show yet. */
export function DocumentsReading({ reading: { done, total, remainingMs } }: { readonly reading: Reading }) {
  const figure = (count: number) => count.toLocaleString('en-US')
  return (
    <div>
      <Text size="xs" className={classes.figures}>
        Reading {figure(done)} of {figure(total)} letters
      </Text>
      <Progress
        value={total === 0 ? 0 : (100 * done) / total}
        size={4}
        mt={6}
        aria-label="Reading the letters"
      />
      {/* Not the figures, which change all the time: this is said once. */}
      <Text size="xs" c="dimmed" mt={6} role="status">
        The list fills when this is done.
      </Text>
      <Text size="xs" c="dimmed" className={classes.remaining}>
        {remainingWords(remainingMs)}
      </Text>
    </div>
  )
}
