import './trusted-types'
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/source-serif-4/opsz.css'
import '@fontsource-variable/source-serif-4/opsz-italic.css'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './theme.css'
import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { AppFailed } from './AppFailed'
import { Themed } from './Themed'
import { appStore } from './state/app-store'

const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
setNonce(nonce)

appStore.start()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Themed nonce={nonce}>
      <AppFailed>
        <App />
      </AppFailed>
    </Themed>
  </StrictMode>,
)
