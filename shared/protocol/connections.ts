/**
 * What connects a process to other systems: tokens for this interface, and webhooks that tell of what happened.
 * @module
 */
import { z } from '@hono/zod-openapi'
import {
  MAX_CARD_TEXT,
  MAX_CARDS_BROUGHT_IN,
  MAX_NAME_LENGTH,
  MAX_TOKEN_DAYS,
  MAX_WEBHOOK_URL_LENGTH,
} from '../limits.ts'
import { kinds, sectors, tokenScopes } from '../vocabulary.ts'
import { line } from './forms.ts'
import { ID_PATTERN } from './ids.ts'

const id = z.string().regex(ID_PATTERN, 'an id of 21 letters, digits, - or _')
const time = z.iso.datetime()
const label = line(MAX_NAME_LENGTH).min(1)

/** A token of another system. Its secret is shown once, when it is made. */
export const ApiToken = z
  .object({ id, label: z.string(), scope: z.enum(tokenScopes), createdAt: time, expiresAt: time })
  .openapi('ApiToken')
export type ApiToken = z.infer<typeof ApiToken>

export const NewApiToken = z
  .strictObject({
    label,
    /** `read`: records, snapshots, exports and the trace. `write`: cards and snapshots are made as well. */
    scope: z.enum(tokenScopes),
    /** Days that it counts; a year, if left out. */
    days: z.number().int().min(1).max(MAX_TOKEN_DAYS).optional(),
  })
  .openapi('NewApiToken')
export type NewApiToken = z.infer<typeof NewApiToken>

export const CreatedApiToken = ApiToken.extend({
  /** Goes into `Authorization: Bearer`. */
  secret: z.string(),
}).openapi('CreatedApiToken')

/** What a webhook is told of. */
export const webhookEvents = ['snapshot.taken', 'test'] as const
export type WebhookEvent = (typeof webhookEvents)[number]

/** What became of the newest message to a webhook. */
export const WebhookDelivery = z
  .object({
    event: z.enum(webhookEvents),
    at: time,
    attempts: z.number().int(),
    state: z.enum(['waiting', 'delivered', 'failed']),
    /** Why the last attempt failed; null where none did. */
    problem: z.string().nullable(),
  })
  .openapi('WebhookDelivery')

export const Webhook = z
  .object({ id, label: z.string(), url: z.string(), createdAt: time, last: WebhookDelivery.nullable() })
  .openapi('Webhook')
export type Webhook = z.infer<typeof Webhook>

export const NewWebhook = z
  .strictObject({
    label,
    url: z
      .url({ protocol: /^https?$/, error: 'takes an http or https address' })
      .max(MAX_WEBHOOK_URL_LENGTH)
      .refine((text) => !/^https?:\/\/[^/?#]*@/i.test(text), 'takes an address without a name and password'),
  })
  .openapi('NewWebhook')
export type NewWebhook = z.infer<typeof NewWebhook>

export const CreatedWebhook = Webhook.extend({
  /** The key that messages are signed with, as the Standard Webhooks specification writes it. */
  secret: z.string(),
}).openapi('CreatedWebhook')

/** A room whose outcome anybody may read at an address, the newest snapshot's. */
export const Publication = z.object({ roomId: id, url: z.string(), createdAt: time }).openapi('Publication')
export type Publication = z.infer<typeof Publication>

/** A card that another system or a file brings in. */
export const BroughtCard = z.strictObject({
  text: z
    .string()
    .trim()
    .min(1)
    .max(MAX_CARD_TEXT)
    .refine((text) => !/[^\P{Cc}\n\t]/u.test(text), 'plain text'),
  kind: z.enum(kinds).optional(),
  sector: z.enum(sectors).optional(),
  /** Id of a zone of the board; without it the one that the kind belongs in, else under the board. */
  zone: z.string().min(1).max(100).optional(),
  /** How the sender knows it: what was brought in under it before is not brought in again. */
  externalId: z.string().trim().min(1).max(200).optional(),
})
export type BroughtCard = z.infer<typeof BroughtCard>

export const NewCards = z
  .strictObject({ cards: z.array(BroughtCard).min(1).max(MAX_CARDS_BROUGHT_IN) })
  .openapi('NewCards')

export const CardsMade = z
  .object({
    /** Shape ids of the cards that were made, in the order they were sent. */
    cards: z.array(z.string()),
    /** How many were there already. */
    already: z.number().int(),
  })
  .openapi('CardsMade')
