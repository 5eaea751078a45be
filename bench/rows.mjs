import { edit } from './rows/edit.mjs'
import { editMain } from './rows/edit-main.mjs'
import { exportCorpus } from './rows/export-corpus.mjs'
import { lens } from './rows/lens.mjs'
import { memory } from './rows/memory.mjs'
import { open } from './rows/open.mjs'
import { openList } from './rows/open-list.mjs'
import { openWindow } from './rows/open-window.mjs'
import { scroll } from './rows/scroll.mjs'
import { suggest } from './rows/suggest.mjs'
import { suggestWindow } from './rows/suggest-window.mjs'

/** What can be measured, by the name it is asked for. */
export const rows = {
  open,
  'open-window': openWindow,
  edit,
  scroll,
  memory,
  'edit-main': editMain,
  'open-list': openList,
  export: exportCorpus,
  lens,
  suggest,
  'suggest-window': suggestWindow,
}
