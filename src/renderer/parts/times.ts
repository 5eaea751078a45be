const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const dayMs = 24 * 60 * 60 * 1000

/** When something was, for people: "today 14:02", "yesterday 09:10", "12 Nov 2026". Local time. */
export function momentWords(iso: string, now: Date = new Date()): string {
  const moment = new Date(iso)
  if (Number.isNaN(moment.getTime())) return 'at an unknown time'
  const startOfToday = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime()
  const at = moment.getTime()
  if (at >= startOfToday && at < startOfToday + dayMs) return `today ${clock.format(moment)}`
  if (at < startOfToday && at >= startOfToday - dayMs) return `yesterday ${clock.format(moment)}`
  return day.format(moment)
}

/** How long something still takes, rounded so that it does not flicker. */
export function remainingWords(remainingMs: number | null): string {
  if (remainingMs === null) return 'working out how long it takes'
  const seconds = remainingMs / 1000
  if (seconds < 3) return 'almost done'
  if (seconds < 55) return `about ${Math.ceil(seconds / 5) * 5} seconds left`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return minutes <= 1 ? 'about 1 minute left' : `about ${minutes} minutes left`
  const rounded = Math.round(minutes / 5) * 5
  const rest = rounded % 60
  return `about ${Math.floor(rounded / 60)} h${rest === 0 ? '' : ` ${rest} min`} left`
}
