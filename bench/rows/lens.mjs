const sizes = ['500', '10,000']

/** The label lens of the built app: words are looked for in all documents, labelled there and taken back. */
export const lens = {
  title: 'Label lens: look for words in all documents, label them, take that back',
  work: 'use-lens',
  runsIn: 'app',
  unit: 'ms',
  sizes,
  approaches: {
    lens: 'Goldspan',
    files: 'read and parse every document file and match the words, in the app’s main process (the floor)',
  },
  teams: [['lens', 'files']],
  figures: {
    first: 'to the first results',
    all: 'to all results',
    longest: 'longest task of the window meanwhile',
    apply: 'to all of them labelled',
    longestApply: 'longest task of the window meanwhile',
    undo: 'to all of it taken back',
  },
  goals: [
    ...sizes.map((size) => ({ figure: 'all', size, ours: 'lens', against: { approach: 'files' } })),
    ...['first', 'longest'].map((figure) => ({
      figure,
      size: '10,000',
      ours: 'lens',
      against: { size: '500' },
    })),
  ],
  remarks: [
    'Sizes are documents of 5 kB, each with a set of 20 spans; the words stand about once in each. The app as it is built, in a window of 1440 × 900.',
    'From the press of Enter in the lens until its first row is there, and until it says how many places there are; from the click on the button until the run’s report is there, and the same for taking it back. Each time to the second frame after it. What is labelled is labelled in the journal, synced document by document.',
    'Labelling and taking back are measured at 500 documents alone: at 10,000 they may take longer than a run waits.',
    'The longest task is the longest time between two messages that the page sends itself all the while, so that it counts style, layout and paint of the main thread too.',
  ],
}
