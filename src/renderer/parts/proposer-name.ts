/**
 * The name of the rule or parser that proposed something, as people read it: the rule `heading-outcome@2` is "Heading outcome",
 * the parser `Letter tagger@2.1` is "Letter tagger 2.1".
 */
export function proposerName({
  kind,
  source,
}: {
  readonly kind: 'rule' | 'parser'
  readonly source: string
}): string {
  if (kind === 'parser') return source.replace('@', ' ')
  const words = source.replace(/@.*$/, '').replaceAll('-', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
