const sizes = ['1,000', '10,000']
/** Name, and how often the floor's time at most; null where no goal was set. */
const formats = {
  native: ['JSONL', 1.5],
  iob2: ['IOB2', 3],
  brat: ['brat', null],
  xmi: ['XMI', null],
}

/** Exporting a corpus, and reading it back. */
export const exportCorpus = {
  title: 'Export a corpus',
  work: 'export',
  runsIn: 'node',
  unit: 'ms',
  sizes,
  approaches: Object.fromEntries(
    Object.entries(formats).flatMap(([format, [name]]) => [
      [`${format} written`, `${name}, written`],
      [`${format} verified`, `${name}, written and verified`],
      [`${format} kept`, `${name}, written and verified, looked at`],
      [`${format} floor`, `${name}: read, parse and write the same bytes`],
    ]),
  ),
  figures: { time: 'time', processor: 'processor time', peak: 'peak memory', kept: 'memory in use' },
  units: { peak: 'MB', kept: 'MB' },
  goals: [
    ...Object.entries(formats).flatMap(([format, [, atMost]]) => {
      const against = { approach: `${format} floor` }
      const [written, verified] = [`${format} written`, `${format} verified`]
      return [
        { figure: 'time', size: '10,000', ours: written, against, ...(atMost && { atMost }) },
        { figure: 'processor', size: '10,000', ours: written, against },
        { figure: 'time', size: '10,000', ours: verified, against },
        { figure: 'processor', size: '10,000', ours: verified, against },
      ]
    }),
    ...Object.keys(formats).flatMap((format) => {
      const growth = { size: '10,000', against: { size: '1,000' } }
      return [
        { ...growth, figure: 'peak', ours: `${format} written`, atMost: 1.25 },
        { ...growth, figure: 'peak', ours: `${format} verified`, atMost: 1.25 },
        { ...growth, figure: 'kept', ours: `${format} kept` },
      ]
    }),
  ],
  remarks: [
    'Sizes are documents of 5 kB, each with a set of 20 spans. Every figure comes from a process of its own; loading the code is not in it. Nobody syncs an export. Processor time, of all threads, is what other work on the machine disturbs least.',
    'Verified is the job that the window starts (jobs/export-corpus.ts): it takes fingerprints of all that it writes, reads every file back with the format’s own reader and compares; no goal was set for it. Written is what is left without that: the project read with all its checks, the format’s writer, the files.',
    'The floor reads the document’s and the set’s file, parses both, and writes the bytes of the export into files of the same names: one for JSONL, two for each document for IOB2 and brat, one for each for XMI.',
    'Peak memory is the largest resident size of the process (the floor holds the export’s bytes from before it starts, so its own says nothing).',
    'Memory in use is the JavaScript heap behind a full garbage collection, the most of what a look at every tenth pause of the job found, with the code’s own: what of the peak is not merely waiting to be collected. That job is measured for nothing else.',
  ],
}
