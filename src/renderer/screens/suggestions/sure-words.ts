/** How sure a suggester is, from a confidence between 0 and 1; empty where it does not say. */
export function sureWords(confidence: number | null): string {
  return confidence === null ? '' : `${Math.round(confidence * 100)} % sure`
}
