/** The easiest keys first. */
const letters = 'fjdkslaghrueiwoqptyvnbmcxz'

/** So many different codes of letters, all of one length, the shortest that suffices. */
export function hintCodes(count: number): string[] {
  let length = 1
  while (letters.length ** length < count) length += 1
  return Array.from({ length: count }, (_, number) => {
    let code = ''
    // The last letter changes slowest: words that stand side by side begin with different letters.
    for (let rest = number, left = length; left > 0; left -= 1) {
      code += letters[rest % letters.length]!
      rest = Math.floor(rest / letters.length)
    }
    return code
  })
}
