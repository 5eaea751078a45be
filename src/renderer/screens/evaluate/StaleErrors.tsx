import { Button, Group, Text } from '@mantine/core'
import { Callout } from '../../parts/Callout'
import { appStore, useAppState } from '../../state/app-store'

/** Says that marks were changed since the errors were found, and offers to find them anew. */
export function StaleErrors() {
  const isStale = useAppState(({ evaluating }) => evaluating.isStale)
  if (!isStale) return null
  return (
    <Callout tone="know" title="Marks were changed since" role="status">
      <Group justify="space-between" gap="sm">
        <Text size="sm">
          Errors that you have put right are still listed. What you said of errors is kept.
        </Text>
        <Button variant="default" size="compact-sm" onClick={appStore.evaluateAgain}>
          Evaluate again
        </Button>
      </Group>
    </Callout>
  )
}
