import { List, Stack, Text } from '@mantine/core'
import { appStore, useAppState } from '../state/app-store'
import classes from './AboutDialog.module.css'
import { Callout } from './Callout'
import { Dialog } from './Dialog'

/** What this program is, and what it never does. Open while the dialog 'about' is. */
export function AboutDialog() {
  const isOpened = useAppState(({ dialog }) => dialog === 'about')
  const app = useAppState((state) => state.app)
  const attempts = useAppState(({ networkAttempts }) => networkAttempts)
  return (
    <Dialog opened={isOpened} onClose={() => appStore.setDialog(null)} title="About Goldspan" size={560}>
      <Stack gap="md">
        <Text>
          Goldspan marks spans in Independent Medical Review letters and exports them as an exact gold corpus,
          offline.
        </Text>
        {app?.engine === 'unofficial' && (
          <Callout tone="caution" title="Not for patients' letters">
            This copy of Electron, the engine under Goldspan, does not come from its makers, so nobody can
            vouch for it. Use it to try Goldspan with the sample project.
          </Callout>
        )}
        <dl className={classes.facts}>
          <dt>Goldspan</dt>
          <dd>{app?.version ?? ''}</dd>
          <dt>Electron</dt>
          <dd>
            {app?.electron ?? ''}, {app?.engine === 'unofficial' ? 'unofficial copy' : 'official copy'}
          </dd>
          <dt>Licence</dt>
          <dd>MIT: free to use, change and pass on</dd>
          <dt>Network attempts</dt>
          <dd>
            <strong>{attempts}</strong>
            {attempts === 0 ? '' : ', all of them refused'}
          </dd>
        </dl>
        <div>
          <Text fw={600} mb={4}>
            What Goldspan never does
          </Text>
          <List size="sm" spacing={4}>
            <List.Item>
              It sends nothing anywhere. Every request to a network is refused and counted above.
            </List.Item>
            <List.Item>It needs no account and no server, and it reports no use.</List.Item>
            <List.Item>It changes nothing in the text of a letter.</List.Item>
            <List.Item>It shows no other annotator's marks while you code.</List.Item>
            <List.Item>It counts no suggestion as gold that nobody accepted.</List.Item>
          </List>
        </div>
        <Text size="sm" c="dimmed">
          Letters and marks stay in the project's folder on this computer.
        </Text>
      </Stack>
    </Dialog>
  )
}
