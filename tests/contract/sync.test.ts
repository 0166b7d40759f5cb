/**
 * What can be relied on at `WS /sync/:roomId`, with the stock provider and with raw frames, against the real server.
 * @module
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readZones } from '../../shared/board/cards.ts'
import { readRecords } from '../../shared/board/document.ts'
import { CreatedLink } from '../../shared/protocol/links.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import { textsOf, writeNote } from '../support/board.ts'
import {
  awarenessFrame,
  messageSaved,
  readAwareness,
  readUpdate,
  step1Frame,
  updateFrame,
  updateOf,
} from '../support/frames.ts'
import { journalHead } from '../support/journal.ts'
import { RawClient, stockPerson, upgradeStatus } from '../support/person.ts'
import { join, makeScene, type Scene, tokenOf } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene

beforeAll(async () => {
  server = await startServer()
  scene = await makeScene(server)
})
afterAll(() => server.stop())

/** A stock person in a room, whose document has everything. */
async function present(roomId: string, session: string) {
  const person = stockPerson(server, roomId, session)
  await person.synced()
  return person
}

const sees = (doc: Y.Doc, text: string) => until(`"${text}" to arrive`, () => textsOf(doc).includes(text))

describe('the stock WebsocketProvider', () => {
  test('connects and receives the zones that the room was made with', async () => {
    const member = await scene.join('participant')
    const person = await present(scene.room('analysis'), member.session)
    const zones = readZones(readRecords(person.doc)).map((zone) => zone.id)
    expect(zones.sort()).toEqual(roomTemplates.analysis.zones.map((zone) => zone.id).sort())
    person.leave()
  })

  test('two of them converge', async () => {
    const room = scene.room('analysis')
    const [anna, bo] = await Promise.all([
      scene.join('participant').then((member) => present(room, member.session)),
      scene.join('participant').then((member) => present(room, member.session)),
    ])
    for (let i = 0; i < 20; i++) writeNote(i % 2 ? anna.doc : bo.doc, `samtidigt ${i}`, 'strengths')
    for (const { doc } of [anna, bo])
      await until(
        'all twenty notes',
        () => textsOf(doc).filter((text) => text.startsWith('samtidigt')).length === 20,
      )
    await until('equal documents', () =>
      Buffer.from(Y.encodeStateVector(anna.doc)).equals(Buffer.from(Y.encodeStateVector(bo.doc))),
    )
    expect(readRecords(anna.doc)).toEqual(readRecords(bo.doc))
    anna.leave()
    bo.leave()
  })

  test('reconnects after the server went away, with what was written meanwhile', async () => {
    const own = await startServer()
    try {
      const there = await makeScene(own)
      const [a, b] = [await there.join('participant'), await there.join('participant')]
      const anna = stockPerson(own, there.room('vision'), a.session)
      const bo = stockPerson(own, there.room('vision'), b.session)
      await Promise.all([anna.synced(), bo.synced()])
      await own.kill('SIGTERM')
      await until('anna to notice', () => !anna.provider.wsconnected)
      writeNote(anna.doc, 'skrivet utan server', 'vision_2030')
      await own.start()
      await sees(bo.doc, 'skrivet utan server')
      anna.leave()
      bo.leave()
    } finally {
      await own.stop()
    }
  })
})

