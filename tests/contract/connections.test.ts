/**
 * Other systems: what their tokens open and do not, what webhooks are told and how, and cards that are brought in.
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Webhook as Verifier } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { isPublic } from '../../server/webhooks/isPublic.ts'
import { readCards, readZones, zoneAt } from '../../shared/board/cards.ts'
import { readRecords } from '../../shared/board/document.ts'
import { overlaps } from '../../shared/board/placement.ts'
import { MAX_EXPORTS_WAITING, MAX_TOKENS_PER_PROCESS } from '../../shared/limits.ts'
import {
  ApiToken,
  CardsMade,
  CreatedApiToken,
  CreatedWebhook,
  Publication,
  Webhook,
} from '../../shared/protocol/connections.ts'
import { Snapshot, SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { apiOf } from '../support/api.ts'
import { databaseFile } from '../support/journal.ts'
import { stockPerson } from '../support/person.ts'
import { type Member, makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
let lead: Member
let roomId: string
let processPath: string

beforeAll(async () => {
  server = await startServer({ env: { WEBHOOKS_TO_PRIVATE_ADDRESSES: 'yes' } })
})
afterAll(() => server.stop())
beforeEach(async () => {
  scene = await makeScene(server)
  lead = await scene.join('facilitator')
  roomId = scene.room('analysis')
  processPath = `/api/processes/${scene.process.id}`
})

async function newToken(scope: 'read' | 'write', days = 1) {
  const made = CreatedApiToken.parse(
    (await lead.api.post(`${processPath}/tokens`, { label: 'E-tjänst', scope, days })).body,
  )
  return { ...made, api: apiOf(server, made.secret) }
}

const take = async () =>
  SnapshotSummary.parse((await lead.api.post(`/api/rooms/${roomId}/snapshots`, {})).body)

/** A system that is told: keeps what it got, and answers as it is set to. */
class Receiver {
  readonly got: { headers: IncomingMessage['headers']; body: string }[] = []
  answer = 200
  #server: Server | null = null
  port = 0

