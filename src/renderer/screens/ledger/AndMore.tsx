import { Text } from '@mantine/core'

/** Spans that a card lists: no letter seen has so many, and a made-up one with thousands stays quick. */
export const listedAtMost = 40

/** How many spans a card leaves out, and where they are. */
export function AndMore({ count }: { readonly count: number }) {
  if (count <= listedAtMost) return null
  return (
    <Text size="xs" c="dimmed" mt={4}>
      {(count - listedAtMost).toLocaleString('en-US')} more are in the list of spans.
    </Text>
  )
}
