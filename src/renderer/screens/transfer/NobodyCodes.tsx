import { Button, Text } from '@mantine/core'
import { Callout } from '../../parts/Callout'
import { appStore } from '../../state/app-store'

/** Says that a transfer needs to know who codes, and leads there. */
export function NobodyCodes() {
  return (
    <Callout tone="know" title="Goldspan does not know yet who codes">
      <Text size="sm" mb="sm">
        Imports and exports name the person whose work they hold.
      </Text>
      <Button size="xs" data-autofocus onClick={() => appStore.perform('annotator.switch')}>
        Say who codes …
      </Button>
    </Callout>
  )
}
