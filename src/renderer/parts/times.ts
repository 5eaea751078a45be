const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const exactClock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const weekday = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})
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

/** The day of a moment: "Today", "Yesterday", "Thu 12 Nov 2026". Local time. */
export function dayWords(iso: string, now: Date = new Date()): string {
  const [, named] = /^(today|yesterday) /.exec(momentWords(iso, now)) ?? []
  return named === undefined ? weekday.format(new Date(iso)) : named[0]!.toUpperCase() + named.slice(1)
}

/** The time of a moment, "14:02". Local time. */
export function clockWords(iso: string): string {
  return clock.format(new Date(iso))
}

/** The time of a moment to the second, "14:02:11". Local time. */
export function exactClockWords(iso: string): string {
  return exactClock.format(new Date(iso))
}

/** Which moment is meant, on any day: "today 14:02", "12 Nov 2026, 14:02". Local time. */
export function exactMomentWords(iso: string, now: Date = new Date()): string {
  const words = momentWords(iso, now)
  return words.includes(':') ? words : `${words}, ${clockWords(iso)}`
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
