const figures = {
  addAtTop: 'add at the top',
  moveAtTop: 'move at the top',
  deleteAtTop: 'delete at the top',
  addInMiddle: 'add in the middle',
  moveInMiddle: 'move in the middle',
  deleteInMiddle: 'delete in the middle',
}

/** One edit of a span in view, at the top of the letter and in its middle. */
export const edit = {
  title: 'Add, move and delete a span: main thread of one frame',
  work: 'edit-spans',
  runsIn: 'window',
  unit: 'ms',
  sizes: ['S', 'M', 'L'],
  approaches: {
    'text-pane': "Goldspan's text pane",
    'react-naive': 'React, one mark for each piece, in one element',
    'react-paragraphs': 'React, one mark for each piece, in paragraphs',
  },
  ours: 'text-pane',
  figures,
  goals: Object.keys(figures).flatMap((figure) => [
    { figure, size: 'L', against: { approach: 'react-naive' }, atMost: 1 / 60 },
    { figure, size: 'L', atMost: 16 },
    { figure, size: 'L', against: { size: 'S' }, atMost: 4 },
  ]),
  remarks: [
    'From the call to the end of the style, layout and paint of its frame, on the main thread, without the wait for the screen; each run gives the median of 6 edits after 2 to warm up.',
    'React renders the whole letter anew each time. In one element, as text annotators are mostly written, the browser lays out all lines from the edit on: most at the top, half of them in the middle. In paragraphs it lays out one of them.',
    'The list of spans is made anew within the time, as the app makes it, and the text pane also draws the ring and tag of the selected span, which React here does not.',
    "One such frame traced in a quiet moment (4.5 ms, chunks of 2 kB): 1.8 ms paint, 0.6 compositing inputs, 0.6 intersections of all blocks, 0.3 commit, 1.0 the call, of which 0.6 forced style and layout. Where an edit is cheap for React, as a moved end or one in the middle, 1/60 of its cost is 3 to 5 ms: about Chromium's own part.",
  ],
}
