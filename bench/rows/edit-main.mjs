const sizes = ['100', '10,000', '100,000', 'L']

/** One edit in main, from the command received to its record on disk. */
export const editMain = {
  title: 'One edit in main: command received to sync returned',
  work: 'edit-main',
  runsIn: 'node',
  unit: 'ms',
  sizes,
  approaches: {
    goldspan: "Goldspan's store",
    fdatasync: 'append of 4 kB and fdatasync, blocking (the floor)',
    'fdatasync-handle': 'the same through an asynchronous handle',
    sqlite: 'SQLite, WAL, synchronous=FULL',
    lowdb: 'lowdb, the whole corpus in one file',
  },
  // lowdb's garbage must not be collected in the others' time.
  teams: [['goldspan', 'fdatasync', 'fdatasync-handle', 'sqlite'], ['lowdb']],
  ours: 'goldspan',
  figures: {
    edit: 'edit',
    undisturbed: 'edit, 10th percentile',
    slow: 'edit, 95th percentile',
    bytes: 'bytes written by an edit',
  },
  units: { bytes: 'B' },
  goals: [
    ...sizes.map((size) => ({ figure: 'edit', size, against: { approach: 'fdatasync' }, atMost: 2 })),
    ...sizes.map((size) => ({ figure: 'edit', size, against: { approach: 'sqlite' }, atMost: 1 })),
    ...['fdatasync', 'sqlite'].flatMap((approach) =>
      sizes.map((size) => ({ figure: 'undisturbed', size, against: { approach } })),
    ),
    ...['100', '10,000'].map((size) => ({
      figure: 'bytes',
      size,
      against: { approach: 'lowdb' },
      atMost: 1 / 1000,
    })),
    ...['100,000', 'L'].map((size) => ({
      figure: 'undisturbed',
      size,
      against: { size: '100' },
      atMost: 1.25,
    })),
  ],
  remarks: [
    'Sizes are documents of 5 kB with 20 spans in the project; L is a project of one document of 1 MB with 10,000 spans. An edit moves the end of the span in the middle of an open document by one character and back.',
    "Goldspan's figure is ProjectStore.perform, awaited: the checks of the command, the set after it, the record, the sync and the look whether the segment is still in its place. Checkpoints, which are written after 2 s without an edit or 500 edits, do not fall into it.",
    'The 10th percentile is what other work on the machine disturbs least. How flat an edit is, is seen there: those are processes minutes apart.',
    'SQLite gets the same record in a journal table and an update of the span’s row, in one transaction (better-sqlite3).',
    'All but lowdb share a process and take turns of 10 edits, 20 turns in each run, so that a slow moment of the disk is everyone’s. lowdb makes 30 edits in each run, 3 where there are 10,000 documents.',
    'At 100,000 documents lowdb’s stock adapter cannot write at all: the text of the whole corpus is longer than a string may be (RangeError: Invalid string length).',
    'Bytes are those that the process handed to the system (wchar of /proc/self/io); lowdb never syncs them.',
  ],
}
