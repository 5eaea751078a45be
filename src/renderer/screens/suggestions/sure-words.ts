/** How sure a suggester is, from a confidence between 0 and 1. */
export function sureWords(confidence: number): string {
  return `${Math.round(confidence * 100)} % sure`
}
