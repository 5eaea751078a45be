import { VisuallyHidden } from '@mantine/core'
import { createSpotlight, Spotlight, useSpotlight, type SpotlightActionData } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { Label } from '../../core/annotation/label-schema'
import type { ActionNeed, UserAction } from '../../ipc/actions'
import { appStore, useAppState } from '../state/app-store'
import { actionsOf, isPossible } from '../state/selectors'
import classes from './CommandPalette.module.css'
import { Keys } from './Keys'

const [paletteStore, palette] = createSpotlight()

const missing: Record<ActionNeed, string> = {
  nothing: '',
  project: 'Open a project first',
  document: 'Open a document first',
  span: 'Select a span first',
  edge: 'Select a span or go to a suggestion first',
  selection: 'Select words in the text first',
  ledger: 'Open a document of a project with the labels of the ledger first',
  undo: 'Nothing to undo',
  redo: 'Nothing to redo',
  finding: 'Open find first',
  match: 'Go to a match and arm a label first',
  results: 'Find something in all letters first',
  evaluation: 'Evaluate first',
}

/** Every action by its name, and every label. Open while the dialog 'palette' is. */
export function CommandPalette() {
  const isAskedFor = useAppState(({ dialog }) => dialog === 'palette')
  const possibleNeeds = useAppState((state) =>
    (Object.keys(missing) as ActionNeed[]).filter((need) => isPossible(state, need)).join(' '),
  ).split(' ')
  const actions = useAppState(actionsOf)
  const labels = useAppState(({ project }) => project?.schema.labels)
  const hasDocument = possibleNeeds.includes('document')
  const field = useRef<HTMLInputElement>(null)
  /** What was chosen is done once the palette is gone and the keyboard is back where it was. */
  const chosen = useRef<(() => void) | null>(null)

  useEffect(() => {
    if (isAskedFor) palette.open()
    else palette.close()
  }, [isAskedFor])

  // Whoever types on at once types into the palette, not into what had the keyboard before.
  useEffect(() => {
    if (!isAskedFor) return
    const takeKeyboard = () => field.current?.focus()
    window.addEventListener('keydown', takeKeyboard, { capture: true })
    return () => window.removeEventListener('keydown', takeKeyboard, { capture: true })
  }, [isAskedFor])

  function actionEntry({ id, name, keys, menu, needs }: UserAction): SpotlightActionData {
    const canDo = possibleNeeds.includes(needs)
    return {
      id,
      label: name,
      ...(canDo ? {} : { description: missing[needs], disabled: true }),
      keywords: menu,
      ...(keys === undefined ? {} : { rightSection: <Keys accelerator={keys} /> }),
      onClick: () => (chosen.current = () => appStore.perform(id)),
    }
  }

  function labelEntry({ id, name, key, description }: Label): SpotlightActionData {
    return {
      id: `label.${id}`,
      label: `Label: ${name}`,
      description: hasDocument ? description : missing.document,
      ...(hasDocument ? {} : { disabled: true }),
      keywords: 'mark',
      rightSection: <Keys accelerator={key} />,
      onClick: () => (chosen.current = () => appStore.labelKey(id)),
    }
  }

  const entries = [
    ...(labels ?? []).map(labelEntry),
    ...actions.filter(({ id }) => id !== 'view.palette').map(actionEntry),
  ]
  // What can be done now stands first; the rest stays to be found, with what it lacks.
  const shown = [
    ...entries.filter(({ disabled }) => !disabled),
    ...entries.filter(({ disabled }) => disabled),
  ]
  const hintId = useId()
  return (
    <Spotlight
      store={paletteStore}
      actions={shown}
      shortcut={null}
      nothingFound="No action has such a name"
      filter={actionsNamed}
      scrollable
      maxHeight={440}
      classNames={{
        action: classes.action!,
        actionDescription: classes.description!,
        actionSection: classes.section!,
      }}
      title={undefined}
      attributes={{ content: { 'aria-label': 'Command palette' } }}
      // There at once, to be typed into.
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      searchProps={{
        ref: field,
        leftSection: <IconSearch size={20} aria-hidden />,
        placeholder: 'Type what you want to do',
        'aria-label': 'Find an action',
        'aria-describedby': hintId,
        rightSection: <SelectionSpoken hintId={hintId} />,
      }}
      onSpotlightClose={() => {
        if (appStore.state().dialog === 'palette') appStore.setDialog(null)
        const perform = chosen.current
        chosen.current = null
        // The palette gives the keyboard back 10 ms after it closes.
        if (perform) window.setTimeout(perform, 30)
      }}
    />
  )
}

/** The actions whose name or menu holds every word that was typed, names that begin with it first. */
const actionsNamed: Spotlight.FilterFunction = (query, actions) => {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const named = (actions as SpotlightActionData[]).map((action) => ({
    action,
    name: (action.label ?? '').toLowerCase(),
    found: `${action.label} ${String(action.keywords)}`.toLowerCase(),
  }))
  const begins = (name: string) => name.split(/\s+/).some((word) => word.startsWith(words[0] ?? ''))
  return named
    .filter(({ found }) => words.every((word) => found.includes(word)))
    .sort((a, b) => Number(begins(b.name)) - Number(begins(a.name)))
    .map(({ action }) => action)
}

/** Says the entry that the arrow keys are on: the list itself marks it only for the eye. */
function SelectionSpoken({ hintId }: { readonly hintId: string }) {
  const { selected, query, listId } = useSpotlight(paletteStore)
  const [spoken, setSpoken] = useState('')
  useEffect(() => {
    const entry =
      listId === '' ? null : window.document.querySelector(`#${CSS.escape(listId)} [data-selected]`)
    setSpoken(selected === -1 ? '' : (entry?.textContent ?? ''))
  }, [selected, query, listId])
  return (
    <VisuallyHidden>
      <span id={hintId}>Arrow keys choose, Enter does it, Escape closes.</span>
      <span role="status">{spoken}</span>
    </VisuallyHidden>
  )
}
