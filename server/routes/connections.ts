/**
 * Other systems: the tokens they show, and the webhooks they are told by.
 * @module
 */
import type { Context } from 'hono'
import { MAX_TOKENS_PER_PROCESS, MAX_WEBHOOKS_PER_PROCESS } from '../../shared/limits.ts'
import type { ApiToken, Webhook } from '../../shared/protocol/connections.ts'
import { routes } from '../../shared/protocol/routes.ts'
import { memberIdOf } from '../access/authenticate.ts'
import { mayWithin, processFor, roomFor } from '../access/guard.ts'
import { bringCards } from '../snapshots/bringCards.ts'
import { snapshotThread } from '../snapshots/snapshotThread.ts'
import type { ApiTokenRow, WebhookDeliveryRow, WebhookRow } from '../storage/schema.ts'
import { countTokens, deleteToken, findTokenById, insertToken, listTokens } from '../storage/tokens.ts'
import {
  deleteWebhook,
  findWebhook,
  insertWebhook,
  listWebhooks,
  newestDelivery,
  queueDeliveries,
} from '../storage/webhooks.ts'
import { isPlainlyPrivate } from '../webhooks/isPublic.ts'
import type { AppContext, AppEnv } from './AppContext.ts'
import { forbidden, notFound, Refusal, routesApp } from './problem.ts'

const iso = (at: number) => new Date(at).toISOString()

const tokenView = (row: ApiTokenRow): ApiToken => ({
  id: row.id,
  label: row.label,
  scope: row.scope,
  createdAt: iso(row.created_at),
  expiresAt: iso(row.expires_at),
})

const deliveryView = (row: WebhookDeliveryRow): NonNullable<Webhook['last']> => ({
  event: row.event,
  at: iso(row.created_at),
  attempts: row.attempts,
  state: row.delivered_at !== null ? 'delivered' : row.next_at === null ? 'failed' : 'waiting',
  problem: row.problem,
})

const webhookView = (row: WebhookRow, last: WebhookDeliveryRow | undefined): Webhook => ({
  id: row.id,
  label: row.label,
  url: row.url,
  createdAt: iso(row.created_at),
  last: last ? deliveryView(last) : null,
})

/** What was found, if the caller may deal in it. */
function own<Row extends { readonly process_id: string }>(c: Context<AppEnv>, row: Row | undefined): Row {
  const caller = c.get('caller')
  if (!row) throw caller.kind === 'operator' ? notFound() : forbidden()
  if (!mayWithin(caller, row.process_id, null, 'manageConnections')) throw forbidden()
  return row
}

export function connectionRoutes(context: AppContext) {
  const { db, webhooks } = context
  return routesApp()
    .openapi(routes.addCards, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'addCards')
      if (room.status === 'closed') throw new Refusal(409, 'The room is closed to edits.')
      const by = memberIdOf(c.get('caller'))
      const added = await bringCards(context.rooms, { roomId: room.id, by }, (base) =>
        snapshotThread.run('addCards', {
          base,
          roomId: room.id,
          step: room.step,
          cards: c.req.valid('json').cards,
          at: new Date().toISOString(),
        }),
      )
      if (!added.ok) throw new Refusal(400, added.detail, { field: added.field })
      return c.json({ cards: [...added.cards], already: added.already }, 201)
    })
    .openapi(routes.createToken, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'manageConnections')
      if ((await countTokens(db, process.id)) >= MAX_TOKENS_PER_PROCESS)
        throw new Refusal(409, `A process has ${MAX_TOKENS_PER_PROCESS} tokens at most; withdraw one first.`)
      const { row, secret } = await insertToken(db, { processId: process.id, ...c.req.valid('json') })
      return c.json({ ...tokenView(row), secret }, 201)
    })
    .openapi(routes.listTokens, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'manageConnections')
      return c.json((await listTokens(db, process.id)).map(tokenView), 200)
    })
    .openapi(routes.revokeToken, async (c) => {
      const { id } = own(c, await findTokenById(db, c.req.valid('param').id))
      await deleteToken(db, id)
      return c.body(null, 204)
    })
    .openapi(routes.createWebhook, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'manageConnections')
      if ((await listWebhooks(db, process.id)).length >= MAX_WEBHOOKS_PER_PROCESS)
        throw new Refusal(
          409,
          `A process has ${MAX_WEBHOOKS_PER_PROCESS} webhooks at most; remove one first.`,
        )
      const { url } = c.req.valid('json')
      if (!context.config.privateWebhooks && isPlainlyPrivate(url))
        throw new Refusal(
          422,
          'url: is an address of this machine or its own network; a public one is expected (the operator may allow others: WEBHOOKS_TO_PRIVATE_ADDRESSES)',
          { field: 'url' },
        )
      const row = await insertWebhook(db, { processId: process.id, ...c.req.valid('json') })
      return c.json({ ...webhookView(row, undefined), secret: row.secret }, 201)
    })
    .openapi(routes.listWebhooks, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'manageConnections')
      const rows = await listWebhooks(db, process.id)
      const views = rows.map(async (row) => webhookView(row, await newestDelivery(db, row.id)))
      return c.json(await Promise.all(views), 200)
    })
    .openapi(routes.testWebhook, async (c) => {
      const row = own(c, await findWebhook(db, c.req.valid('param').id))
      await queueDeliveries(db, [row.id], 'test', { processId: row.process_id })
      webhooks.wake()
      return c.body(null, 202)
    })
    .openapi(routes.removeWebhook, async (c) => {
      const { id } = own(c, await findWebhook(db, c.req.valid('param').id))
      await deleteWebhook(db, id)
      return c.body(null, 204)
    })
}