describe('who gets in', () => {
  test('no credentials, and ones that count for nothing: 4401', async () => {
    for (const headers of [{}, { authorization: 'Bearer nonsense' }, { cookie: 'session=nonsense' }]) {
      const client = RawClient.dial(server, scene.room('analysis'), headers)
      expect((await client.closed).code).toBe(4401)
      expect(client.frames).toEqual([])
    }
  })

  test('a stranger hears the same of a room that exists and one that does not', async () => {
    const real = await RawClient.dial(server, scene.room('analysis'), {}).closed
    const unknown = await RawClient.dial(server, 'A'.repeat(21), {}).closed
    expect(real).toEqual(unknown)
  })

  test('the session cookie and the bearer token both work', async () => {
    const { session } = await scene.join('participant')
    for (const headers of [{ cookie: `session=${session}` }, { authorization: `Bearer ${session}` }]) {
      const client = RawClient.dial(server, scene.room('analysis'), headers)
      await until('a first frame', () => client.frames.length > 0)
      client.close()
    }
  })

  test('no such room is 4404 for the operator; a member hears 4403 of every room that is not theirs', async () => {
    const { session } = await scene.join('participant')
    const elsewhere = await makeScene(server, 'En annan process')
    const closing = async (roomId: string, credential: string) =>
      RawClient.dial(server, roomId, { authorization: `Bearer ${credential}` }).closed
    const unknown = 'A'.repeat(21)
    expect((await closing(unknown, server.operatorToken)).code).toBe(4404)
    expect((await closing('not-an-id', session)).code).toBe(4404)
    const others = await closing(elsewhere.room('analysis'), session)
    expect(others.code).toBe(4403)
    expect(await closing(unknown, session)).toEqual(others)
  })

  test('a link for one room opens no other', async () => {
    const roomId = scene.room('vision')
    const answer = await scene.operator.post(`/api/processes/${scene.process.id}/links`, {
      role: 'participant',
      roomId,
    })
    const member = await join(server, tokenOf(CreatedLink.parse(answer.body).url))
    const headers = { authorization: `Bearer ${member.session}` }
    expect((await RawClient.dial(server, scene.room('analysis'), headers).closed).code).toBe(4403)
    const allowed = await RawClient.open(server, roomId, member.session)
    await until('a first frame', () => allowed.frames.length > 0)
    allowed.close()
  })

  test('only pages of our own origin: 20 others are refused with 403', async () => {
    const { session } = await scene.join('participant')
    const cookie = `session=${session}`
    const { port } = server
    const hostile = [
      'null',
      'https://evil.example',
      `http://evil.example:${port}`,
      `http://127.0.0.1.evil.example:${port}`,
      `http://evil127.0.0.1:${port}`,
      `http://127.0.0.1:${port}.evil.example`,
      `http://127.0.0.1:${port + 1}`,
      'http://127.0.0.1',
      `https://127.0.0.1:${port}.evil.example`,
      `ws://127.0.0.1:${port}`,
      `http://127.0.0.1:${port}/`,
      `http://127.0.0.1:${port}@evil.example`,
      `http://user@127.0.0.1:${port}`,
      `http://127.0.0.2:${port}`,
      `http://[::1]:${port}`,
      'file://',
      'chrome-extension://abcdefghijklmnop',
      'about:blank',
      '*',
      'undefined',
    ]
    for (const origin of hostile)
      expect([origin, await upgradeStatus(server, scene.room('analysis'), { origin, cookie })]).toEqual([
        origin,
        403,
      ])
    expect(
      await upgradeStatus(server, scene.room('analysis'), {
        origin: server.url,
        cookie,
      }),
    ).toBe(101)
  })

  test('with a PUBLIC_URL, that origin and no other, whatever the Host says', async () => {
    const publicUrl = 'https://samrum.example.se'
    const own = await startServer({ env: { PUBLIC_URL: publicUrl } })
    try {
      const there = await makeScene(own)
      const cookie = `session=${(await there.join('participant')).session}`
      const status = (origin: string, host: string) =>
        upgradeStatus(own, there.room('analysis'), { origin, host, cookie })
      expect(await status(publicUrl, 'samrum.example.se')).toBe(101)
      expect(await status(own.url, new URL(own.url).host)).toBe(403)
      expect(await status('https://evil.example', 'evil.example')).toBe(403)
      expect(await status('http://samrum.example.se', 'samrum.example.se')).toBe(403)
    } finally {
      await own.stop()
    }
  })
})

