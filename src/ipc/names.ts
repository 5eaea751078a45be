/** Names of channels and events, apart from the schemas so that the preload carries no validation library. */
export const channelNames = [
  'app:view',
  'app:formats',
  'annotator:choose',
  'project:create',
  'project:open',
  'project:openRecent',
  'project:forgetRecent',
  'project:openSample',
  'project:close',
  'project:documents',
  'document:open',
  'document:remove',
  'document:useLastGood',
  'document:rememberPlace',
  'annotation:perform',
  'import:choose',
  'import:dropped',
  'export:run',
  'export:show',
  'backup:run',
  'backup:show',
  'backup:read',
  'backup:restore',
  'job:cancel',
  'view:setZoom',
  'view:setColourScheme',
] as const
export type ChannelName = (typeof channelNames)[number]

export const eventNames = [
  'app:action',
  'app:networkAttempts',
  'app:notice',
  'project:documentsChanged',
  'save:state',
  'job:progress',
] as const
export type EventName = (typeof eventNames)[number]
