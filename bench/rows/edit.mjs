const edits = ['add', 'move', 'delete']

/** One edit of a span in view, in the middle of the letter. */
export const edit = {
  title: 'Add, move and delete a span: main thread of one frame',
  work: 'edit-spans',
  unit: 'ms',
  sizes: ['S', 'M', 'L'],
  approaches: {
    'text-pane': "Goldspan's text pane",
    'react-naive': 'React, one mark for each piece, in one element',
    'react-paragraphs': 'React, one mark for each piece, in paragraphs',
  },
  figures: { add: 'add', move: 'move', delete: 'delete' },
  goals: edits.flatMap((figure) => [
    { figure, size: 'L', against: { approach: 'react-naive' }, atMost: 1 / 60 },
    { figure, size: 'L', atMost: 16 },
    { figure, size: 'L', against: { size: 'S' }, atMost: 4 },
  ]),
  remarks: [
    'From the call to the end of the style, layout and paint of its frame, on the main thread, without the wait for the screen; each run gives the median of 8 edits after 2 to warm up.',
    'The list of spans is made anew within the time, as the app makes it, and the text pane also draws the ring and tag of the selected span, which React here does not.',
  ],
}