describe('what a role may do', () => {
  test("an observer's edits are refused by the server", async () => {
    const room = scene.room('prioritisation')
    const observer = await present(room, (await scene.join('observer')).session)
    const member = await present(room, (await scene.join('participant')).session)
    const before = journalHead(server.dataDir, room)
    writeNote(observer.doc, 'en observatörs ord', 'do_now')
    observer.awareness.setLocalState({ cursor: { x: 1, y: 1 } })
    // Presence is sent after the edit on the same connection: once it is here, the edit has been dealt with.
    await until("the observer's cursor", () =>
      [...member.awareness.getStates().values()].some((state) => state.cursor?.x === 1),
    )
    expect(journalHead(server.dataDir, room)).toBe(before)
    writeNote(member.doc, 'en deltagares ord', 'do_now')
    await sees(observer.doc, 'en deltagares ord')
    const fresh = await present(room, (await scene.join('participant')).session)
    for (const { doc } of [member, fresh]) expect(textsOf(doc)).toEqual(['en deltagares ord'])
    for (const person of [observer, member, fresh]) person.leave()
  })

  test('a closed room takes no edits (4409) and goes on being read', async () => {
    const room = scene.room('policy_mix')
    const { session } = await scene.join('participant')
    const writer = await present(room, session)
    writeNote(writer.doc, 'före stängningen')
    const reader = await present(room, (await scene.join('participant')).session)
    await sees(reader.doc, 'före stängningen')
    const facilitator = await scene.join('facilitator')
    expect((await facilitator.api.patch(`/api/rooms/${room}`, { status: 'closed' })).status).toBe(200)

    const late = await RawClient.open(server, room, session)
    const edit = new Y.Doc()
    edit.getMap('records').set('shape:late', new Y.Map())
    late.send(updateFrame(Y.encodeStateAsUpdate(edit)))
    expect((await late.closed).code).toBe(4409)
    const again = await present(room, session)
    expect(textsOf(again.doc)).toEqual(['före stängningen'])
    expect(again.doc.getMap('records').has('shape:late')).toBe(false)

    expect((await facilitator.api.patch(`/api/rooms/${room}`, { status: 'open' })).status).toBe(200)
    const opened = await present(room, session)
    writeNote(opened.doc, 'efter öppningen')
    await sees(reader.doc, 'efter öppningen')
    for (const person of [writer, reader, again, opened]) person.leave()
  })

  test('a revoked link ends its live connections within 2 s, and they stay out', async () => {
    const answer = await scene.operator.post(`/api/processes/${scene.process.id}/links`, {
      role: 'participant',
    })
    const link = CreatedLink.parse(answer.body)
    const member = await join(server, tokenOf(link.url))
    const client = await RawClient.open(server, scene.room('analysis'), member.session)
    const bystander = await RawClient.open(
      server,
      scene.room('analysis'),
      (await scene.join('participant')).session,
    )
    await until('both to be in', () => client.frames.length > 0 && bystander.frames.length > 0)
    expect((await scene.operator.delete(`/api/links/${link.id}`)).status).toBe(204)
    await until('the connection to end', () => client.closing, 2_000)
    expect((await client.closed).code).toBe(4403)
    expect(bystander.isOpen).toBe(true)
    const again = RawClient.dial(server, scene.room('analysis'), {
      authorization: `Bearer ${member.session}`,
    })
    expect([4401, 4403]).toContain((await again.closed).code)
    bystander.close()
  })
})

describe('what changes while somebody is on the way in', () => {
  test('a link revoked just then lets nobody stay', async () => {
    const path = `/api/processes/${scene.process.id}/links`
    for (let i = 0; i < 20; i++) {
      const link = CreatedLink.parse((await scene.operator.post(path, { role: 'participant' })).body)
      const { session } = await join(server, tokenOf(link.url))
      const client = RawClient.dial(server, scene.room('analysis'), { authorization: `Bearer ${session}` })
      const wait = i % 5
      await new Promise((resolve) => setTimeout(resolve, wait))
      await scene.operator.delete(`/api/links/${link.id}`)
      await until('the connection to end', () => client.closing, 2_000)
      expect([4401, 4403]).toContain((await client.closed).code)
    }
  })

  test('a room closed just then stays closed to all', async () => {
    const room = scene.room('policy_mix')
    const { session } = await scene.join('participant')
    for (let i = 0; i < 20; i++) {
      await scene.operator.patch(`/api/rooms/${room}`, { status: 'open' })
      const dialled = RawClient.open(server, room, session)
      await scene.operator.patch(`/api/rooms/${room}`, { status: 'closed' })
      const client = await dialled
      await until('a first frame', () => client.frames.length > 0)
      client.send(updateFrame(updateOf((doc) => doc.getMap('records').set(`shape:late${i}`, 'late'))))
      await until('the edit to be refused', () => client.closing, 2_000)
      expect((await client.closed).code).toBe(4409)
    }
    await scene.operator.patch(`/api/rooms/${room}`, { status: 'open' })
  })
})

