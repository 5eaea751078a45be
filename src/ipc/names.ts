/** Names of channels and events, apart from the schemas so that the preload carries no validation library. */
export const channelNames = [
  'app:view',
  'app:formats',
  'annotator:choose',
  'annotator:takeOver',
  'project:create',
  'project:open',
  'project:openRecent',
  'project:forgetRecent',
  'project:openSample',
  'project:close',
  'project:documents',
  'document:open',
  'document:remove',
  'document:settle',
  'document:versions',
  'document:asOf',
  'document:rememberPlace',
  'annotation:perform',
  'import:choose',
  'import:dropped',
  'export:run',
  'export:show',
  'job:cancel',
  'view:setZoom',
  'view:setColourScheme',
] as const
export type ChannelName = (typeof channelNames)[number]

export const eventNames = [
  'app:action',
  'app:networkAttempts',
  'app:notice',
  'annotator:lockChanged',
  'project:documentsChanged',
  'project:reading',
  'save:state',
  'job:progress',
] as const
export type EventName = (typeof eventNames)[number]
