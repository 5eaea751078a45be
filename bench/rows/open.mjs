/** From the call that opens a letter to its painted spans. */
export const open = {
  title: 'Open a letter to painted spans',
  work: 'open-letter',
  runsIn: 'window',
  unit: 'ms',
  sizes: ['S', 'M', 'L'],
  approaches: {
    'text-pane': "Goldspan's text pane",
    plain: 'plain paragraphs without any span (the floor)',
    'react-naive': 'React, one mark for each piece, in one element',
    'react-paragraphs': 'React, one mark for each piece, in paragraphs',
    'recogito-spans': 'Recogito 4.1.1 SPANS, given offsets',
    'recogito-spans-ranges': 'Recogito 4.1.1 SPANS, given ready Ranges',
    'recogito-highlights-ranges': 'Recogito 4.1.1 CSS_HIGHLIGHTS, given ready Ranges',
  },
  ours: 'text-pane',
  figures: { open: 'open' },
  goals: [
    { figure: 'open', size: 'L', against: { approach: 'plain' }, atMost: 0.15 },
    { figure: 'open', size: 'L', against: { approach: 'recogito-spans' }, atMost: 1 / 80 },
    { figure: 'open', size: 'L', against: { approach: 'recogito-spans-ranges' }, atMost: 1 / 80 },
  ],
  remarks: [
    'Two frames of 16.7 ms pass in every figure: at S there is nothing else to see, and no figure can go below about 33 ms.',
    'Applications store offsets. Given those, Recogito walks the letter anew for each span. Given ready Ranges, which this benchmark makes for it in one walk (counted), it takes about twice the floor: 1/80 of that would be less than one frame. Its CSS_HIGHLIGHTS takes Ranges only.',
    'The text pane is given offsets, and does all that the app lets it do when a document opens: text, spans, selected span, scroll position.',
  ],
}
