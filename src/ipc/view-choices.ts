/** How letters are shown on this computer. The text is the same in each. */
export interface LetterLook {
  /** With white space folded, or as the file has it. */
  readonly letterView: (typeof letterViews)[number]
  readonly letterFont: (typeof letterFonts)[number]
  /** Characters in a line of the reading view, on average. */
  readonly lineLength: (typeof lineLengths)[number]
  /** Whether the raw view numbers the lines of the file. */
  readonly lineNumbers: boolean
}

/** How the window looks on this computer, whatever project is open. */
export interface ViewChoices extends LetterLook {
  /** What the pane on the right shows when a project opens. */
  readonly sideTab: (typeof sideTabs)[number]
  /** Whether suggestions are shown. */
  readonly suggestions: boolean
}

export const letterViews = ['reading', 'raw'] as const
export const letterFonts = ['serif', 'sans', 'monospaced'] as const
export const lineLengths = [60, 70, 80, 90, 100] as const

export const sideTabs = ['ledger', 'spans', 'suggestions', 'checks', 'guideline', 'notes'] as const

export const initialLetterLook: LetterLook = {
  letterView: 'reading',
  letterFont: 'serif',
  lineLength: 80,
  lineNumbers: false,
}

export const initialViewChoices: ViewChoices = { ...initialLetterLook, sideTab: 'ledger', suggestions: true }
