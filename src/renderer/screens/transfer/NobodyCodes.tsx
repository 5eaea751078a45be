import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { appStore } from '../../state/app-store'

/** Says that a transfer needs to know who codes, and leads there. */
export function NobodyCodes() {
  return (
    <Alert color="gray" icon={<IconInfoCircle />} title="Goldspan does not know yet who codes">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">Imports and exports name the person whose work they hold.</Text>
        <Button size="xs" data-autofocus onClick={() => appStore.perform('annotator.switch')}>
          Say who codes …
        </Button>
      </Stack>
    </Alert>
  )
}
