import { app, session, type Session, type WebContents } from 'electron'

/** Switches that keep Chromium itself off the network. Must be set before the app is ready. */
export function cutNetworkSwitches(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'no-pings',
  ]) {
    app.commandLine.appendSwitch(name)
  }
}

/** The window's own session: in memory, offline, without permissions, downloads or spellchecker. */
export function hardenedSession(onRefusedRequest: () => void): Session {
  app.configureHostResolver({ enableBuiltInResolver: false, secureDnsMode: 'off' })
  const own = session.fromPartition('goldspan', { cache: false })
  for (const each of [own, session.defaultSession]) {
    each.webRequest.onBeforeRequest((details, answer) => {
      const isAllowed = isOwnUrl(details.url)
      if (!isAllowed) onRefusedRequest()
      answer({ cancel: !isAllowed })
    })
    // A proxy that cannot answer, for whatever does not pass the request filter.
    void each.setProxy({
      mode: 'fixed_servers',
      proxyRules: '127.0.0.1:9',
      proxyBypassRules: '<-loopback>',
    })
    each.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
    each.setPermissionCheckHandler(() => false)
    each.setDevicePermissionHandler(() => false)
    each.on('will-download', (event) => event.preventDefault())
    each.setSpellCheckerEnabled(false)
    each.setSpellCheckerDictionaryDownloadURL('app://none/')
  }
  return own
}

/** Denies windows, navigation and webviews to every web contents that will ever exist. */
export function denyLeavingThePage(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    // Covers main frame and sub-frames; preventing it here also stops will-navigate.
    contents.on('will-frame-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    stopWebRtc(contents)
  })
}

/** WebRTC passes by the content security policy, the request filter and the proxy. */
function stopWebRtc(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

function isOwnUrl(url: string): boolean {
  return ['app:', 'devtools:', 'data:', 'blob:'].includes(new URL(url).protocol)
}
