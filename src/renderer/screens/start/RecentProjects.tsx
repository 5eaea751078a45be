import { Button, CloseButton, Text, Title, UnstyledButton } from '@mantine/core'
import type { RecentProject } from '../../../ipc/views'
import { momentWords } from '../../parts/times'
import classes from './start.module.css'

export interface RecentProjectsProps {
  readonly recent: readonly RecentProject[]
  /** Handle of the one that is being opened. */
  readonly opening: string | null
  readonly onOpen: (handle: string) => void
  readonly onForget: (handle: string) => void
}

/** The projects that were open before; one that cannot be reached says why and can be forgotten. */
export function RecentProjects({ recent, opening, onOpen, onForget }: RecentProjectsProps) {
  return (
    <section aria-labelledby="recent-projects">
      <Title order={2} id="recent-projects" className={classes.sectionTitle}>
        Recent projects
      </Title>
      <ul className={classes.recents}>
        {recent.map(({ handle, name, folder, openedAt, available }) => (
          <li key={handle} className={classes.recent} data-unavailable={!available || undefined}>
            <UnstyledButton
              className={classes.recentMain}
              disabled={!available || opening !== null}
              aria-busy={opening === handle}
              onClick={() => onOpen(handle)}
            >
              <span className={classes.recentTop}>
                <span className={classes.recentName}>{name}</span>
                <span className={classes.recentWhen}>
                  {opening === handle ? 'opening …' : momentWords(openedAt)}
                </span>
              </span>
              <span className={classes.recentFolder}>{folder}</span>
            </UnstyledButton>
            {available ? (
              <CloseButton
                size="sm"
                className={classes.forget}
                aria-label={`Forget ${name}`}
                title="Take out of this list. The folder stays."
                onClick={() => onForget(handle)}
              />
            ) : (
              <div className={classes.reason}>
                <Text size="sm">Its folder is not there: moved, renamed, or its disk is not connected.</Text>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Forget ${name}`}
                  onClick={() => onForget(handle)}
                >
                  Forget
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
