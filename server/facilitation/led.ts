/**
 * How a room is led, and what each command makes of it: pure functions of the state before and the time.
 * @module
 */
import type { Activity } from '../../shared/facilitation/activities.ts'
import { MAX_LOCKED_ZONES } from '../../shared/limits.ts'
import type { Lead } from '../../shared/protocol/facilitation.ts'

/** Times in milliseconds since 1970. */
export interface RunningActivity {
  readonly activityId: string
  readonly startedAt: number
  readonly endsAt: number | null
  readonly pausedMs: number | null
}

/** What of a room's facilitation is kept. */
export interface Led {
  readonly agenda: readonly Activity[]
  readonly running: RunningActivity | null
  readonly quiet: boolean
  readonly lockedZones: readonly string[]
}

export type Change =
  | { readonly ok: true; readonly led: Led }
  | { readonly ok: false; readonly detail: string }

/** A room that nobody has led yet. */
export const atFirst = (agenda: readonly Activity[]): Led => ({
  agenda,
  running: null,
  quiet: false,
  lockedZones: [],
})

const MINUTE_MS = 60_000
const done = (led: Led): Change => ({ ok: true, led })
const refused = (detail: string): Change => ({ ok: false, detail })
const nothingOn = () => refused('No activity is on.')

export const activityOn = ({ agenda, running }: Led): Activity | null =>
  agenda.find(({ id }) => id === running?.activityId) ?? null

function start(led: Led, id: string, now: number): Change {
  const activity = led.agenda.find((one) => one.id === id)
  if (!activity) return refused('The agenda has no such activity.')
  const endsAt = activity.minutes === null ? null : now + activity.minutes * MINUTE_MS
  return done({
    ...led,
    running: { activityId: id, startedAt: now, endsAt, pausedMs: null },
    quiet: activity.mode === 'quiet',
  })
}

function extend(led: Led, minutes: number, now: number): Change {
  const { running } = led
  if (!running) return nothingOn()
  const { endsAt, pausedMs } = running
  const added = minutes * MINUTE_MS
  const time =
    pausedMs === null
      ? { endsAt: Math.max(now, Math.max(endsAt ?? now, now) + added) }
      : { pausedMs: Math.max(0, pausedMs + added) }
  return done({ ...led, running: { ...running, ...time } })
}

function pause(led: Led, now: number): Change {
  const { running } = led
  if (!running) return nothingOn()
  if (running.endsAt === null) return refused('No timer is running.')
  const pausedMs = Math.max(0, running.endsAt - now)
  return done({ ...led, running: { ...running, endsAt: null, pausedMs } })
}

function resume(led: Led, now: number): Change {
  const { running } = led
  if (!running) return nothingOn()
  if (running.pausedMs === null) return refused('The timer is not paused.')
  return done({ ...led, running: { ...running, endsAt: now + running.pausedMs, pausedMs: null } })
}

function lockZone(led: Led, zone: string): Change {
  if (led.lockedZones.includes(zone)) return done(led)
  if (led.lockedZones.length >= MAX_LOCKED_ZONES)
    return refused(`At most ${MAX_LOCKED_ZONES} zones are locked at once.`)
  return done({ ...led, lockedZones: [...led.lockedZones, zone] })
}

/**
 * What a command makes of a room, or why it makes nothing.
 * @param now milliseconds since 1970
 */
export function commanded(led: Led, command: Lead, now: number): Change {
  switch (command.do) {
    case 'start':
      return start(led, command.activityId, now)
    case 'extend':
      return extend(led, command.minutes, now)
    case 'pause':
      return pause(led, now)
    case 'resume':
      return resume(led, now)
    case 'stop':
      return led.running ? done({ ...led, running: null, quiet: false }) : nothingOn()
    case 'lockZone':
      return lockZone(led, command.zone)
    case 'unlockZone':
      return done({ ...led, lockedZones: led.lockedZones.filter((zone) => zone !== command.zone) })
    default:
      return command satisfies never
  }
}

/** Puts a new agenda in the place of the one before; the activity that is on stays on it. */
export function withAgenda(led: Led, agenda: readonly Activity[]): Change {
  const { running } = led
  if (running && !agenda.some(({ id }) => id === running.activityId))
    return refused('The activity that is on may not leave the agenda; end it first.')
  return done({ ...led, agenda })
}
