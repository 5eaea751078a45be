/** What a letter costs in memory while it is open. */
export const memory = {
  title: 'Memory with a letter open',
  work: 'letter-memory',
  runsIn: 'window',
  unit: 'MB',
  sizes: ['S', 'M', 'L'],
  approaches: {
    'text-pane': "Goldspan's text pane",
    plain: 'plain paragraphs without any span (the floor)',
  },
  lessEmptyPage: true,
  ours: 'text-pane',
  figures: {
    heap: 'heap (JavaScript + Blink)',
    jsHeap: 'JavaScript heap',
    blinkHeap: 'Blink heap (Oilpan)',
    privateMemory: 'private memory of the process',
  },
  goals: [{ figure: 'heap', size: 'L', against: { approach: 'plain' }, atMost: 0.25 }],
  remarks: [
    "JavaScript heap: used size by CDP's Runtime.getHeapUsage. Blink heap: allocated objects by Electron's process.getBlinkMemoryInfo (DOM, style, layout). Both after four garbage collections, at the top of the letter, less the same of the empty page.",
    "The text pane's heap includes the text and the 10,000 spans as the page was given them; the floor has no spans.",
    "In neither heap: the letter's characters in Blink's strings, shaped words, painted tiles. They are in the private memory (Private_* of /proc/<pid>/smaps_rollup), which also holds what allocators keep for later and so says less.",
  ],
}
