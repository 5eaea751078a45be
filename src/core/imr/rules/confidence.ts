/** How often a case of a rule was seen, and was right. */
export interface Measured {
  readonly right: number
  readonly seen: number
}

/** The precision to expect of a case, by the rule of succession: one half where nothing was seen. Above 0, below 1. */
export function confidenceOf({ right, seen }: Measured): number {
  return (right + 1) / (seen + 2)
}
