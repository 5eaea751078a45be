import type { ActionId } from '../../ipc/actions'
import { useAppState } from '../state/app-store'
import { actionsOf } from '../state/selectors'
import { Keys } from './Keys'

/** The keys that an action has on this computer; nothing where it has none. */
export function ActionKeys({ id }: { readonly id: ActionId }) {
  const keys = useAppState((state) => actionsOf(state).find((action) => action.id === id)?.keys)
  return keys === undefined ? null : <Keys accelerator={keys} />
}
