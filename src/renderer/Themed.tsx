import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { useAppState } from './state/app-store'
import { theme, themeVariables } from './theme'

export interface ThemedProps {
  /** Lets Mantine's style elements pass the content security policy. */
  readonly nonce: string
  readonly children: ReactNode
}

/** The theme in the colour scheme that the coder chose, or else the system's. */
export function Themed({ nonce, children }: ThemedProps) {
  const chosen = useAppState(({ app }) => app?.colourScheme ?? null)
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={themeVariables}
      getStyleNonce={() => nonce}
      defaultColorScheme="auto"
      {...(chosen === null ? {} : { forceColorScheme: chosen })}
    >
      {children}
    </MantineProvider>
  )
}
