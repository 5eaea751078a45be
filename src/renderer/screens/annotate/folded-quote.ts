/** A quote on one line: white space folded, cut after so many characters. For display only. */
export function foldedQuote(quote: string, length = 200): string {
  const folded = quote.replaceAll(/\s+/g, ' ').trim()
  return folded.length > length ? `${folded.slice(0, length - 1).trimEnd()}…` : folded
}
