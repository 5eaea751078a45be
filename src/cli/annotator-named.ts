import type { Annotator } from '../core/project'

/** Who of a project's annotators is meant, by name or id; without one the only one. Or why that is not clear. */
export function annotatorNamed(
  annotators: readonly Annotator[],
  name: string | true | undefined,
): Annotator | { readonly problem: string } {
  if (name === undefined) {
    if (annotators.length === 1) return annotators[0]!
    return { problem: `has ${annotators.length} annotators: say whose work by --annotator` }
  }
  const named = annotators.filter((annotator) => annotator.name === name || annotator.id === name)
  if (named.length === 1) return named[0]!
  return named.length === 0
    ? { problem: 'has no annotator of that name' }
    : { problem: `has ${named.length} annotators of that name: say which by its id` }
}
