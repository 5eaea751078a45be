import { userActions, type ActionId, type UserAction } from './actions'

/** The keys that a user has given to actions in place of their own, by action: an accelerator, or null for none. */
export type KeyChoices = Readonly<Record<string, string | null>>

/** Every action with the keys that it has on this computer. What is chosen for an unknown action counts for nothing. */
export function actionsWith(choices: KeyChoices): readonly UserAction[] {
  return userActions.map((action) => {
    const chosen = choices[action.id]
    if (chosen === undefined) return action
    const { id, name, menu, needs } = action
    return { id, name, menu, needs, ...(chosen === null ? {} : { keys: chosen }) }
  })
}

/** The action that has the keys, if any. */
export function actionOfKeys(choices: KeyChoices, keys: string): UserAction | undefined {
  return actionsWith(choices).find((action) => action.keys?.toLowerCase() === keys.toLowerCase())
}

/** The choices once an action has these keys, or none; an action that had them before has none any more. */
export function withKeys(choices: KeyChoices, id: ActionId, keys: string | null): KeyChoices {
  const former = keys === null ? undefined : actionOfKeys(choices, keys)
  const changed = { ...choices, ...(former && former.id !== id ? { [former.id]: null } : {}), [id]: keys }
  const ownKeys = new Map(userActions.map((action) => [action.id as string, action.keys ?? null]))
  return Object.fromEntries(Object.entries(changed).filter(([of, chosen]) => ownKeys.get(of) !== chosen))
}
