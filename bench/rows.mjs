import { edit } from './rows/edit.mjs'
import { memory } from './rows/memory.mjs'
import { open } from './rows/open.mjs'

/** What can be measured, by the name it is asked for. */
export const rows = { open, edit, memory }
