/**
 * How a room is led, and what each command makes of it: pure functions of the state before and the time.
 * @module
 */
import type { Activity } from '../../shared/facilitation/activities.ts'
import { MAX_LOCKED_ZONES } from '../../shared/limits.ts'
import type { Lead, View } from '../../shared/protocol/facilitation.ts'
import { giveWord, lowerHand, type Raised } from './hands.ts'

/** Times in milliseconds since 1970. */
export interface RunningActivity {
  readonly activityId: string
  readonly startedAt: number
  readonly endsAt: number | null
  readonly pausedMs: number | null
}

/** Where all are asked to look. */
export interface Gathered {
  readonly by: string
  readonly since: number
  readonly view: View | null
  readonly zone: string | null
  readonly follow: boolean
}

/** What of a room's facilitation is kept. */
export interface Led extends Raised {
  readonly agenda: readonly Activity[]
  readonly running: RunningActivity | null
  readonly quiet: boolean
  readonly lockedZones: readonly string[]
  readonly layoutFixed: boolean
  readonly gathering: Gathered | null
  readonly highlight: string | null
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
  layoutFixed: false,
  gathering: null,
  highlight: null,
  hands: [],
  word: null,
  wantMoreTime: [],
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
    wantMoreTime: [],
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
  // Time that was given has been asked for no longer.
  const wantMoreTime = minutes > 0 ? [] : led.wantMoreTime
  return done({ ...led, running: { ...running, ...time }, wantMoreTime })
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

function gather(
  led: Led,
  { view, zone, follow }: Extract<Lead, { do: 'gather' }>,
  { now, by }: Order,
): Change {
  if (!view && !zone) return refused('Say where all are to look: a view or a zone.')
  return done({ ...led, gathering: { by, since: now, view, zone, follow } })
}

function look(led: Led, { view, zone }: Extract<Lead, { do: 'look' }>, { by }: Order): Change {
  const { gathering } = led
  if (!gathering?.follow || gathering.by !== by) return refused('Nobody follows you.')
  return done({ ...led, gathering: { ...gathering, view, zone } })
}

/** When a command was given, in milliseconds since 1970, and by which member. */
export interface Order {
  readonly now: number
  readonly by: string
}

/** What a command makes of a room, or why it makes nothing. */
export function commanded(led: Led, command: Lead, order: Order): Change {
  const { now } = order
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
      return led.running ? done({ ...led, running: null, quiet: false, wantMoreTime: [] }) : nothingOn()
    case 'reveal':
      return led.quiet ? done({ ...led, quiet: false }) : refused('Nobody writes quietly.')
    case 'lockZone':
      return lockZone(led, command.zone)
    case 'unlockZone':
      return done({ ...led, lockedZones: led.lockedZones.filter((zone) => zone !== command.zone) })
    case 'fixLayout':
      return done({ ...led, layoutFixed: command.fixed })
    case 'gather':
      return gather(led, command, order)
    case 'look':
      return look(led, command, order)
    case 'letGo':
      return done({ ...led, gathering: null })
    case 'highlight':
      return done({ ...led, highlight: command.zone })
    case 'giveWord':
      return done({ ...led, ...giveWord(led, command.member) })
    case 'lowerHand':
      return done({ ...led, ...lowerHand(led, command.member) })
    case 'lowerHands':
      return done({ ...led, hands: [] })
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
