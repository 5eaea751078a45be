/** The name of what proposed a suggestion, as people read it: `heading-outcome@2` is "Heading outcome". */
export function ruleName(source: string): string {
  const words = source.replace(/@.*$/, '').replaceAll('-', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
