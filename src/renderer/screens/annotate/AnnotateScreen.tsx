import { ProjectNotices } from '../../parts/ProjectNotices'
import { useAppState } from '../../state/app-store'
import { Announcer } from './Announcer'
import { DocumentsPane } from './DocumentsPane'
import { LetterPane } from './LetterPane'
import { SidePane } from './SidePane'
import { StatusBar } from './StatusBar'
import { TopBar } from './TopBar'
import classes from './AnnotateScreen.module.css'

/** A project at work: its documents, the letter in the middle, and what is marked in it. */
export function AnnotateScreen() {
  const project = useAppState((state) => state.project)
  const rows = useAppState((state) => state.rows)
  if (!project) return null
  return (
    <div className={classes.screen}>
      <TopBar />
      {project.notices.length > 0 && (
        <div className={classes.notices}>
          <ProjectNotices
            notices={project.notices}
            titleOf={(id) => rows?.find((row) => row.id === id)?.title}
          />
        </div>
      )}
      <div className={classes.panes}>
        <DocumentsPane />
        <LetterPane />
        <SidePane />
      </div>
      <StatusBar />
      <Announcer />
    </div>
  )
}