describe('presence', () => {
  test('a person who leaves, or vanishes, is gone for the others within 5 s', async () => {
    const room = scene.room('analysis')
    const stays = await present(room, (await scene.join('participant')).session)
    for (const [clientId, end] of [
      [4711, 'close'],
      [4712, 'destroy'],
    ] as const) {
      const leaver = await RawClient.open(server, room, (await scene.join('participant')).session)
      leaver.send(awarenessFrame([{ clientId, clock: 1, state: { cursor: { x: 7, y: 7 } } }]))
      await until('the cursor to be seen', () => stays.awareness.getStates().has(clientId))
      leaver[end]()
      await until('the cursor to go', () => !stays.awareness.getStates().has(clientId), 5_000)
    }
    stays.leave()
  })

  test('nobody can pose as another: the name is the server’s', async () => {
    const room = scene.room('analysis')
    const anna = await scene.join('participant', {
      name: 'Anna',
      sector: 'academia',
    })
    const bo = await scene.join('participant', {
      name: 'Bo',
      sector: 'business',
    })
    const watching = await present(room, (await scene.join('participant')).session)
    const person = await present(room, bo.session)
    person.awareness.setLocalState({
      user: {
        id: anna.member.id,
        name: 'Anna',
        sector: 'academia',
        role: 'operator',
      },
    })
    const seen = await until('presence', () => watching.awareness.getStates().get(person.doc.clientID))
    expect(seen.user).toEqual({
      id: bo.member.id,
      name: 'Bo',
      sector: 'business',
      role: 'participant',
    })
    person.leave()
    watching.leave()
  })

  test("nobody can change another's presence, nor lock them out by a forged clock", async () => {
    const room = scene.room('analysis')
    const victim = await present(room, (await scene.join('participant')).session)
    const watching = await present(room, (await scene.join('participant')).session)
    const forger = await RawClient.open(server, room, (await scene.join('participant')).session)
    victim.awareness.setLocalState({ cursor: { x: 1, y: 1 } })
    const cursor = () => watching.awareness.getStates().get(victim.doc.clientID)?.cursor?.x
    await until("the victim's cursor", () => cursor() === 1)
    const clientId = victim.doc.clientID
    forger.send(awarenessFrame([{ clientId, clock: 2 ** 40, state: { cursor: { x: 666, y: 0 } } }]))
    forger.send(awarenessFrame([{ clientId, clock: 2 ** 41, state: null }]))
    await forger.settled()
    victim.awareness.setLocalState({ cursor: { x: 2, y: 1 } })
    await until("the victim's next cursor", () => cursor() === 2)
    forger.destroy()
    victim.leave()
    watching.leave()
  })
})

describe('frames', () => {
  test('an edit is acknowledged to its writer by kind 64, and only then does anyone see it', async () => {
    const room = scene.room('vision')
    const writer = await RawClient.open(server, room, (await scene.join('participant')).session)
    const reader = await RawClient.open(server, room, (await scene.join('participant')).session)
    for (const client of [writer, reader]) client.send(step1Frame())
    await until('the first answers', () => [writer, reader].every((client) => client.frames.some(readUpdate)))
    const doc = new Y.Doc()
    doc.getMap('test').set('key', 'value')
    writer.send(updateFrame(Y.encodeStateAsUpdate(doc)))
    await until('saved', () => writer.frames.some((frame) => frame[0] === messageSaved))
    await until('the update', () => reader.frames.some((frame) => Buffer.from(frame).includes('value')))
    writer.close()
    reader.close()
  })

  test('presence of those who are here is sent to whoever asks (kind 3)', async () => {
    const room = scene.room('vision')
    const here = await present(room, (await scene.join('participant', { name: 'Här' })).session)
    here.awareness.setLocalState({ cursor: { x: 3, y: 3 } })
    const asking = await RawClient.open(server, room, (await scene.join('participant')).session)
    await until('presence', () => {
      asking.send(Uint8Array.of(3))
      const entries = asking.frames.flatMap((frame) => readAwareness(frame) ?? [])
      return entries.some((entry) => entry.clientId === here.doc.clientID)
    })
    asking.close()
    here.leave()
  })
})

test('SIGTERM: sockets are closed with 1012, and the process exits with 0 within 5 s', async () => {
  const own = await startServer()
  const there = await makeScene(own)
  const people = await Promise.all(
    [1, 2, 3].map(async () =>
      RawClient.open(own, there.room('analysis'), (await there.join('participant')).session),
    ),
  )
  const started = performance.now()
  const exit = await own.kill('SIGTERM')
  expect(exit).toEqual({ code: 0, signal: null })
  expect(performance.now() - started).toBeLessThan(5_000)
  for (const person of people) expect((await person.closed).code).toBe(1012)
  await own.stop()
})
