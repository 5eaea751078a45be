import { Popover, SegmentedControl, Stack, Switch, Text, Tooltip, UnstyledButton } from '@mantine/core'
import { IconTypography } from '@tabler/icons-react'
import { useId } from 'react'
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
      <Choice
        name="Font"
        value={font}
        data={letterFonts.map((value) => ({ value, label: fontNames[value] }))}
        onChange={(letterFont) => change({ letterFont })}
      />
      <Choice
        name="Characters in a line of the reading view"
        value={String(length)}
        data={lineLengths.map((each) => ({ value: String(each), label: String(each) }))}
        onChange={(chosen) => {
          const lineLength = lineLengths.find((each) => String(each) === chosen)
          if (lineLength !== undefined) change({ lineLength })
        }}
      />
      <Choice
        name="View"
        value={view}
        data={letterViews.map((value) => ({ value, label: viewNames[value] }))}
        onChange={(letterView) => change({ letterView })}
      />
      <Switch
        size="sm"
        label="Number the lines of the file in the raw view"
        checked={numbers}
        onChange={({ currentTarget }) => change({ lineNumbers: currentTarget.checked })}
      />
    </Stack>
  )
}

interface ChoiceProps<T extends string> {
  readonly name: string
  readonly value: T
  readonly data: { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T) => void
}

function Choice<T extends string>({ name, ...control }: ChoiceProps<T>) {
  const labelId = useId()
  return (
    <div>
      <Text id={labelId} size="xs" c="dimmed" mb={4}>
        {name}
      </Text>
      <SegmentedControl aria-labelledby={labelId} size="xs" fullWidth {...control} />
    </div>
  )
}
