import { IconAlertTriangle } from '@tabler/icons-react'
import { useAppState } from './state/app-store'
import classes from './App.module.css'

/** Stands over everything while Goldspan runs on a copy of Electron that nobody can check. */
export function EngineBanner() {
  const app = useAppState((state) => state.app)
  if (app?.engine !== 'unofficial') return null
  const major = app.electron.split('.')[0]
  return (
    <div className={classes.banner} role="note">
      <IconAlertTriangle size={16} aria-hidden />
      Unofficial Electron {major}: for trying Goldspan, not for patients’ letters
    </div>
  )
}
