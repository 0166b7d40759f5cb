/**
 * Invitations, as those who lead make and change them.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { MAX_NAME_LENGTH, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../limits.ts'
import { linkRoles } from '../vocabulary.ts'
import { id, line, time } from './forms.ts'

const password = line(MAX_PASSWORD_LENGTH).min(MIN_PASSWORD_LENGTH)

/** An invitation. Its token is shown once, in `url`, when it is made. */
export const Link = z
  .object({
    id,
    role: z.enum(linkRoles),
    roomId: id.nullable(),
    label: z.string().nullable(),
    createdAt: time,
    expiresAt: time.nullable(),
    maxUses: z.number().int().nullable(),
    uses: z.number().int(),
    revoked: z.boolean(),
    hasPassword: z.boolean(),
    /** Who comes by it waits until somebody who leads lets them in. */
    lobby: z.boolean(),
  })
  .openapi('Link')
export type Link = z.infer<typeof Link>

export const NewLink = z
  .strictObject({
    role: z.enum(linkRoles),
    roomId: id.optional(),
    label: line(MAX_NAME_LENGTH).optional(),
    expiresAt: z.iso.datetime({ offset: true }).optional(),
    maxUses: z.number().int().min(1).max(100_000).optional(),
    /** Whether to make a code to type as well, which works for a day. Not for facilitators. */
    withCode: z.boolean().optional(),
    /** Asked of whoever comes by the link; without the spaces around it. */
    password: password.optional(),
    /** Whether who comes by it waits until somebody who leads lets them in. */
    lobby: z.boolean().optional(),
  })
  .openapi('NewLink')

/** What can be changed about a link; who is in already stays. */
export const LinkPatch = z
  .strictObject({
    label: line(MAX_NAME_LENGTH).nullable(),
    /** Null takes the password away. */
    password: password.nullable(),
    lobby: z.boolean(),
  })
  .partial()
  .openapi('LinkPatch')

export const CreatedLink = Link.extend({
  url: z.url(),
  /** Six characters that can be given instead of the token, shown this once; null unless asked for. */
  code: z.string().nullable(),
}).openapi('CreatedLink')
export type CreatedLink = z.infer<typeof CreatedLink>
