const sizes = ['S', 'M', 'L']
const ways = ['first', 'again']

/** What Label Studio took for a letter of 100 kB with 1,000 spans, until all was painted (ms). */
const labelStudio = { quoted: 5727, words: 'Label Studio 1.4.0, quoted' }

/** The whole window of the built app: a document is opened from the list, and words are found in it. */
export const openWindow = {
  title: 'Open a letter in the whole window, from the list of documents; find words at its end',
  work: 'open-letter',
  runsIn: 'app',
  unit: 'ms',
  sizes,
  approaches: {
    first: 'Goldspan, opened for the first time',
    again: 'Goldspan, again after another document',
    plain: 'plain paragraphs without any span, nothing else (the floor)',
  },
  teams: [ways, ['plain']],
  figures: {
    open: 'open',
    find: 'find the last words',
    findPattern: 'find them by a regular expression',
  },
  goals: [
    ...ways.map((ours) => ({ figure: 'open', size: 'M', ours, against: labelStudio, atMost: 1 / 50 })),
    ...ways.map((ours) => ({
      figure: 'open',
      size: 'L',
      ours,
      against: { approach: 'plain' },
      atMost: 0.4,
    })),
    ...['find', 'findPattern'].map((figure) => ({
      figure,
      size: 'L',
      ours: 'again',
      against: { size: 'S' },
    })),
  ],
  remarks: [
    'The app as it is built, its own main process, preload and page, in a window of 1440 × 900, on a project with documents S, M and L and the letter that was worked on last, which is open when the project is. Its files are in the system’s cache, its code has run for that letter alone.',
    'From the click on the document’s row (the time of a real mouse event) to the beginning of the second frame after its title, its text, its painted spans and its list of spans are there: in between lie the message to main, the files of document and set read and checked, and the message back.',
    'Label Studio is quoted, not installed: its editor (@heartexlabs/label-studio 1.4.0, whole, with its list of regions, in Chromium 156 on such a machine) took 5,727 ms at M. At L it had painted nothing after 349 s.',
    'The floor is the row above’s: the same text in plain paragraphs, on a page with nothing else and already in its memory, measured in turn with the window.',
    'Last words are the shortest tail of the letter that stands nowhere else in it (16 to 290 code units). From their insertion in the find bar, at once and at the top of the letter, until they are the match at hand, painted and in view, and still so in the next frame; a run that does not come there fails. The regular expression is the first one in the app’s life: 150 ms for which typing rests and the start of the process that looks for it are in the figure.',
  ],
}
