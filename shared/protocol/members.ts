/**
 * Who is here: members, and who is asking.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { MAX_NAME_LENGTH } from '../limits.ts'
import { linkRoles, roles, sectors } from '../vocabulary.ts'
import { id, line } from './forms.ts'

export const Member = z
  .object({
    id,
    role: z.enum(linkRoles),
    sector: z.enum(sectors),
    /** As given, or "Deltagare 7" / "Participant 7" when no name was. */
    name: z.string(),
    organisation: z.string().nullable(),
  })
  .openapi('Member')
export type Member = z.infer<typeof Member>

/** What a member may change about themselves. */
export const MePatch = z
  .strictObject({
    sector: z.enum(sectors),
    name: line(MAX_NAME_LENGTH).min(1),
    organisation: line(MAX_NAME_LENGTH).nullable(),
  })
  .partial()
  .openapi('MePatch')

/** Who is asking: the operator, or a member of one process. */
export const Me = z
  .object({
    /** What they are where they are most; `role` of a room or process says what they are there. */
    role: z.enum(roles),
    member: Member.nullable(),
    processId: id.nullable(),
    /** The one room that they may enter; null for more. */
    roomId: id.nullable(),
    /** Handed to the editor; null without one. */
    boardLicenseKey: z.string().nullable(),
  })
  .openapi('Me')
export type Me = z.infer<typeof Me>

export const OperatorSignIn = z.strictObject({ token: z.string().min(1).max(200) }).openapi('OperatorSignIn')
