/**
 * The single list of what a user can do, as data: the application menu, the keys, the command palette and the
 * list of keys are made from it. Main sends the id of a chosen menu item; the renderer performs it.
 */
export interface UserAction {
  readonly id: ActionId
  readonly name: string
  readonly menu: MenuName
  /** Keys in Electron's accelerator notation; a single letter or digit acts only outside input fields. */
  readonly keys?: string
  /** What must be there for the action to be possible. */
  readonly needs: ActionNeed
}

export const menuNames = ['File', 'Edit', 'Mark', 'Go', 'View', 'Help'] as const
export type MenuName = (typeof menuNames)[number]

export type ActionNeed =
  | 'nothing'
  | 'project'
  | 'document'
  | 'span'
  | 'edge'
  | 'selection'
  | 'ledger'
  | 'undo'
  | 'redo'
  | 'finding'
  | 'match'
  | 'results'
  | 'evaluation'

interface ActionEntry {
  readonly id: string
  readonly name: string
  readonly menu: MenuName
  readonly keys?: string
  readonly needs: ActionNeed
}

const entries = [
  { id: 'project.create', name: 'New project …', menu: 'File', keys: 'CmdOrCtrl+Shift+N', needs: 'nothing' },
  { id: 'project.open', name: 'Open project …', menu: 'File', keys: 'CmdOrCtrl+O', needs: 'nothing' },
  { id: 'project.openSample', name: 'Open the sample project', menu: 'File', needs: 'nothing' },
  { id: 'project.close', name: 'Close project', menu: 'File', keys: 'CmdOrCtrl+Shift+W', needs: 'project' },
  { id: 'import.open', name: 'Import …', menu: 'File', keys: 'CmdOrCtrl+I', needs: 'project' },
  { id: 'export.open', name: 'Export …', menu: 'File', keys: 'CmdOrCtrl+E', needs: 'project' },
  { id: 'export.verify', name: 'Verify an export …', menu: 'File', needs: 'project' },
  { id: 'export.compare', name: 'Compare two exports …', menu: 'File', needs: 'project' },
  { id: 'predictions.import', name: 'Import parser predictions …', menu: 'File', needs: 'project' },
  { id: 'suggester.remove', name: 'Remove suggester …', menu: 'File', needs: 'project' },
  {
    id: 'evaluate.open',
    name: 'Evaluate the rules or a parser …',
    menu: 'File',
    keys: 'CmdOrCtrl+Shift+E',
    needs: 'project',
  },
  { id: 'backup.make', name: 'Back up …', menu: 'File', needs: 'project' },
  { id: 'backup.restore', name: 'Restore from a backup …', menu: 'File', needs: 'project' },
  { id: 'document.remove', name: 'Remove document …', menu: 'File', needs: 'document' },
  { id: 'annotator.switch', name: 'Switch annotator …', menu: 'File', needs: 'nothing' },
  { id: 'edit.undo', name: 'Undo', menu: 'Edit', keys: 'CmdOrCtrl+Z', needs: 'undo' },
  { id: 'edit.redo', name: 'Redo', menu: 'Edit', keys: 'CmdOrCtrl+Shift+Z', needs: 'redo' },
  {
    id: 'versions.open',
    name: 'Earlier versions …',
    menu: 'Edit',
    keys: 'CmdOrCtrl+Shift+H',
    needs: 'document',
  },
  { id: 'find.open', name: 'Find …', menu: 'Edit', keys: 'CmdOrCtrl+F', needs: 'document' },
  { id: 'find.next', name: 'Next match', menu: 'Edit', keys: 'F3', needs: 'document' },
  { id: 'find.previous', name: 'Previous match', menu: 'Edit', keys: 'Shift+F3', needs: 'document' },
  {
    id: 'find.inProject',
    name: 'Find in all letters …',
    menu: 'Edit',
    keys: 'CmdOrCtrl+Shift+F',
    needs: 'project',
  },
  { id: 'find.nextResult', name: 'Next find in all letters', menu: 'Edit', keys: 'F4', needs: 'results' },
  {
    id: 'find.previousResult',
    name: 'Previous find in all letters',
    menu: 'Edit',
    keys: 'Shift+F4',
    needs: 'results',
  },
  { id: 'find.case', name: 'Match capital letters', menu: 'Edit', keys: 'Alt+C', needs: 'finding' },
  { id: 'find.wholeWord', name: 'Match whole words', menu: 'Edit', keys: 'Alt+W', needs: 'finding' },
  { id: 'find.regex', name: 'Find by regular expression', menu: 'Edit', keys: 'Alt+R', needs: 'finding' },
  {
    id: 'find.mark',
    name: 'Mark match with the armed label',
    menu: 'Mark',
    keys: 'CmdOrCtrl+Enter',
    needs: 'match',
  },
  { id: 'span.remove', name: 'Delete span', menu: 'Mark', keys: 'Delete', needs: 'span' },
  { id: 'edge.startBack', name: 'Start of the span a word back', menu: 'Mark', keys: 'A', needs: 'edge' },
  { id: 'edge.startOn', name: 'Start of the span a word on', menu: 'Mark', keys: 'S', needs: 'edge' },
  { id: 'edge.endBack', name: 'End of the span a word back', menu: 'Mark', keys: 'D', needs: 'edge' },
  { id: 'edge.endOn', name: 'End of the span a word on', menu: 'Mark', keys: 'F', needs: 'edge' },
  {
    id: 'edge.startBackCharacter',
    name: 'Start of the span a character back',
    menu: 'Mark',
    keys: 'Shift+A',
    needs: 'edge',
  },
  {
    id: 'edge.startOnCharacter',
    name: 'Start of the span a character on',
    menu: 'Mark',
    keys: 'Shift+S',
    needs: 'edge',
  },
  {
    id: 'edge.endBackCharacter',
    name: 'End of the span a character back',
    menu: 'Mark',
    keys: 'Shift+D',
    needs: 'edge',
  },
  {
    id: 'edge.endOnCharacter',
    name: 'End of the span a character on',
    menu: 'Mark',
    keys: 'Shift+F',
    needs: 'edge',
  },
  { id: 'word.select', name: 'Select words by their letters', menu: 'Mark', keys: 'W', needs: 'document' },
  { id: 'selection.grow', name: 'Select more', menu: 'Mark', keys: 'E', needs: 'document' },
  { id: 'lens.open', name: 'Label lens …', menu: 'Mark', keys: 'L', needs: 'document' },
  { id: 'toDo.absent', name: 'Absent in the letter', menu: 'Mark', keys: 'X', needs: 'ledger' },
  {
    id: 'relation.previous',
    name: 'Move the span to the issue before',
    menu: 'Mark',
    keys: 'Alt+Shift+Up',
    needs: 'span',
  },
  {
    id: 'relation.next',
    name: 'Move the span to the issue after',
    menu: 'Mark',
    keys: 'Alt+Shift+Down',
    needs: 'span',
  },
  { id: 'suggestion.accept', name: 'Accept the suggestion', menu: 'Mark', keys: 'Y', needs: 'document' },
  { id: 'suggestion.reject', name: 'Reject the suggestion', menu: 'Mark', keys: 'R', needs: 'document' },
  {
    id: 'suggestion.acceptRule',
    name: 'Accept all of its rule in this letter',
    menu: 'Mark',
    keys: 'Shift+Y',
    needs: 'document',
  },
  {
    id: 'suggestion.rejectRule',
    name: 'Reject all of its rule in this letter',
    menu: 'Mark',
    keys: 'Shift+R',
    needs: 'document',
  },
  { id: 'label.disarm', name: 'Put the label down', menu: 'Mark', keys: 'Escape', needs: 'document' },
  { id: 'span.next', name: 'Next span', menu: 'Go', keys: 'Alt+Right', needs: 'document' },
  { id: 'span.previous', name: 'Previous span', menu: 'Go', keys: 'Alt+Left', needs: 'document' },
  { id: 'word.go', name: 'Go to a word by its letters', menu: 'Go', keys: 'G', needs: 'document' },
  { id: 'caret.nextSentence', name: 'Next sentence', menu: 'Go', keys: 'J', needs: 'document' },
  { id: 'caret.previousSentence', name: 'Previous sentence', menu: 'Go', keys: 'K', needs: 'document' },
  {
    id: 'caret.nextParagraph',
    name: 'Next paragraph',
    menu: 'Go',
    keys: 'CmdOrCtrl+Down',
    needs: 'document',
  },
  {
    id: 'caret.previousParagraph',
    name: 'Previous paragraph',
    menu: 'Go',
    keys: 'CmdOrCtrl+Up',
    needs: 'document',
  },
  {
    id: 'caret.nextSection',
    name: 'Next section',
    menu: 'Go',
    keys: 'CmdOrCtrl+PageDown',
    needs: 'document',
  },
  {
    id: 'caret.previousSection',
    name: 'Previous section',
    menu: 'Go',
    keys: 'CmdOrCtrl+PageUp',
    needs: 'document',
  },
  {
    id: 'extend.nextSentence',
    name: 'Select to the next sentence',
    menu: 'Mark',
    keys: 'Shift+J',
    needs: 'document',
  },
  {
    id: 'extend.previousSentence',
    name: 'Select to the previous sentence',
    menu: 'Mark',
    keys: 'Shift+K',
    needs: 'document',
  },
  {
    id: 'extend.nextParagraph',
    name: 'Select to the next paragraph',
    menu: 'Mark',
    keys: 'CmdOrCtrl+Shift+Down',
    needs: 'document',
  },
  {
    id: 'extend.previousParagraph',
    name: 'Select to the previous paragraph',
    menu: 'Mark',
    keys: 'CmdOrCtrl+Shift+Up',
    needs: 'document',
  },
  {
    id: 'extend.nextSection',
    name: 'Select to the next section',
    menu: 'Mark',
    keys: 'CmdOrCtrl+Shift+PageDown',
    needs: 'document',
  },
  {
    id: 'extend.previousSection',
    name: 'Select to the previous section',
    menu: 'Mark',
    keys: 'CmdOrCtrl+Shift+PageUp',
    needs: 'document',
  },
  { id: 'outline.open', name: 'Go to a part of the letter …', menu: 'Go', keys: 'O', needs: 'ledger' },
  { id: 'document.next', name: 'Next document', menu: 'Go', keys: 'Alt+Down', needs: 'project' },
  { id: 'document.previous', name: 'Previous document', menu: 'Go', keys: 'Alt+Up', needs: 'project' },
  {
    id: 'document.done',
    name: 'Done, and on to the next document',
    menu: 'Go',
    keys: 'CmdOrCtrl+Shift+Enter',
    needs: 'document',
  },
  { id: 'focus.documents', name: 'Go to the document list', menu: 'Go', keys: 'F6', needs: 'project' },
  { id: 'focus.text', name: 'Go to the text', menu: 'Go', keys: 'F7', needs: 'document' },
  { id: 'focus.ledger', name: 'Go to the ledger', menu: 'Go', keys: 'F9', needs: 'ledger' },
  {
    id: 'focus.guideline',
    name: "The guideline's part on the label",
    menu: 'Go',
    keys: 'Shift+G',
    needs: 'project',
  },
  { id: 'toDo.next', name: 'Next to-do of the ledger', menu: 'Go', keys: 'N', needs: 'ledger' },
  { id: 'finding.next', name: 'Next finding of the checks', menu: 'Go', keys: 'Shift+N', needs: 'document' },
  { id: 'suggestion.next', name: 'Next suggestion', menu: 'Go', keys: '.', needs: 'document' },
  { id: 'suggestion.previous', name: 'Previous suggestion', menu: 'Go', keys: ',', needs: 'document' },
  { id: 'focus.suggestions', name: 'Go to the suggestions', menu: 'Go', keys: 'Shift+F8', needs: 'document' },
  {
    id: 'evaluate.back',
    name: 'Back to the errors of the evaluation',
    menu: 'Go',
    keys: 'B',
    needs: 'evaluation',
  },
  { id: 'focus.spans', name: 'Go to the span list', menu: 'Go', keys: 'F8', needs: 'document' },
  { id: 'focus.details', name: 'Edit the selected span', menu: 'Mark', keys: 'F2', needs: 'span' },
  { id: 'view.palette', name: 'Command palette', menu: 'View', keys: 'CmdOrCtrl+K', needs: 'nothing' },
  {
    id: 'view.colourScheme',
    name: 'Light or dark',
    menu: 'View',
    keys: 'CmdOrCtrl+Shift+L',
    needs: 'nothing',
  },
  { id: 'view.raw', name: 'Raw view', menu: 'View', keys: 'CmdOrCtrl+Shift+V', needs: 'nothing' },
  { id: 'view.suggestions', name: 'Show suggestions, or not', menu: 'View', needs: 'nothing' },
  {
    id: 'view.letterLook',
    name: 'Font, line length, line numbers …',
    menu: 'View',
    keys: 'CmdOrCtrl+Shift+T',
    needs: 'document',
  },
  { id: 'view.zoomIn', name: 'Larger', menu: 'View', keys: 'CmdOrCtrl+Plus', needs: 'nothing' },
  { id: 'view.zoomOut', name: 'Smaller', menu: 'View', keys: 'CmdOrCtrl+-', needs: 'nothing' },
  { id: 'view.zoomReset', name: 'Actual size', menu: 'View', keys: 'CmdOrCtrl+0', needs: 'nothing' },
  { id: 'help.keys', name: 'All keys', menu: 'Help', keys: 'Shift+/', needs: 'nothing' },
  { id: 'help.about', name: 'About Goldspan', menu: 'Help', needs: 'nothing' },
] as const satisfies readonly ActionEntry[]

export type ActionId = (typeof entries)[number]['id']

export const userActions: readonly UserAction[] = entries
