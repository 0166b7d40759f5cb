/**
 * Coming in by a link: what it invites to, who comes, and those who are asked to wait.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { MAX_NAME_LENGTH, MAX_PASSWORD_LENGTH, MAX_WAITING } from '../limits.ts'
import { languages, linkRoles, sectors } from '../vocabulary.ts'
import { id, line, time } from './forms.ts'
import { Member } from './members.ts'
import { Process } from './processes.ts'

/** A password that somebody tries; it is compared and nothing else. */
const passwordGiven = z.string().max(MAX_PASSWORD_LENGTH)

const tokenGiven = z.string().min(1).max(200)

/** What a join page shows before anyone has joined is asked for with this. */
export const InvitationQuestion = z.strictObject({ token: tokenGiven, password: passwordGiven.optional() })

export const Join = z
  .strictObject({
    /** The fragment of the link, or its code as somebody typed it. */
    token: tokenGiven,
    password: passwordGiven.optional(),
    sector: z.enum(sectors),
    name: line(MAX_NAME_LENGTH).optional(),
    organisation: line(MAX_NAME_LENGTH).optional(),
  })
  .openapi('Join')
export type Join = z.infer<typeof Join>

export const Joined = z
  .object({
    /** For clients without cookies: `Authorization: Bearer`. */
    session: z.string(),
    member: Member,
    role: z.enum(linkRoles),
    process: Process,
    /** The one room that the link was for, or null. */
    roomId: id.nullable(),
  })
  .openapi('Joined')
export type Joined = z.infer<typeof Joined>

/** What a join page shows before anyone has joined. */
export const Invitation = z
  .object({
    role: z.enum(linkRoles),
    process: z.object({ id, title: z.string(), language: z.enum(languages) }),
    room: z.string().nullable(),
    /** Whether one waits to be let in. Not for who is in already. */
    lobby: z.boolean(),
    /** Handed to the editor, which is made ready while one answers; null without one. */
    boardLicenseKey: z.string().nullable(),
  })
  .openapi('Invitation')
export type Invitation = z.infer<typeof Invitation>

/** Somebody is asked to wait. */
export const ToldToWait = z
  .object({
    /** Opens `/api/waiting` and nothing else; also set as a cookie. For clients without: `Authorization: Bearer`. */
    waiting: z.string(),
  })
  .openapi('ToldToWait')
export type ToldToWait = z.infer<typeof ToldToWait>

/** How it stands with somebody who waits. */
export const Waiting = z
  .object({
    state: z.enum(['waiting', 'letIn', 'turnedAway']),
    since: time,
    process: z.object({ title: z.string(), language: z.enum(languages) }),
    room: z.string().nullable(),
  })
  .openapi('Waiting')
export type Waiting = z.infer<typeof Waiting>

/** Somebody who waits, as those who lead see them. */
export const WaitingPerson = z
  .object({
    id,
    role: z.enum(linkRoles),
    roomId: id.nullable(),
    sector: z.enum(sectors),
    /** Null for who gave none. */
    name: z.string().nullable(),
    organisation: z.string().nullable(),
    /** The note on the link that they came by. */
    label: z.string().nullable(),
    since: time,
  })
  .openapi('WaitingPerson')
export type WaitingPerson = z.infer<typeof WaitingPerson>

/** An answer to some of those who wait; who has one already keeps it. */
export const WaitingAnswer = z
  .strictObject({ ids: z.array(id).min(1).max(MAX_WAITING), answer: z.enum(['letIn', 'turnAway']) })
  .openapi('WaitingAnswer')
