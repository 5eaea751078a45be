import { Popover, SegmentedControl, Stack, Switch, Text, Tooltip, UnstyledButton } from '@mantine/core'
import { IconTypography } from '@tabler/icons-react'
import { useId, type ReactNode } from 'react'
import { letterFonts, letterViews, lineLengths, type LetterLook } from '../../../ipc/view-choices'
import { ActionKeys } from '../../parts/ActionKeys'
import { appStore, useAppState } from '../../state/app-store'
import classes from './StatusBar.module.css'

const fontNames: Readonly<Record<LetterLook['letterFont'], string>> = {
  serif: 'Serif',
  sans: 'Sans serif',
  monospaced: 'Typewriter',
}
const viewNames: Readonly<Record<LetterLook['letterView'], string>> = { reading: 'Reading', raw: 'Raw' }

/** How letters are shown: each change is seen at once in the letter above. Open while the dialog 'letter-look' is. */
export function LetterLookMenu() {
  const isOpened = useAppState(({ dialog }) => dialog === 'letter-look')
  const close = () => appStore.setDialog(null)
  return (
    <Popover
      opened={isOpened}
      onDismiss={close}
      position="top-end"
      shadow="md"
      width={380}
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <Tooltip
          disabled={isOpened}
          label={
            <>
              Font, line length, line numbers <ActionKeys id="view.letterLook" />
            </>
          }
        >
          <UnstyledButton
            className={classes.button}
            aria-label="How letters are shown"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => (isOpened ? close() : appStore.perform('view.letterLook'))}
          >
            <IconTypography size={14} aria-hidden />
          </UnstyledButton>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label="How letters are shown">
        <Choices />
      </Popover.Dropdown>
    </Popover>
  )
}

function Choices() {
  const view = useAppState(({ app }) => app?.letterView)
  const font = useAppState(({ app }) => app?.letterFont)
  const length = useAppState(({ app }) => app?.lineLength)
  const numbers = useAppState(({ app }) => app?.lineNumbers)
  if (view === undefined || font === undefined || length === undefined || numbers === undefined) return null
  const change = appStore.changeView
  return (
    <Stack gap="md">
      <Choice name="Font">
        {(labelId) => (
          <SegmentedControl
            aria-labelledby={labelId}
            size="xs"
            fullWidth
            value={font}
            data={letterFonts.map((value) => ({ value, label: fontNames[value] }))}
            onChange={(letterFont) => change({ letterFont })}
          />
        )}
      </Choice>
      <Choice name="Characters in a line of the reading view">
        {(labelId) => (
          <SegmentedControl
            aria-labelledby={labelId}
            size="xs"
            fullWidth
            value={String(length)}
            data={lineLengths.map(String)}
            onChange={(chosen) => {
              const lineLength = lineLengths.find((each) => String(each) === chosen)
              if (lineLength !== undefined) change({ lineLength })
            }}
          />
        )}
      </Choice>
      <Choice name="View">
        {(labelId) => (
          <SegmentedControl
            aria-labelledby={labelId}
            size="xs"
            fullWidth
            value={view}
            data={letterViews.map((value) => ({ value, label: viewNames[value] }))}
            onChange={(letterView) => change({ letterView })}
          />
        )}
      </Choice>
      <Switch
        size="sm"
        label="Number the lines of the file in the raw view"
        checked={numbers}
        onChange={({ currentTarget }) => change({ lineNumbers: currentTarget.checked })}
      />
    </Stack>
  )
}

function Choice({
  name,
  children,
}: {
  readonly name: string
  readonly children: (labelId: string) => ReactNode
}) {
  const labelId = useId()
  return (
    <div>
      <Text id={labelId} size="xs" c="dimmed" mb={4}>
        {name}
      </Text>
      {children(labelId)}
    </div>
  )
}
