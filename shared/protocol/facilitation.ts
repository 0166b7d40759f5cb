/**
 * The facilitation of a room as it goes over HTTP and over the socket: the state everyone sees, and what those who
 * lead can do with it.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { activityKinds, activityModes } from '../facilitation/activities.ts'
import {
  MAX_ACTIVITIES,
  MAX_ACTIVITY_MINUTES,
  MAX_HANDS,
  MAX_NAME_LENGTH,
  MAX_NOTE_LENGTH,
  MAX_VIEW,
} from '../limits.ts'
import { line } from './forms.ts'
import { ID_PATTERN } from './ids.ts'
import { RoomStatus } from './processes.ts'
import { ScoringRound } from './scores.ts'
import { VoteRound } from './votes.ts'

const time = z.iso.datetime()
const zoneId = z.string().min(1).max(MAX_NAME_LENGTH)
const activityId = z.string().regex(/^[A-Za-z0-9_-]{1,21}$/, 'up to 21 letters, digits, - or _')

export const Activity = z
  .strictObject({
    id: activityId,
    kind: z.enum(activityKinds),
    mode: z.enum(activityModes),
    minutes: z.number().int().min(1).max(MAX_ACTIVITY_MINUTES).nullable(),
    instruction: line(MAX_NOTE_LENGTH),
  })
  .openapi('Activity')

export const Agenda = z
  .strictObject({
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

/** A part of the board, in board pixels. */
export const View = z
  .strictObject({
    x: z.number().min(-MAX_VIEW).max(MAX_VIEW),
    y: z.number().min(-MAX_VIEW).max(MAX_VIEW),
    w: z.number().min(1).max(MAX_VIEW),
    h: z.number().min(1).max(MAX_VIEW),
  })
  .openapi('View')
export type View = z.infer<typeof View>

/** All are asked to look at one place. */
export const Gathering = z
  .object({
    /** The member who gathered them. */
    by: z.string(),
    /** When; another gathering has another time. */
    since: time,
    /** What that member looks at; null where they named a zone alone. */
    view: View.nullable(),
    zone: z.string().nullable(),
    /** Whether what they look at is followed until they let go. */
    follow: z.boolean(),
  })
  .openapi('Gathering')
export type Gathering = z.infer<typeof Gathering>

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
    /** How many have written something that only they see. */
    quietWriters: z.number().int(),
    lockedZones: z.array(z.string()),
    /** Cards and arrows may be written, but moved, sized and removed by those who lead alone. */
    layoutFixed: z.boolean(),
    /** Where all are asked to look. */
    gathering: Gathering.nullable(),
    /** The zone that is to stand out. */
    highlight: z.string().nullable(),
    /** The members whose hands are up, the one who raised it first before the others. */
    hands: z.array(z.string()).max(MAX_HANDS),
    /** The member who has the word. */
    word: z.string().nullable(),
    /** How many want more time for what is on; never who. */
    wantMoreTime: z.number().int(),
    /** The newest round of voting. */
    vote: VoteRound.nullable(),
    /** The newest round of scoring. */
    scoring: ScoringRound.nullable(),
  })
  .openapi('Facilitation')
export type Facilitation = z.infer<typeof Facilitation>

/** What those who lead can do. */
export const Lead = z
  .discriminatedUnion('do', [
    /** Ends the activity that is on, and begins this one. */
    z.strictObject({ do: z.literal('start'), activityId }),
    /** Adds minutes to the timer, or takes some away; one that has run out starts from now. */
    z.strictObject({
      do: z.literal('extend'),
      minutes: z.number().int().min(-MAX_ACTIVITY_MINUTES).max(MAX_ACTIVITY_MINUTES),
    }),
    z.strictObject({ do: z.literal('pause') }),
    z.strictObject({ do: z.literal('resume') }),
    /** Ends the activity that is on; none is then. */
    z.strictObject({ do: z.literal('stop') }),
    /** Ends the quiet writing, while the activity goes on: all cards are there for everyone. */
    z.strictObject({ do: z.literal('reveal') }),
    z.strictObject({ do: z.literal('lockZone'), zone: zoneId }),
    z.strictObject({ do: z.literal('unlockZone'), zone: zoneId }),
    z.strictObject({ do: z.literal('fixLayout'), fixed: z.boolean() }),
    /** Asks all to look at a part of the board, at a zone, or at both: the list shows zones. */
    z.strictObject({
      do: z.literal('gather'),
      view: View.nullable().default(null),
      zone: zoneId.nullable().default(null),
      follow: z.boolean().default(false),
    }),
    /** Whoever is followed looks elsewhere. */
    z.strictObject({ do: z.literal('look'), view: View, zone: zoneId.nullable().default(null) }),
    z.strictObject({ do: z.literal('letGo') }),
    /** Makes a zone stand out; null for none. */
    z.strictObject({ do: z.literal('highlight'), zone: zoneId.nullable() }),
    /** Gives somebody the word, whether or not their hand is up; it is up no more then. */
    z.strictObject({ do: z.literal('giveWord'), member: z.string().min(1).max(MAX_NAME_LENGTH) }),
    /** Lowers a hand, and takes the word back from whoever it belongs to. */
    z.strictObject({ do: z.literal('lowerHand'), member: z.string().min(1).max(MAX_NAME_LENGTH) }),
    z.strictObject({ do: z.literal('lowerHands') }),
  ])
  .openapi('Lead')
export type Lead = z.infer<typeof Lead>

/** What a person says of themselves; what is left out stays. */
export const HandPatch = z
  .strictObject({ raised: z.boolean().optional(), moreTime: z.boolean().optional() })
  .openapi('HandPatch')
export type HandPatch = z.infer<typeof HandPatch>

/** What the server knows of the caller's own hand. */
export const OwnHand = z
  .object({
    raised: z.boolean(),
    hasWord: z.boolean(),
    /** Whether they asked for more time; only they are told. */
    moreTime: z.boolean(),
  })
  .openapi('OwnHand')
export type OwnHand = z.infer<typeof OwnHand>
