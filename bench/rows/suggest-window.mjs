/** The longest that anything may keep the window from answering (ms). */
const noStall = { quoted: 50, words: '50 ms, the aim' }

/** What the window feels of letters being read by the rules, and of an evaluation of the rules over as many. */
export const suggestWindow = {
  title: 'Suggest marks in letters while the window is in use',
  work: 'use-suggestions',
  runsIn: 'app',
  unit: 'ms',
  sizes: ['1,000'],
  approaches: { window: 'Goldspan' },
  teams: [['window']],
  figures: {
    all: 'to the suggestions for all of them',
    longest: 'longest task of the window meanwhile',
    evaluated: 'to the evaluation of the rules over all of them',
    longestEvaluated: 'longest task of the window meanwhile',
  },
  goals: ['longest', 'longestEvaluated'].map((figure) => ({
    figure,
    size: '1,000',
    ours: 'window',
    against: noStall,
    atMost: 1,
  })),
  remarks: [
    'The five sample letters, two hundred times under another number, each finished with nine in ten of the marks that the rules suggest. The app as it is built, in a window of 1440 × 900 with one of the letters open.',
    'The page asks for the suggestions of every letter, one after the other, as it does for the letter on screen. The evaluation is opened by the menu; its time runs until its figures are there, to the second frame after that.',
    'The longest task is the longest time between two messages that the page sends itself all the while, so that it counts style, layout and paint of the main thread too.',
  ],
}
