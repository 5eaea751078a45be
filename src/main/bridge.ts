import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { contract, type Events, type RequestOf, type ResponseOf } from '../ipc/contract'
import { failure, type Result } from '../ipc/failures'
import { channelNames, type ChannelName, type EventName } from '../ipc/names'
import { appOrigin } from './shell/app-protocol'
import { logUnexpected } from './shell/failure-log'

/** One handler per channel: a channel without its handler does not compile. */
export type Handlers = {
  readonly [C in ChannelName]: (
    request: RequestOf<C>,
  ) => Result<ResponseOf<C>> | Promise<Result<ResponseOf<C>>>
}

/** The only place that listens to the page: checks the sender, validates, calls, wraps failures as codes. */
export function registerBridge(window: BrowserWindow, handlers: Handlers): void {
  for (const channel of channelNames) {
    ipcMain.removeHandler(channel)
    ipcMain.handle(channel, (event, request: unknown) => answer(window, handlers, channel, event, request))
  }
}

/** Tells the page something unasked. */
export function emit<E extends EventName>(window: BrowserWindow, event: E, payload: Events[E]): void {
  if (!window.isDestroyed()) window.webContents.send(event, payload)
}

async function answer<C extends ChannelName>(
  window: BrowserWindow,
  handlers: Handlers,
  channel: C,
  event: IpcMainInvokeEvent,
  request: unknown,
): Promise<Result<ResponseOf<C>>> {
  // Read before anything is awaited: the frame is gone once it navigates.
  if (!isOwnPage(window, event)) return failure('invalid-request')
  try {
    const parsed = contract[channel].request.safeParse(request)
    // What zod says of a mistake may quote the value, so it stays here.
    if (!parsed.success) return failure('invalid-request', { channel })
    return await handlers[channel](parsed.data as RequestOf<C>)
  } catch (error) {
    logUnexpected(error)
    return failure('internal')
  }
}

function isOwnPage(window: BrowserWindow, event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  return (
    frame !== null &&
    frame.parent === null &&
    frame.origin === appOrigin &&
    !window.isDestroyed() &&
    event.sender === window.webContents
  )
}
