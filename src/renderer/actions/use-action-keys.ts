import { useEffect } from 'react'
import { appStore } from '../state/app-store'
import { actionsOf } from '../state/selectors'
import { meaningOfKey } from './key-meaning'

export const isMac = navigator.platform.startsWith('Mac')

/** Lets keys perform user actions and set labels, wherever the keyboard is but in a dialog. */
export function useActionKeys(): void {
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

function onKeyDown(event: KeyboardEvent): void {
  const target = event.target instanceof Element ? event.target : null
  if (event.defaultPrevented || event.isComposing) return
  if (appStore.state().dialog !== null || target?.closest('[role=dialog], [role=menu]')) return
  const schema = appStore.state().open ? (appStore.state().project?.schema ?? null) : null
  const meaning = meaningOfKey(event, {
    actions: actionsOf(appStore.state()),
    isMac,
    isInField: isField(target),
    schema,
  })
  if (!meaning) return
  event.preventDefault()
  if (meaning.kind === 'action') appStore.perform(meaning.id)
  else if (!event.repeat) appStore.labelKey(meaning.label)
}

function isField(element: Element | null): boolean {
  return element?.closest('input, textarea, select, [contenteditable=true]') != null
}
