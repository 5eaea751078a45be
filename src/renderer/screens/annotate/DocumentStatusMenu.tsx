import { Button, Group, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { documentStatuses } from '../../../core/annotation/annotation-set'
import { appStore, useAppState } from '../../state/app-store'
import { statusNames } from './document-status'
import { StatusIcon } from './StatusIcon'

/** The open document's status, and how to change it. */
export function DocumentStatusMenu() {
  const status = useAppState(({ open }) => open?.set.status)
  const isReadOnly = useAppState(
    ({ open, project }) => (open?.view.readOnly ?? project?.readOnly ?? null) !== null,
  )
  if (status === undefined) return null
  return (
    <Menu position="bottom-end" shadow="md" width={190} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={isReadOnly}
          style={{ flex: 'none' }}
          aria-label={`Status of this document: ${statusNames[status]}`}
          leftSection={<StatusIcon status={status} />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {statusNames[status]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Status of this document</Menu.Label>
        {documentStatuses.map((choice) => (
          <Menu.RadioItem
            key={choice}
            value={choice}
            checked={choice === status}
            closeMenuOnClick
            fw={choice === status ? 600 : 400}
            onChange={() => appStore.setStatus(choice)}
          >
            <Group gap="sm" wrap="nowrap">
              <StatusIcon status={choice} />
              {statusNames[choice]}
            </Group>
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
