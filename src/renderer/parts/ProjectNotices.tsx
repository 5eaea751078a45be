import { CloseButton, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { Id } from '../../core/ids'
import type { Notice } from '../../ipc/views'
import { appStore, useAppState } from '../state/app-store'
import { noticeMessage, type NoticeTone } from './notice-message'
import classes from './ProjectNotices.module.css'

export interface ProjectNoticesProps {
  readonly notices: readonly Notice[]
  /** The title of a document that a notice is about, where it is known. */
  readonly titleOf?: (documentId: Id) => string | undefined
}

const icons = { done: IconCircleCheck, know: IconInfoCircle, act: IconAlertTriangle }
const names: Record<NoticeTone, string> = { done: 'Done', know: 'Note', act: 'To do' }

/** What was found or done, calmly, most pressing first; each stays until it is dismissed. Nothing when there is none. */
export function ProjectNotices({ notices, titleOf }: ProjectNoticesProps) {
  const dismissed = useAppState((state) => state.dismissedNotices)
  const groups = new Map<string, Notice[]>()
  for (const notice of notices) {
    const key = keyOf(notice)
    groups.set(key, [...(groups.get(key) ?? []), notice])
  }
  const shown = [...groups]
    .filter(([key]) => !dismissed.includes(key))
    .map(([key, alike]) => ({ key, notice: asOne(alike), words: noticeMessage(asOne(alike)) }))
    .sort((a, b) => rank[a.words.tone] - rank[b.words.tone])
  if (shown.length === 0) return null
  return (
    <Stack component="ul" gap="xs" className={classes.list} aria-label="Notices">
      {shown.map(({ key, notice, words: { tone, title, message } }) => {
        const Icon = icons[tone]
        const about = notice.documentId === undefined ? undefined : titleOf?.(notice.documentId)
        return (
          <Group
            component="li"
            key={key}
            gap="sm"
            wrap="nowrap"
            align="flex-start"
            className={classes.notice}
            data-tone={tone}
          >
            <Icon size={20} className={classes.icon} role="img" aria-label={names[tone]} />
            <div className={classes.words}>
              <Text size="sm" fw={600}>
                {title}
              </Text>
              {about !== undefined && (
                <Text size="sm" className={classes.about}>
                  {about}
                </Text>
              )}
              <Text size="sm" c="dimmed">
                {message}
              </Text>
            </div>
            <CloseButton
              size="sm"
              aria-label={`Dismiss: ${title}`}
              onClick={() => appStore.dismissNotice(key)}
            />
          </Group>
        )
      })}
    </Stack>
  )
}

const rank: Record<NoticeTone, number> = { act: 0, know: 1, done: 2 }

/** Notices with one key say the same, but for how many things they say it of. */
function keyOf({ kind, documentId, facts }: Notice): string {
  // A sync program may have made hundreds, and there is nothing to do about any of them.
  if (kind === 'sync-copy' && facts['missing'] === 0) return JSON.stringify([kind, facts])
  return JSON.stringify([kind, documentId ?? '', facts])
}

function asOne(alike: readonly Notice[]): Notice {
  const [first] = alike
  const copies = new Set(alike.map(({ documentId }) => documentId)).size
  if (first!.kind !== 'sync-copy' || copies < 2) return first!
  return { kind: first!.kind, facts: { ...first!.facts, copies } }
}
