/**
 * Webhooks, and the messages on their way to them, in the database: what is to be told is written down with what happened,
 * and so is told after a crash as well.
 * @module
 */
import { randomBytes } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { WEBHOOK_LOG_DAYS } from '../../shared/limits.ts'
import type { WebhookEvent } from '../../shared/protocol/connections.ts'
import { newId } from './ids.ts'
import type { Tables, WebhookDeliveryRow, WebhookRow } from './schema.ts'

type Db = Kysely<Tables>

const DAY_MS = 24 * 60 * 60 * 1000

export async function insertWebhook(
  db: Db,
  wanted: { readonly processId: string; readonly label: string; readonly url: string },
): Promise<WebhookRow> {
  const row: WebhookRow = {
    id: newId(),
    process_id: wanted.processId,
    label: wanted.label,
    url: wanted.url,
    // 24 bytes at least: the Standard Webhooks specification.
    secret: `whsec_${randomBytes(32).toString('base64')}`,
    created_at: Date.now(),
  }
  await db.insertInto('webhook').values(row).execute()
  return row
}

/** Those of a process, oldest first. */
export async function listWebhooks(db: Db, processId: string): Promise<WebhookRow[]> {
  return db
    .selectFrom('webhook')
    .selectAll()
    .where('process_id', '=', processId)
    .orderBy('created_at')
    .execute()
}

export async function findWebhook(db: Db, id: string): Promise<WebhookRow | undefined> {
  return db.selectFrom('webhook').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function deleteWebhook(db: Db, id: string): Promise<void> {
  await db.deleteFrom('webhook').where('id', '=', id).execute()
}

/** Writes down a message for some webhooks, to go out at once. */
export async function queueDeliveries(
  db: Db | Transaction<Tables>,
  webhookIds: readonly string[],
  event: WebhookEvent,
  data: object,
): Promise<void> {
  const now = Date.now()
  const body = JSON.stringify({ type: event, timestamp: new Date(now).toISOString(), data })
  for (const webhook_id of webhookIds)
    await db
      .insertInto('webhook_delivery')
      .values({
        id: newId(),
        webhook_id,
        event,
        body,
        created_at: now,
        attempts: 0,
        next_at: now,
        delivered_at: null,
        problem: null,
      })
      .execute()
}

/** Messages whose time has come, the longest waiting first, each with where it goes. */
export async function dueDeliveries(
  db: Db,
  most: number,
): Promise<(WebhookDeliveryRow & Pick<WebhookRow, 'url' | 'secret'>)[]> {
  return db
    .selectFrom('webhook_delivery')
    .innerJoin('webhook', 'webhook.id', 'webhook_delivery.webhook_id')
    .selectAll('webhook_delivery')
    .select(['webhook.url', 'webhook.secret'])
    .where('next_at', '<=', Date.now())
    .orderBy('next_at')
    .limit(most)
    .execute()
}

/** When the next message is to go; null where none waits. */
export async function nextDeliveryAt(db: Db): Promise<number | null> {
  const { next } = await db
    .selectFrom('webhook_delivery')
    .select((of) => of.fn.min('next_at').as('next'))
    .executeTakeFirstOrThrow()
  return next
}

/** What came of an attempt. */
export async function updateDelivery(
  db: Db,
  id: string,
  outcome: Pick<WebhookDeliveryRow, 'attempts' | 'next_at' | 'delivered_at' | 'problem'>,
): Promise<void> {
  await db.updateTable('webhook_delivery').set(outcome).where('id', '=', id).execute()
}

/** The newest message to each webhook. */
export async function newestDelivery(db: Db, webhookId: string): Promise<WebhookDeliveryRow | undefined> {
  return db
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('webhook_id', '=', webhookId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** Forgets messages that were delivered or given up long ago. */
export async function forgetDeliveries(db: Db): Promise<void> {
  await db
    .deleteFrom('webhook_delivery')
    .where('next_at', 'is', null)
    .where('created_at', '<', Date.now() - WEBHOOK_LOG_DAYS * DAY_MS)
    .execute()
}
