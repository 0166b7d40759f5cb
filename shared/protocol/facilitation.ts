/**
 * The facilitation of a room as it goes over HTTP and over the socket: the state everyone sees, and what those who
 * lead can do with it.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { activityKinds, activityModes } from '../facilitation/activities.ts'
import { MAX_ACTIVITIES, MAX_ACTIVITY_MINUTES, MAX_NAME_LENGTH, MAX_NOTE_LENGTH } from '../limits.ts'
import { line, RoomStatus, VoteRound } from './api.ts'
import { ID_PATTERN } from './ids.ts'

const time = z.iso.datetime()
const zoneId = z.string().min(1).max(MAX_NAME_LENGTH)
const activityId = z.string().regex(/^[A-Za-z0-9_-]{1,21}$/, 'up to 21 letters, digits, - or _')

export const Activity = z
  .object({
    id: activityId,
    kind: z.enum(activityKinds),
    mode: z.enum(activityModes),
    minutes: z.number().int().min(1).max(MAX_ACTIVITY_MINUTES).nullable(),
    instruction: line(MAX_NOTE_LENGTH),
  })
  .openapi('Activity')

export const Agenda = z
  .object({
    activities: z
      .array(Activity)
      .max(MAX_ACTIVITIES)
      .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'each activity has its own id'),
  })
  .openapi('Agenda')

/** The activity that is on. Times are the server's. */
export const Running = z
  .object({
    activityId,
    startedAt: time,
    /** When its time is up, which may be past; null without a timer, and while it is paused. */
    endsAt: time.nullable(),
    /** Milliseconds that were left when it was paused; null while it is not. */
    pausedMs: z.number().int().nullable(),
  })
  .openapi('Running')

export const Facilitation = z
  .object({
    roomId: z.string().regex(ID_PATTERN),
    /** Goes up with every change. */
    version: z.number().int(),
    status: RoomStatus,
    /** Who may change the board now. */
    edits: z.enum(['all', 'leaders', 'nobody']),
    agenda: z.array(Activity),
    running: Running.nullable(),
    /** Each sees only their own cards, until those who lead reveal them. */
    quiet: z.boolean(),
    lockedZones: z.array(z.string()),
    /** The newest round of voting. */
    vote: VoteRound.nullable(),
  })
  .openapi('Facilitation')
export type Facilitation = z.infer<typeof Facilitation>

/** What those who lead can do. */
export const Lead = z
  .discriminatedUnion('do', [
    /** Ends the activity that is on, and begins this one. */
    z.object({ do: z.literal('start'), activityId }),
    /** Adds minutes to the timer, or takes some away; one that has run out starts from now. */
    z.object({
      do: z.literal('extend'),
      minutes: z.number().int().min(-MAX_ACTIVITY_MINUTES).max(MAX_ACTIVITY_MINUTES),
    }),
    z.object({ do: z.literal('pause') }),
    z.object({ do: z.literal('resume') }),
    /** Ends the activity that is on; none is then. */
    z.object({ do: z.literal('stop') }),
    z.object({ do: z.literal('lockZone'), zone: zoneId }),
    z.object({ do: z.literal('unlockZone'), zone: zoneId }),
  ])
  .openapi('Lead')
export type Lead = z.infer<typeof Lead>
