/**
 * Messages to webhooks that are written down at an awkward moment.
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createLineServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createLog } from '../../server/log.ts'
import { openStore } from '../../server/storage/openStore.ts'
import { insertProcess } from '../../server/storage/processes.ts'
import { insertWebhook } from '../../server/storage/webhooks.ts'
import { isPublic } from '../../server/webhooks/isPublic.ts'
import { send } from '../../server/webhooks/send.ts'
import { Webhooks } from '../../server/webhooks/Webhooks.ts'
import { until } from '../support/until.ts'

test('one that is written down just after the last look is told at once, not when the next is', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'samrum-webhooks-'))
  const store = await openStore(dataDir)
  const told: string[] = []
  const system = createServer((request, response) => {
    told.push(String(request.headers['webhook-id']))
    response.end()
  })
  await new Promise<void>((resolve) => system.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(system.address() as AddressInfo).port}/`
  const process = await insertProcess(store.db, { title: 'Process', language: 'sv' })
  const webhook = await insertWebhook(store.db, { processId: process.id, label: 'System', url })
  let isWritten = false
  /** The look for the next message's time has its answer, and nobody has acted on it yet. */
  const afterTheLook = (rows: readonly object[]) => {
    if (isWritten || !rows.some((row) => 'next' in row)) return
    isWritten = true
    store.sqlite
      .prepare(
        'insert into webhook_delivery (id, webhook_id, event, body, created_at, next_at) values (?, ?, ?, ?, ?, ?)',
      )
      .run('late', webhook.id, 'test', '{}', 0, 0)
    webhooks.wake()
  }
  const db = store.db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      afterTheLook(result.rows as object[])
      return result
    },
  })
  const webhooks = new Webhooks({ db, log: createLog('silent'), allowPrivate: true })
  webhooks.wake()
  await until('the message', () => told.includes('late'))
  expect(isWritten).toBe(true)
  await webhooks.stop()
  await store.close()
  system.closeAllConnections()
  system.close()
  rmSync(dataDir, { recursive: true, force: true })
})

test.each([
  'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n',
  'HTTP/1.1 101 Switching Protocols\r\n\r\n',
  'no HTTP\r\n\r\n',
  '',
])('an answer that is none is a failed attempt, and none that never ends: %j', async (answer) => {
  const system = createLineServer((line) => {
    line.on('error', () => {})
    line.on('data', () => (answer === '' ? line.end() : line.write(answer)))
  })
  await new Promise<void>((resolve) => system.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(system.address() as AddressInfo).port}/`
  const sent = await send({ id: 'one', url, secret: 'whsec_aaaa', body: '{}' }, { allowPrivate: true })
  expect(sent).toMatchObject({ ok: false, problem: expect.any(String) })
  system.close()
})

test('only addresses of the public network are public', () => {
  const others = ['::7f00:1', '::ffff:10.0.0.1', '64:ff9b:1::7f00:1', '2002:7f00:1::', 'fec0::1', '4000::1']
  expect([...others, '100.64.1.1', '0.0.0.0'].filter(isPublic)).toEqual([])
  expect(['8.8.8.8', '2606:4700::1111'].filter(isPublic)).toHaveLength(2)
})
