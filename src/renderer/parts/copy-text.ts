/** Puts a text on the clipboard. What is selected in the page stays, and so does the focus of the keyboard. */
export function copyText(text: string): void {
  document.addEventListener(
    'copy',
    (event) => {
      event.clipboardData?.setData('text/plain', text)
      event.preventDefault()
      event.stopImmediatePropagation()
    },
    { once: true, capture: true },
  )
  document.execCommand('copy')
}
