/** From the call that opens a letter to its painted spans. */
export const open = {
  title: 'Open a letter to painted spans',
  work: 'open-letter',
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
  figures: { open: 'open' },
  goals: [
    { figure: 'open', size: 'L', against: { approach: 'plain' }, atMost: 0.15 },
    { figure: 'open', size: 'L', against: { approach: 'recogito-spans' }, atMost: 1 / 80 },
  ],
  remarks: [
    'Two frames of 16.7 ms pass in every figure: at S there is nothing else to see.',
    'The goal against Recogito is for what both are given in an application: offsets, as they are stored. Recogito then walks the letter anew for each span. Ready Ranges, which this benchmark makes in one walk (counted), spare it that; CSS_HIGHLIGHTS takes nothing else.',
    'The text pane does all that the app lets it do when a document opens: text, spans, selected span, scroll position.',
  ],
}
