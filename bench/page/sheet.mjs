/** A scrolling sheet like that of the text pane, for the approaches that are not the text pane. */
export function makeSheet(host) {
  const scroller = document.createElement('div')
  scroller.className = 'scroller'
  const letter = document.createElement('div')
  letter.className = 'letter'
  scroller.append(letter)
  host.append(scroller)
  return letter
}
