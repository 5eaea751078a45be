import { Anchor, Button, Group, Text, Title, UnstyledButton } from '@mantine/core'
import { IconBook2, IconFolderOpen, IconFolderPlus, type Icon } from '@tabler/icons-react'
import { useState } from 'react'
import { ActionKeys } from '../../parts/ActionKeys'
import { ProjectNotices } from '../../parts/ProjectNotices'
import { appStore, useAppState } from '../../state/app-store'
import type { ActionId } from '../../../ipc/actions'
import { RecentProjects } from './RecentProjects'
import classes from './start.module.css'

/** What is shown while no project is open: who codes, three ways to begin, and where one was before. */
export function StartScreen() {
  const app = useAppState((state) => state.app)
  const attempts = useAppState(({ networkAttempts }) => networkAttempts)
  const [opening, setOpening] = useState<string | null>(null)
  if (!app) return <main className={classes.screen} aria-busy aria-label="Start" />
  const hasRecent = app.recent.length > 0

  async function open(what: string, call: () => Promise<boolean>): Promise<void> {
    if (opening !== null) return
    setOpening(what)
    await call()
    setOpening(null)
  }

  return (
    <main className={classes.screen} aria-label="Start">
      <div className={classes.page} data-has-recent={hasRecent || undefined}>
        <header className={classes.header}>
          <Title order={1} className={classes.product}>
            Goldspan
          </Title>
          <Text className={classes.purpose}>
            Mark what matters in IMR letters and export an exact gold corpus. Everything stays on this
            computer.
          </Text>
          <WhoCodesLine name={app.annotator?.name ?? null} />
        </header>

        <ProjectNotices notices={app.notices} />

        <div className={classes.columns}>
          <section aria-labelledby="begin" className={classes.ways}>
            <Title order={2} id="begin" className={classes.sectionTitle}>
              {hasRecent ? 'Another project' : 'Begin'}
            </Title>
            <Way
              icon={IconBook2}
              action="project.openSample"
              name="Open the sample project"
              description="Five real letters to try everything on. Nothing can go wrong there."
              isPrimary={!hasRecent}
              isBusy={opening === 'sample'}
              isDisabled={opening !== null}
              onClick={() => void open('sample', appStore.openSample)}
            />
            <Way
              icon={IconFolderPlus}
              action="project.create"
              name="New project …"
              description="For your own letters, in a folder that you choose."
              isDisabled={opening !== null}
              onClick={() => appStore.perform('project.create')}
            />
            <Way
              icon={IconFolderOpen}
              action="project.open"
              name="Open project …"
              description="A project folder on this computer, a share or a USB stick."
              isBusy={opening === 'open'}
              isDisabled={opening !== null}
              onClick={() => void open('open', appStore.openProject)}
            />
          </section>
          {hasRecent && (
            <RecentProjects
              recent={app.recent}
              opening={opening}
              onOpen={(handle) => void open(handle, () => appStore.openRecent(handle))}
              onForget={(handle) => void appStore.forgetRecent(handle)}
            />
          )}
        </div>
      </div>

      <footer className={classes.footer}>
        <Group gap="lg">
          <Text size="sm">Goldspan {app.version}</Text>
          <Text size="sm">Offline · network attempts {attempts}</Text>
        </Group>
        <Group gap="lg">
          <FooterLink action="view.palette" name="Commands" />
          <FooterLink action="help.keys" name="All keys" />
          <FooterLink action="help.about" name="About" />
        </Group>
      </footer>
    </main>
  )
}

function WhoCodesLine({ name }: { readonly name: string | null }) {
  return (
    <Group gap="sm" className={classes.who}>
      {name === null ? (
        <Text size="sm">Goldspan does not know yet who codes.</Text>
      ) : (
        <Text size="sm">
          Coding as <strong>{name}</strong>
        </Text>
      )}
      <Button size="compact-sm" variant="default" onClick={() => appStore.perform('annotator.switch')}>
        {name === null ? 'Say who codes …' : 'Switch …'}
      </Button>
    </Group>
  )
}

interface WayProps {
  readonly icon: Icon
  readonly action: ActionId
  readonly name: string
  readonly description: string
  readonly isPrimary?: boolean
  readonly isBusy?: boolean
  readonly isDisabled: boolean
  readonly onClick: () => void
}

function Way({ icon: WayIcon, action, name, description, isPrimary, isBusy, isDisabled, onClick }: WayProps) {
  return (
    <UnstyledButton
      className={classes.way}
      data-primary={isPrimary || undefined}
      disabled={isDisabled}
      aria-busy={isBusy ?? false}
      onClick={onClick}
    >
      <WayIcon size={26} stroke={1.5} aria-hidden className={classes.wayIcon} />
      <span className={classes.wayWords}>
        <span className={classes.wayName}>{isBusy ? 'Opening …' : name}</span>
        <span className={classes.wayDescription}>{description}</span>
      </span>
      <ActionKeys id={action} />
    </UnstyledButton>
  )
}

function FooterLink({ action, name }: { readonly action: ActionId; readonly name: string }) {
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      className={classes.link}
      onClick={() => appStore.perform(action)}
    >
      {name} <ActionKeys id={action} />
    </Anchor>
  )
}
