const sizes = ['S', 'M', 'L']

/** A fling through the whole letter. */
export const scroll = {
  title: 'Fling through a whole letter',
  work: 'fling-letter',
  runsIn: 'window',
  unit: 'ms',
  sizes,
  approaches: {
    'text-pane': "Goldspan's text pane",
    'empty-sheet': 'an empty sheet of that height (the background)',
    plain: 'plain paragraphs without any span (the floor)',
    'react-naive': 'React, one mark for each piece, in one element',
    'recogito-spans-ranges': 'Recogito 4.1.1 SPANS, given ready Ranges',
    'recogito-highlights-ranges': 'Recogito 4.1.1 CSS_HIGHLIGHTS, given ready Ranges',
  },
  ours: 'text-pane',
  figures: { longest: 'longest time between two frames', late: 'frames over one vsync' },
  units: { late: 'frames' },
  goals: [
    ...sizes.map((size) => ({ figure: 'late', size, atMost: 0 })),
    ...['empty-sheet', 'plain', 'react-naive', 'recogito-spans-ranges'].map((approach) => ({
      figure: 'longest',
      size: 'L',
      against: { approach },
    })),
  ],
  remarks: [
    'The letter goes by in 300 animation frames (5 s), by the same distance in each, from its top to its end: at L two windows a frame.',
    'Times are those from the beginning of one frame to that of the next, as the browser gives them to requestAnimationFrame: on a screen of 60 Hz 16.7 ms, or a multiple of it where the main thread was late. A frame counts as over one vsync from 25 ms on.',
    'What is seen here is the main thread. Tiles that are painted late by other threads would not be.',
    'The empty sheet says what the machine does by itself: one late frame of it is one that nobody made.',
  ],
}
