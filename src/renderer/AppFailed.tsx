import { Button, Center, Stack, Text, Title } from '@mantine/core'
import { Component, type ReactNode } from 'react'

/** Says what happened where the window could not be drawn: no work is lost by it. */
export class AppFailed extends Component<{ readonly children: ReactNode }, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    return (
      <Center component="main" h="100%" p="xl">
        <Stack maw={460} gap="lg" role="alert">
          <Title order={1}>Goldspan could not draw this window</Title>
          <Text>
            This is a fault in Goldspan, not in your work. Every mark that was shown as saved is in the
            project folder. Load the window again to go on.
          </Text>
          <Button style={{ alignSelf: 'flex-start' }} onClick={() => location.reload()}>
            Load again
          </Button>
        </Stack>
      </Center>
    )
  }
}
