/** 200 letters a second, in milliseconds for a thousand. */
const twoHundredASecond = { quoted: 5000, words: '200 letters a second, the aim' }

/** What the rules suggest, letter by letter. */
export const suggest = {
  title: 'Suggest marks in letters',
  work: 'suggest',
  runsIn: 'node',
  unit: 'ms',
  sizes: ['1,000'],
  approaches: {
    suggest: 'read every letter and have the rules suggest marks in it',
    files: 'read the same files (the floor)',
  },
  teams: [['suggest'], ['files']],
  figures: { time: 'time', processor: 'processor time' },
  goals: [
    { figure: 'time', size: '1,000', ours: 'suggest', against: twoHundredASecond, atMost: 1 },
    { figure: 'time', size: '1,000', ours: 'suggest', against: { approach: 'files' } },
  ],
  remarks: [
    'The five sample letters, two hundred times: what the other rows’ letters are made of has no issues to suggest marks in. Every figure comes from a process of its own, whose first letter is the first that its code has seen.',
  ],
}
