const sizes = ['10,000', '100,000']
const rebuilds = ['rebuild', 'rebuild-sets']

/** Opening a project up to the rows of its document list, with its index and without. */
export const openList = {
  title: 'Open and list a project; rebuild its index',
  work: 'open-list',
  runsIn: 'node',
  unit: 'ms',
  sizes,
  approaches: {
    open: 'open and list',
    sqlite: 'SQLite: open and select the same rows',
    rebuild: 'rebuild from the documents',
    'rebuild-floor': 'read and parse every document file',
    'rebuild-sets': 'rebuild from documents and sets',
    'rebuild-sets-floor': 'read and parse all those files',
  },
  figures: { time: 'time', processor: 'processor time' },
  goals: sizes.flatMap((size) =>
    [['open', 'sqlite', 0.6], ...rebuilds.map((rebuild) => [rebuild, `${rebuild}-floor`, 1.3])].flatMap(
      ([ours, approach, atMost]) => [
        { figure: 'time', size, ours, against: { approach }, atMost },
        { figure: 'processor', size, ours, against: { approach } },
      ],
    ),
  ),
  remarks: [
    'Sizes are documents of 5 kB, each with a set of 20 spans. Every figure comes from a process of its own; loading the code is not in it. The files are in the system’s cache for all. Processor time, of all threads, is what other work on the machine disturbs least.',
    'Open and list is openProject and ProjectStore.rows for the annotator who has marked all documents. SQLite keeps texts in a table of their own and the number of spans with the set, and sorts by title and id as the list does.',
    'To rebuild is the same without .goldspan/index.json: once for nobody, which reads the documents alone, and once for that annotator, which reads all sets too. The journal is short; records that no checkpoint holds would have to be read as well. It runs in main in slices of 8 ms.',
  ],
}
