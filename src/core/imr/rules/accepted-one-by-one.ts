/**
 * Labels (ids) whose suggestions are never accepted in bulk: whether a condition is asserted of this patient takes a
 * look at each (annotation guidelines 3.7).
 */
export const acceptedOneByOne: ReadonlySet<string> = new Set(['diagnosis'])