  async listen(): Promise<void> {
    this.#server = createServer((request, response) => {
      let body = ''
      request.on('data', (bytes) => (body += bytes))
      request.on('end', () => {
        this.got.push({ headers: request.headers, body })
        response.writeHead(this.answer, this.answer === 302 ? { location: '/elsewhere' } : {}).end('x')
      })
    })
    await new Promise<void>((resolve) => this.#server?.listen(this.port, '127.0.0.1', resolve))
    this.port = (this.#server.address() as AddressInfo).port
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/samrum`
  }

  async close(): Promise<void> {
    this.#server?.closeAllConnections()
    await new Promise((resolve) => this.#server?.close(resolve))
  }
}

async function receiver() {
  const system = new Receiver()
  await system.listen()
  const wanted = { label: 'Ärendesystemet', url: system.url }
  const webhook = CreatedWebhook.parse((await lead.api.post(`${processPath}/webhooks`, wanted)).body)
  const state = async () => {
    const [first] = Webhook.array().parse((await lead.api.get(`${processPath}/webhooks`)).body)
    return first?.last ?? null
  }
  return { system, webhook, state }
}

describe('a token', () => {
  test('opens one process, is shown once, and not after it is withdrawn', async () => {
    const { api, id, secret } = await newToken('read')
    expect(secret).toMatch(/^samrum_[\w-]{40,}$/)
    const listed = (await lead.api.get(`${processPath}/tokens`)).body
    expect(
      ApiToken.array()
        .parse(listed)
        .map((token) => token.id),
    ).toEqual([id])
    expect(JSON.stringify(listed)).not.toContain(secret)
    expect((await api.get(processPath)).status).toBe(200)
    const other = await makeScene(server, 'En annan')
    expect((await api.get(`/api/processes/${other.process.id}`)).status).toBe(403)
    const own = (await api.get('/api/processes')).body as { id: string }[]
    expect(own.map((process) => process.id)).toEqual([scene.process.id])
    expect(server.log()).not.toContain(secret)
    expect((await lead.api.delete(`/api/tokens/${id}`)).status).toBe(204)
    const { status, body } = await api.get(processPath)
    expect([status, (body as { detail: string }).detail]).toEqual([
      401,
      expect.stringContaining('token is not known'),
    ])
  })

  test('that has gone out stays in the list for a month and lets nobody in, and takes no place of a new one', async () => {
    const { api, id } = await newToken('read')
    const database = new DatabaseSync(databaseFile(server.dataDir))
    const expire = (token: string, daysAgo: number) =>
      database
        .prepare('update api_token set expires_at = ? where id = ?')
        .run(Date.now() - daysAgo * 24 * 60 * 60 * 1000, token)
    const listed = async () =>
      ApiToken.array()
        .parse((await lead.api.get(`${processPath}/tokens`)).body)
        .map((token) => [token.id, Date.parse(token.expiresAt) > Date.now()] as const)
    try {
      expect(await listed()).toEqual([[id, true]])
      expire(id, 1)
      expect((await api.get(processPath)).status).toBe(401)
      expect(await listed()).toEqual([[id, false]])
      for (let made = 0; made < MAX_TOKENS_PER_PROCESS; made++) await newToken('read')
      const last = { label: 'En till', scope: 'read' }
      expect((await lead.api.post(`${processPath}/tokens`, last)).status).toBe(409)
      expect((await lead.api.delete(`/api/tokens/${id}`)).status).toBe(204)
      expect((await listed()).map(([, counts]) => counts)).toEqual(Array(MAX_TOKENS_PER_PROCESS).fill(true))
      const [first = ''] = (await listed())[0] ?? []
      expire(first, 31)
      expect((await listed()).map(([known]) => known)).not.toContain(first)
    } finally {
      database.close()
    }
  })

  test('in a cookie counts for nothing: other pages send those too', async () => {
    const { secret } = await newToken('read')
    const answer = await fetch(server.url + processPath, { headers: { cookie: `session=${secret}` } })
    expect(answer.status).toBe(401)
  })

  test('is refused with a field that it has not, rather than made without it', async () => {
    const wanted = { label: 'Till jul', scope: 'read', expiresAt: '2026-12-24T00:00:00.000Z' }
    expect(await lead.api.post(`${processPath}/tokens`, wanted)).toMatchObject({
      status: 400,
      body: { field: 'expiresAt', detail: expect.stringContaining('is no field of this call') },
    })
    expect((await lead.api.get(`${processPath}/tokens`)).body).toEqual([])
    const { api } = await newToken('write')
    const cards = [{ text: 'Ett' }, { text: 'Två', externalID: 'svar 2' }]
    expect(await api.post(`/api/rooms/${roomId}/cards`, { cards })).toMatchObject({
      status: 400,
      body: { field: 'cards.1.externalID' },
    })
  })

  test('past its day is not taken', async () => {
    const answer = await lead.api.post(`${processPath}/tokens`, {
      label: 'För länge',
      scope: 'read',
      days: 5_000,
    })
    expect(answer).toMatchObject({ status: 400, body: { field: 'days' } })
    const unnamed = await lead.api.post(`${processPath}/tokens`, { label: ' ', scope: 'read' })
    expect(unnamed).toMatchObject({ status: 400, body: { field: 'label' } })
  })

  test('to write brings in cards, each in its zone, none twice, and takes a snapshot of them', async () => {
    const { api } = await newToken('write')
    const cards = [
      { text: 'Nattbussar saknas', kind: 'need', externalId: 'svar 1', sector: 'civil_society' },
      { text: 'Fiber i varje by', zone: 'strengths', externalId: 'svar 2' },
      { text: '=HYPERLINK("x")\nandra raden' },
      { text: 'Samma svar igen', externalId: 'svar 2' },
    ]
    const path = `/api/rooms/${roomId}/cards`
    const made = await api.post(path, { cards })
    expect(made.status).toBe(201)
    expect(CardsMade.parse(made.body)).toMatchObject({ already: 1 })
    expect(CardsMade.parse((await api.post(path, { cards: cards.slice(0, 2) })).body)).toEqual({
      cards: [],
      already: 2,
    })
    const summary = SnapshotSummary.parse((await api.post(`/api/rooms/${roomId}/snapshots`, {})).body)
    expect(summary.takenBy).toBe('server')
    const { insights } = Snapshot.parse((await api.get(`/api/snapshots/${summary.id}`)).body)
    expect(insights.map(({ text, kind, zone, sector }) => ({ text, kind, zone, sector }))).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ text: 'Nattbussar saknas', kind: 'need', sector: 'civil_society' }),
        expect.objectContaining({ text: 'Fiber i varje by', zone: 'strengths' }),
        expect.objectContaining({ text: '=HYPERLINK("x")\nandra raden' }),
      ]),
    )
    expect(insights).toHaveLength(3)
    const lost = await api.post(path, { cards: [{ text: 'a' }, { text: 'b', zone: 'nowhere' }] })
    expect(lost).toMatchObject({ status: 400, body: { field: 'cards.1.zone' } })
    expect((await api.post(path, { cards: [{ text: 'a\u0000b' }] })).status).toBe(400)
    await lead.api.patch(`/api/rooms/${roomId}`, { status: 'closed' })
    expect((await api.post(path, { cards: [{ text: 'för sent' }] })).status).toBe(409)
  })
})

test('many cards lie beside each other in a zone that grows for them, and what lies below makes room', async () => {
  const reader = stockPerson(server, roomId, lead.session)
  await reader.synced()
  const zoneNow = () => readZones(readRecords(reader.doc)).find(({ id }) => id === 'drivers')
  const before = zoneNow()?.box.h ?? 0
  const cards = Array.from({ length: 60 }, (_, i) => ({
    text: `Drivkraft ${i}, `.repeat(1 + (i % 9)),
    zone: 'drivers',
  }))
  await lead.api.post(`/api/rooms/${roomId}/cards`, { cards: [{ text: 'Under', zone: 'actors' }] })
  expect((await lead.api.post(`/api/rooms/${roomId}/cards`, { cards })).status).toBe(201)
  const boxes = await until('all cards', () => {
    const all = readCards(readRecords(reader.doc))
    return all.length === 61 && all
  })
  const zones = readZones(readRecords(reader.doc))
  for (const card of boxes) {
    expect(zoneAt(zones, card.center)?.id).toBe(card.text === 'Under' ? 'actors' : 'drivers')
    expect(
      boxes.filter((other) => other !== card && overlaps(other.box, card.box)).map(({ text }) => text),
    ).toEqual([])
  }
  expect(zoneNow()?.box.h).toBeGreaterThan(before)
  reader.leave()
})

test('a published outcome is read by anybody, within other pages too, runs nothing, and is gone when taken back', async () => {
  const path = `/api/rooms/${roomId}/publication`
  const { url } = Publication.parse((await lead.api.put(path, {})).body)
  expect(Publication.parse((await lead.api.put(path, {})).body).url).toBe(url)
  expect((await fetch(url)).status).toBe(404)
  await lead.api.post(`/api/rooms/${roomId}/cards`, { cards: [{ text: 'Fiber <script>alert(1)</script>' }] })
  await take()
  // More readers at once than files may be waited for cost one.
  const crowd = await Promise.all(Array.from({ length: 2 * MAX_EXPORTS_WAITING }, () => fetch(url)))
  expect(crowd.filter(({ status }) => status !== 200)).toEqual([])
  const page = await fetch(url)
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain('frame-ancestors *')
  expect([page.headers.get('x-frame-options'), page.headers.get('x-content-type-options')]).toEqual([
    null,
    'nosniff',
  ])
  const text = await page.text()
  expect(text).toContain('Fiber &lt;script&gt;')
  expect(text).not.toMatch(/<script|https?:\/\/(?!127\.0\.0\.1)[^"]*\.(?:js|css|png)/)
  const listed = Publication.array().parse((await lead.api.get(`${processPath}/publications`)).body)
  expect(listed.map((one) => one.url)).toEqual([url])
  expect((await lead.api.delete(path)).status).toBe(204)
  expect((await fetch(url)).headers.get('content-type')).toBe('application/problem+json')
  const toAPerson = await fetch(url, { headers: { accept: 'text/html' } })
  expect([toAPerson.status, toAPerson.headers.get('cache-control')]).toEqual([404, 'no-store'])
  expect(toAPerson.headers.get('content-security-policy')).toContain('frame-ancestors *')
  expect(await toAPerson.text()).toContain('Resultatet är inte publicerat')
  expect((await fetch(`${server.url}/published/${'A'.repeat(21)}`)).status).toBe(404)
})

describe('a webhook', () => {
  test('is told of a snapshot, signed as Standard Webhooks has it, with nothing of what was said', async () => {
    const { system, webhook, state } = await receiver()
    await lead.api.post(`/api/rooms/${roomId}/cards`, { cards: [{ text: 'Hemlig lapp' }] })
    const snapshot = await take()
    const [first] = await until('the message', () => system.got.length > 0 && system.got)
    const told = new Verifier(webhook.secret).verify(
      first?.body ?? '',
      first?.headers as Record<string, string>,
    )
    expect(told).toMatchObject({
      type: 'snapshot.taken',
      data: {
        processId: scene.process.id,
        roomId,
        snapshotId: snapshot.id,
        number: snapshot.number,
        hash: snapshot.hash,
      },
    })
    expect(first?.body).not.toContain('Hemlig')
    await until('it to be known', async () => (await state())?.state === 'delivered')
    expect(() =>
      new Verifier(webhook.secret).verify('{}', first?.headers as Record<string, string>),
    ).toThrow()
    await system.close()
  })

  test('that does not answer is told later, after SIGKILL as well, under the same id', async () => {
    const { system, state } = await receiver()
    system.answer = 500
    await take()
    await until('a failed attempt', async () => (await state())?.problem === 'HTTP 500')
    await server.kill()
    system.answer = 204
    await server.start()
    await until('the second attempt', async () => (await state())?.state === 'delivered')
    const ids = system.got.map(({ headers }) => headers['webhook-id'])
    expect(ids.length).toBeGreaterThan(1)
    expect(new Set(ids).size).toBe(1)
    await system.close()
  })

  test('is not followed elsewhere, is tried when asked for, and is told nothing once it is removed', async () => {
    const { system, webhook, state } = await receiver()
    system.answer = 302
    expect((await lead.api.post(`/api/webhooks/${webhook.id}/test`, {})).status).toBe(202)
    await until('the attempt', async () => (await state())?.problem === 'HTTP 302')
    expect(JSON.parse(system.got[0]?.body ?? '')).toMatchObject({ type: 'test' })
    expect(system.got).toHaveLength(1)
    await lead.api.delete(`/api/webhooks/${webhook.id}`)
    await take()
    expect((await lead.api.get(`${processPath}/webhooks`)).body).toEqual([])
    expect(system.got).toHaveLength(1)
    await system.close()
  })

  test.each(['ftp://example.org', 'https://anna:hemligt@example.org/', 'inte en adress'])(
    'at %s is refused',
    async (url) => {
      const answer = await lead.api.post(`${processPath}/webhooks`, { label: 'x', url })
      expect(answer).toMatchObject({ status: 400, body: { field: 'url' } })
    },
  )
})

describe('where the operator has not allowed it', () => {
  test('no address of this machine or its network is told, by name or number, of webhooks from before', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'samrum-webhooks-'))
    const lax = await startServer({ dataDir, env: { WEBHOOKS_TO_PRIVATE_ADDRESSES: 'yes' } })
    const made = await makeScene(lax)
    const system = new Receiver()
    await system.listen()
    const webhooks = `/api/processes/${made.process.id}/webhooks`
    for (const url of [
      system.url,
      system.url.replace('127.0.0.1', 'localhost'),
      `http://[::1]:${system.port}/`,
    ])
      expect((await made.operator.post(webhooks, { label: 'x', url })).status).toBe(201)
    await lax.stop()
    const strict = await startServer({ dataDir })
    const operator = apiOf(strict, strict.operatorToken)
    await operator.post(`/api/rooms/${made.room('analysis')}/snapshots`, {})
    await until('all to be refused', async () => {
      const all = Webhook.array().parse((await operator.get(webhooks)).body)
      return all.every(({ last }) => last?.problem === 'private address')
    })
    expect(system.got).toEqual([])
    await strict.stop()
    await system.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('one that is plainly such is refused as it is made, and any other name is taken', async () => {
    const strict = await startServer()
    const { operator, process } = await makeScene(strict)
    const webhooks = `/api/processes/${process.id}/webhooks`
    const make = (url: string) => operator.post(webhooks, { label: 'x', url })
    for (const url of [
      'http://127.0.0.1:8080/',
      'http://2130706433/',
      'https://10.1.2.3/',
      'https://[::1]/',
      'https://[::ffff:192.168.0.1]/',
      'http://localhost:3000/',
      'http://LOCALHOST./',
      'http://a.localhost/',
      'http://diariet.internal/',
      'http://diariet/',
    ])
      expect(await make(url), url).toMatchObject({
        status: 422,
        body: { field: 'url', detail: expect.stringContaining('own network; a public one is expected') },
      })
    expect((await operator.get(webhooks)).body).toEqual([])
    for (const url of ['https://diariet.example.org/', 'https://8.8.8.8/', 'https://localhost.example.org/'])
      expect((await make(url)).status, url).toBe(201)
    await strict.stop()
  })
})

test.each([
  ['8.8.8.8', true],
  ['2001:4860:4860::8888', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['::1', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['::ffff:127.0.0.1', false],
  ['64:ff9b::7f00:1', false],
  ['224.0.0.1', false],
  ['localhost', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublic(address)).toBe(expected)
})
