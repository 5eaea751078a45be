/** Scroll bars of a table show that there is more, and take no room while there is not. */
export const tableScroll = { type: 'auto', offsetScrollbars: 'present' } as const
