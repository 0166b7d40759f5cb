/**
 * What can be relied on over HTTP: every call there is, who may make it, and how it is refused.
 * @module
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Invitation, Joined } from '../../shared/protocol/joining.ts'
import { CreatedLink, Link } from '../../shared/protocol/links.ts'
import { Me } from '../../shared/protocol/members.ts'
import { Problem } from '../../shared/protocol/problem.ts'
import { CreatedProcess, Process, Room } from '../../shared/protocol/processes.ts'
import { routes } from '../../shared/protocol/routes.ts'
import { Snapshot, SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { linkRoles, sectors, steps } from '../../shared/vocabulary.ts'
import { type Answer, type Api, apiOf } from '../support/api.ts'
import { writeNote } from '../support/board.ts'
import { stockPerson } from '../support/person.ts'
import { join, type Member, makeScene, type Scene, tokenOf } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

const NOWHERE = 'A'.repeat(21)

let server: TestServer
let scene: Scene
let stranger: Api
let facilitator: Member
let participant: Member
let observer: Member

beforeAll(async () => {
  server = await startServer()
  scene = await makeScene(server)
  stranger = apiOf(server)
  facilitator = await scene.join('facilitator', { name: 'Frida', sector: 'public_sector' })
  participant = await scene.join('participant', { name: 'Per', sector: 'business' })
  observer = await scene.join('observer', { name: 'Olle', sector: 'academia' })
})
afterAll(() => server.stop())

/** The answer is a problem of RFC 9457 with this status (or one of these). */
function expectProblem(answer: Answer, ...statuses: number[]) {
  expect(statuses).toContain(answer.status)
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  const problem = Problem.parse(answer.body)
  expect(problem.status).toBe(answer.status)
  expect(problem.detail).not.toBe('')
  return problem
}

test('an idle connection is kept for longer than the 60 s of reverse proxies', async () => {
  const { headers } = await fetch(`${server.url}/healthz`)
  expect(Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1])).toBeGreaterThan(60)
})

describe('processes', () => {
  test('POST /api/processes gives the process, its rooms and three links', async () => {
    const answer = await scene.operator.post('/api/processes', { title: 'Ny process' })
    expect(answer.status).toBe(201)
    const process = CreatedProcess.parse(answer.body)
    expect(process.title).toBe('Ny process')
    expect(process.rooms.map((room) => room.step)).toEqual([
      'analysis',
      'vision',
      'prioritisation',
      'policy_mix',
    ])
    for (const room of process.rooms)
      expect(room).toMatchObject({ status: 'open', present: 0, snapshots: 0, insights: null })
    for (const role of linkRoles)
      expect(process.links[role]).toMatch(new RegExp(`^${server.url}/join#[\\w-]{20,}$`))
  })

  test('all six steps can be asked for, in two languages, with titles of their own', async () => {
    const rooms = [
      ...steps.map((step) => step),
      { step: 'analysis' as const, title: 'Analys, andra gruppen' },
    ]
    const answer = await scene.operator.post('/api/processes', {
      title: 'All',
      language: 'en',
      template: 's3',
      rooms,
    })
    const process = CreatedProcess.parse(answer.body)
    expect(process.rooms.map((room) => room.step)).toEqual(['analysis', ...steps])
    expect(process.rooms[1]?.title).toBe('Analys, andra gruppen')
    expect(process.rooms[0]?.title).toBe('Room of co-creation')
  })

  test('reading, changing and deleting', async () => {
    const made = CreatedProcess.parse((await scene.operator.post('/api/processes', { title: 'Kort' })).body)
    const path = `/api/processes/${made.id}`
    expect(Process.parse((await scene.operator.get(path)).body).title).toBe('Kort')
    const patched = await scene.operator.patch(path, { title: 'Längre', language: 'en' })
    expect(Process.parse(patched.body)).toMatchObject({ title: 'Längre', language: 'en' })
    const listed = Process.array().parse((await scene.operator.get('/api/processes')).body)
    expect(listed.map((process) => process.id)).toContain(made.id)
    expect((await scene.operator.delete(path)).status).toBe(204)
    expectProblem(await scene.operator.get(path), 404)
    expectProblem(await scene.operator.get(`/api/rooms/${made.rooms[0]?.id}`), 404)
    expectProblem(
      await stranger.post('/api/join', { token: tokenOf(made.links.participant), sector: 'academia' }),
      401,
      403,
    )
  })

  test('the years that one looks to are its own, in order, and stand in the headings of new rooms', async () => {
    const { operator } = scene
    const years = { target: 2060, vision: 2040, start: 2028 }
    const made = await operator.post('/api/processes', { title: 'År', rooms: ['analysis'], years })
    const { id } = CreatedProcess.parse(made.body)
    expect(Process.parse((await operator.get(`/api/processes/${id}`)).body).years).toEqual(years)
    const later = { ...years, start: 2041 }
    const refused = expectProblem(await operator.patch(`/api/processes/${id}`, { years: later }), 400, 422)
    expect(refused.field).toBe('years')
    const room = Room.parse((await operator.post(`/api/processes/${id}/rooms`, { step: 'vision' })).body)
    expect(room.title).toBe('Framtidens rum – 2040')
    await operator.patch(`/api/processes/${id}`, { years: { ...years, start: 2029 } })
    expect(Process.parse((await operator.get(`/api/processes/${id}`)).body).years.start).toBe(2029)
  })

  test('members read their own and no other', async () => {
    const other = await makeScene(server, 'En annan')
    const listed = Process.array().parse((await participant.api.get('/api/processes')).body)
    expect(listed.map((process) => process.id)).toEqual([scene.process.id])
    expect((await observer.api.get(`/api/processes/${scene.process.id}`)).status).toBe(200)
    const existing = await participant.api.get(`/api/processes/${other.process.id}`)
    const missing = await participant.api.get(`/api/processes/${NOWHERE}`)
    expectProblem(existing, 403)
    expect(missing.status).toBe(existing.status)
    expect(missing.body).toEqual(existing.body)
  })

  test('only the operator makes, changes and deletes them', async () => {
    for (const { api } of [facilitator, participant, observer]) {
      expectProblem(await api.post('/api/processes', { title: 'Nej' }), 403)
      expectProblem(await api.delete(`/api/processes/${scene.process.id}`), 403)
    }
    for (const { api } of [participant, observer])
      expectProblem(await api.patch(`/api/processes/${scene.process.id}`, { title: 'Nej' }), 403)
  })

  test('a facilitator adds a room, with its zones on the board', async () => {
    const path = `/api/processes/${scene.process.id}/rooms`
    const answer = await facilitator.api.post(path, { step: 'governance', title: 'Styrning' })
    expect(answer.status).toBe(201)
    const room = Room.parse(answer.body)
    expect(room).toMatchObject({ step: 'governance', title: 'Styrning', status: 'open' })
    expectProblem(await participant.api.post(path, { step: 'governance' }), 403)
  })
})

describe('links', () => {
  const path = () => `/api/processes/${scene.process.id}/links`

  test('facilitators make, list and revoke them; a token is shown once', async () => {
    const answer = await facilitator.api.post(path(), { role: 'participant', label: 'Näringslivet' })
    expect(answer.status).toBe(201)
    const link = CreatedLink.parse(answer.body)
    const listed = (await facilitator.api.get(path())).body
    const mine = Link.array()
      .parse(listed)
      .find((candidate) => candidate.id === link.id)
    expect(mine).toMatchObject({ role: 'participant', label: 'Näringslivet', uses: 0, revoked: false })
    expect(JSON.stringify(listed)).not.toContain(tokenOf(link.url))
    expect((await facilitator.api.delete(`/api/links/${link.id}`)).status).toBe(204)
    expectProblem(
      await stranger.post('/api/join', { token: tokenOf(link.url), sector: 'academia' }),
      401,
      403,
    )
  })

  test('an hour can be given in any zone', async () => {
    const expiresAt = new Date(Date.now() + 3 * 60 * 60 * 1000)
    const inZone = `${new Date(+expiresAt + 60 * 60 * 1000).toISOString().slice(0, 19)}+01:00`
    const answer = await facilitator.api.post(path(), { role: 'observer', expiresAt: inZone })
    expect(answer.status).toBe(201)
    const kept = CreatedLink.parse(answer.body).expiresAt ?? ''
    expect(Math.abs(Date.parse(kept) - +expiresAt)).toBeLessThanOrEqual(1000)
  })

  test('a code of six characters opens the same door, however it is spaced, and goes with its link', async () => {
    const answer = await facilitator.api.post(path(), { role: 'participant', withCode: true, maxUses: 2 })
    const link = CreatedLink.parse(answer.body)
    expect(link.code).toMatch(/^[A-HJKMNP-Z2-9]{6}$/)
    const typed = ` ${link.code?.slice(0, 3).toLowerCase()} - ${link.code?.slice(3)}`
    const invitation = Invitation.parse((await stranger.post('/api/invitation', { token: typed })).body)
    expect(invitation).toMatchObject({ role: 'participant', process: { id: scene.process.id } })
    expect((await join(server, typed)).role).toBe('participant')
    const listed = JSON.stringify((await facilitator.api.get(path())).body)
    expect(listed).not.toContain(link.code)
    await facilitator.api.delete(`/api/links/${link.id}`)
    expectProblem(await stranger.post('/api/join', { token: typed, sector: 'academia' }), 403)
  })

  test('a link for facilitators has no code, and one that did not ask has none', async () => {
    const refused = await facilitator.api.post(path(), { role: 'facilitator', withCode: true })
    expect(expectProblem(refused, 400).field).toBe('withCode')
    const plain = await facilitator.api.post(path(), { role: 'observer' })
    expect(CreatedLink.parse(plain.body).code).toBeNull()
  })

  test('participants and observers do none of it', async () => {
    for (const { api } of [participant, observer]) {
      expectProblem(await api.post(path(), { role: 'facilitator' }), 403)
      expectProblem(await api.get(path()), 403)
    }
  })

  test('a link ends after its last use, and at its hour', async () => {
    const once = CreatedLink.parse(
      (await facilitator.api.post(path(), { role: 'participant', maxUses: 1 })).body,
    )
    await join(server, tokenOf(once.url))
    expectProblem(
      await stranger.post('/api/join', { token: tokenOf(once.url), sector: 'academia' }),
      401,
      403,
    )
    const expiresAt = new Date(Date.now() + 1_000).toISOString()
    const brief = CreatedLink.parse(
      (await facilitator.api.post(path(), { role: 'participant', expiresAt })).body,
    )
    await until('the link to expire', async () => {
      const answer = await stranger.post('/api/invitation', { token: tokenOf(brief.url) })
      return answer.status === 401 || answer.status === 403
    })
  })

  test('what a link invites to can be read without using it up', async () => {
    const answer = await stranger.post('/api/invitation', { token: tokenOf(scene.process.links.observer) })
    expect(Invitation.parse(answer.body)).toEqual({
      role: 'observer',
      process: { id: scene.process.id, title: scene.process.title, language: 'sv' },
      room: null,
      lobby: false,
      boardLicenseKey: null,
    })
  })
})

describe('joining', () => {
  const token = () => tokenOf(scene.process.links.participant)

  test('each of the four sectors; a name and an organisation are free', async () => {
    for (const sector of sectors) {
      const answer = await stranger.post('/api/join', { token: token(), sector })
      expect(answer.status).toBe(200)
      const joined = Joined.parse(answer.body)
      expect(joined).toMatchObject({ role: 'participant', roomId: null, process: { id: scene.process.id } })
      expect(joined.member.sector).toBe(sector)
      expect(joined.member.name).toMatch(/^Deltagare \d+$/)
    }
    const named = await stranger.post('/api/join', {
      token: token(),
      sector: 'business',
      name: ' Åsa Ö ',
      organisation: 'Såg AB',
    })
    expect(Joined.parse(named.body).member).toMatchObject({ name: 'Åsa Ö', organisation: 'Såg AB' })
  })

  test('the session is a cookie that scripts cannot read, and works as a bearer token', async () => {
    const answer = await stranger.post('/api/join', { token: token(), sector: 'academia' })
    const { session, member } = Joined.parse(answer.body)
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^session=/)
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    expect(cookie).toMatch(/Path=\//i)
    const byCookie = await stranger.get('/api/me', { cookie: cookie.split(';')[0] ?? '' })
    const byToken = await apiOf(server, session).get('/api/me')
    for (const me of [byCookie, byToken])
      expect(Me.parse(me.body)).toMatchObject({ role: 'participant', member: { id: member.id } })
    expect((await apiOf(server, session).delete('/api/session')).status).toBe(204)
    expectProblem(await apiOf(server, session).get('/api/me'), 401)
  })

  test('on https the cookie is Secure', async () => {
    const secure = await startServer({ env: { PUBLIC_URL: 'https://samrum.example.se' } })
    try {
      const there = await makeScene(secure)
      expect(there.process.links.participant).toMatch(/^https:\/\/samrum\.example\.se\/join#/)
      const body = { token: tokenOf(there.process.links.participant), sector: 'academia' }
      const answer = await apiOf(secure).post('/api/join', body)
      expect(answer.headers.get('set-cookie')).toMatch(/; Secure/i)
    } finally {
      await secure.stop()
    }
  })

  test('what is wrong is named', async () => {
    const wrong: [unknown, string][] = [
      [{ token: token(), sector: 'clergy' }, 'sector'],
      [{ token: token() }, 'sector'],
      [{ sector: 'academia' }, 'token'],
      [{ token: token(), sector: 'academia', name: 'x'.repeat(61) }, 'name'],
      [{ token: token(), sector: 'academia', name: 'a\nb' }, 'name'],
      [{ token: token(), sector: 'academia', name: 'admin\u202Enimda' }, 'name'],
      [{ token: token(), sector: 'academia', organisation: 7 }, 'organisation'],
    ]
    for (const [body, field] of wrong)
      expect(expectProblem(await stranger.post('/api/join', body), 400, 422).field).toBe(field)
  })
})

describe('rooms', () => {
  test('members read, facilitators change', async () => {
    const path = `/api/rooms/${scene.room('vision')}`
    expect(Room.parse((await observer.api.get(path)).body)).toMatchObject({ step: 'vision', status: 'open' })
    const patched = await facilitator.api.patch(path, { title: 'Framtidens rum 2035' })
    expect(Room.parse(patched.body).title).toBe('Framtidens rum 2035')
    for (const { api } of [participant, observer])
      expectProblem(await api.patch(path, { status: 'closed' }), 403)
    expectProblem(await facilitator.api.patch(path, { status: 'ajar' }), 400, 422)
  })

  test('a step has one for each area of strength; its cards are of that area where they say no other', async () => {
    const path = `/api/processes/${scene.process.id}/rooms`
    const make = async (strengthArea: string) =>
      Room.parse((await facilitator.api.post(path, { step: 'vision', strengthArea })).body)
    const [one, other] = [await make('experiences'), await make('sustainable_energy')]
    expect([one.strengthArea, other.strengthArea]).toEqual(['experiences', 'sustainable_energy'])
    expectProblem(await facilitator.api.post(path, { step: 'vision', strengthArea: 'gold' }), 400)
    // Rooms of one step stand beside each other, though they came after those of later steps.
    const { rooms } = Process.parse((await facilitator.api.get(`/api/processes/${scene.process.id}`)).body)
    const inOrder = rooms.map(({ step }) => steps.indexOf(step))
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b))
    expect(rooms.filter(({ step }) => step === 'vision').map(({ id }) => id)).toEqual([
      scene.room('vision'),
      one.id,
      other.id,
    ])

    const person = stockPerson(server, one.id, participant.session)
    await person.synced()
    writeNote(person.doc, 'Fjället året runt', 'vision_2030', 'business')
    const areas = await until('a snapshot of it', async () => {
      const taken = await facilitator.api.post(`/api/rooms/${one.id}/snapshots`, {})
      const { id, insights } = SnapshotSummary.parse(taken.body)
      if (insights !== 1) return null
      const read = Snapshot.parse((await facilitator.api.get(`/api/snapshots/${id}`)).body)
      return read.insights.map(({ strengthArea }) => strengthArea)
    })
    expect(areas).toEqual(['experiences'])
    person.leave()
    const changed = await facilitator.api.patch(`/api/rooms/${one.id}`, { strengthArea: null })
    expect(Room.parse(changed.body).strengthArea).toBeNull()
  })

  test('how many are there is counted', async () => {
    const id = scene.room('policy_mix')
    const person = stockPerson(server, id, participant.session)
    await person.synced()
    await until(
      'one present',
      async () => Room.parse((await observer.api.get(`/api/rooms/${id}`)).body).present === 1,
    )
    person.leave()
    await until(
      'none present',
      async () => Room.parse((await observer.api.get(`/api/rooms/${id}`)).body).present === 0,
    )
  })
})

describe('a member', () => {
  const cookieOf = (session: string) => ({ cookie: `session=${session}` })

  test('stays the same person by another link, and what the first allows is kept', async () => {
    const person = await scene.join('facilitator', { name: 'Freja' })
    const body = { token: tokenOf(scene.process.links.participant), sector: 'business' }
    const again = Joined.parse((await stranger.post('/api/join', body, cookieOf(person.session))).body)
    expect(again.member).toMatchObject({ id: person.member.id, name: 'Freja', sector: 'business' })
    expect(again.role).toBe('facilitator')
    const toRoom = CreatedLink.parse(
      (
        await facilitator.api.post(`/api/processes/${scene.process.id}/links`, {
          role: 'participant',
          roomId: scene.room('vision'),
        })
      ).body,
    )
    const narrow = { token: tokenOf(toRoom.url), sector: 'business' }
    const inRoom = Joined.parse((await stranger.post('/api/join', narrow, cookieOf(again.session))).body)
    expect(inRoom).toMatchObject({ role: 'facilitator', roomId: scene.room('vision') })
    expect(Process.parse(inRoom.process).rooms.length).toBeGreaterThan(1)
  })

  test('comes further by a link that allows more', async () => {
    const person = await scene.join('observer')
    const body = { token: tokenOf(scene.process.links.participant), sector: 'academia' }
    const again = Joined.parse((await stranger.post('/api/join', body, cookieOf(person.session))).body)
    expect(again).toMatchObject({ role: 'participant', member: { id: person.member.id } })
  })

  test('changes name, organisation and sector, also for those who see them', async () => {
    const person = await scene.join('participant', { name: 'Ada', sector: 'business' })
    const changed = await person.api.patch('/api/me', {
      name: 'Ada B',
      sector: 'academia',
      organisation: 'Byn',
    })
    expect(changed.status).toBe(200)
    const me = Me.parse((await person.api.get('/api/me')).body)
    expect(me.member).toMatchObject({
      id: person.member.id,
      name: 'Ada B',
      sector: 'academia',
      organisation: 'Byn',
    })
    expect(expectProblem(await person.api.patch('/api/me', { sector: 'church' }), 400, 422).field).toBe(
      'sector',
    )
    expect(expectProblem(await person.api.patch('/api/me', { name: '' }), 400, 422).field).toBe('name')
    expectProblem(await scene.operator.patch('/api/me', { name: 'Op' }), 403)
    expectProblem(await stranger.patch('/api/me', { name: 'X' }), 401)
  })
})

describe('snapshots and exports', () => {
  test('whoever may write in the room counts as a participant, by sector', async () => {
    const made = CreatedProcess.parse((await scene.operator.post('/api/processes', { title: 'Mix' })).body)
    const [here, elsewhere] = made.rooms.map((room) => room.id)
    const links = `/api/processes/${made.id}/links`
    const linkTo = async (roomId: string | undefined) =>
      tokenOf(CreatedLink.parse((await scene.operator.post(links, { role: 'participant', roomId })).body).url)
    await join(server, tokenOf(made.links.participant), { sector: 'business' })
    await join(server, tokenOf(made.links.observer), { sector: 'academia' })
    await join(server, await linkTo(here), { sector: 'civil_society' })
    await join(server, await linkTo(elsewhere), { sector: 'public_sector' })
    const taken = SnapshotSummary.parse((await scene.operator.post(`/api/rooms/${here}/snapshots`)).body)
    const snapshot = Snapshot.parse((await scene.operator.get(`/api/snapshots/${taken.id}`)).body)
    expect(snapshot.participants).toEqual({ civil_society: 1, business: 1, public_sector: 0, academia: 0 })
  })

  test('the board as numbered, unchangeable, exportable records', async () => {
    const room = scene.room('analysis')
    const path = `/api/rooms/${room}/snapshots`
    const person = stockPerson(server, room, participant.session)
    await person.synced()
    const strength = writeNote(person.doc, 'Vi kan trä', 'strengths', 'business')
    writeNote(person.doc, '=HYPERLINK("http://evil.example")', 'evidence', 'business')
    writeNote(person.doc, 'Utanför alla ytor')
    const summary = await until('a snapshot with all three', async () => {
      const answer = await facilitator.api.post(path, { note: 'Efter förmiddagen' })
      expect(answer.status).toBe(201)
      const taken = SnapshotSummary.parse(answer.body)
      return taken.insights === 3 && taken
    })
    expect(summary).toMatchObject({
      takenBy: 'facilitator',
      reason: 'facilitator',
      note: 'Efter förmiddagen',
      relations: 0,
    })
    expect(summary.hash).toMatch(/^[0-9a-f]{64}$/)

    for (const { api } of [participant, observer]) expectProblem(await api.post(path, {}), 403)
    const again = SnapshotSummary.parse((await facilitator.api.post(path)).body)
    expect(again.number).toBe(summary.number + 1)
    expect(again.hash).toBe(summary.hash)
    const listed = SnapshotSummary.array().parse((await observer.api.get(path)).body)
    expect(listed.slice(0, 2).map((snapshot) => snapshot.number)).toEqual([again.number, summary.number])

    const snapshot = Snapshot.parse((await observer.api.get(`/api/snapshots/${summary.id}`)).body)
    const insight = snapshot.insights.find((candidate) => candidate.provenance.shapeId === strength)
    expect(insight).toMatchObject({
      kind: 'observation',
      facet: 'strength',
      zone: 'strengths',
      sector: 'business',
      text: 'Vi kan trä',
      lang: 'sv',
      version: 1,
    })
    expect(
      snapshot.insights.filter((candidate) => candidate.zone === null).map((unsorted) => unsorted.text),
    ).toEqual(['Utanför alla ytor'])
    expect(snapshot.warnings.map((warning) => warning.code)).toContain('card_unsorted')
    const found = snapshot.insights.map(({ kind }) => kind)
    expect(found.length).toBeGreaterThan(0)
    expect(snapshot.counts).toEqual(
      Object.fromEntries(
        [...new Set(found)].map((kind) => [kind, found.filter((each) => each === kind).length]),
      ),
    )
    expect(JSON.stringify(snapshot)).not.toContain('Per')

    writeNote(person.doc, 'Kommer efteråt', 'strengths', 'business')
    await until('the fourth card in a later snapshot', async () => {
      const later = SnapshotSummary.parse((await facilitator.api.post(path)).body)
      return later.insights === 4 && later.hash !== summary.hash
    })
    expect((await observer.api.get(`/api/snapshots/${summary.id}`)).body).toEqual(snapshot)
    await expectExports(summary.id)
    person.leave()
  })

  async function expectExports(id: string) {
    const file = (format: string) => observer.api.get(`/api/snapshots/${id}/export/${format}`)
    const json = await file('json')
    expect(json.headers.get('content-type')).toMatch(/^application\/json/)
    expect(json.headers.get('content-disposition')).toMatch(/^attachment; filename/)
    expect(JSON.stringify(json.body)).toContain('Vi kan trä')
    const csv = await file('csv')
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/i)
    expect(csv.body).toContain('Vi kan trä')
    // A cell that starts with "=" is a formula to a spreadsheet, quoted or not.
    expect(csv.body).not.toMatch(/(^|[;,\r\n])"?[=+@\t]/)
    expect(csv.body).toContain("'=HYPERLINK")
    const md = await file('md')
    expect(md.headers.get('content-type')).toMatch(/^text\/markdown; charset=utf-8/i)
    expect(md.body).toContain('Vi kan trä')
    expectProblem(await file('exe'), 400, 404, 422)
    expectProblem(await apiOf(server).get(`/api/snapshots/${id}/export/json`), 401)
  }

  test('those of another process are closed to members', async () => {
    const other = await makeScene(server, 'Grannens process')
    const taken = await other.operator.post(`/api/rooms/${other.room('analysis')}/snapshots`, {})
    const { id } = SnapshotSummary.parse(taken.body)
    expectProblem(await facilitator.api.get(`/api/snapshots/${id}`), 403)
    expectProblem(await facilitator.api.get(`/api/snapshots/${id}/export/csv`), 403)
    expectProblem(await facilitator.api.post(`/api/rooms/${other.room('analysis')}/snapshots`, {}), 403)
  })
})

describe('the operator', () => {
  test('signs in with the token and gets a session as a cookie', async () => {
    const answer = await stranger.post('/api/operator/session', { token: server.operatorToken })
    expect(answer.status).toBe(200)
    expect(Me.parse(answer.body)).toMatchObject({ role: 'operator', member: null })
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(cookie).not.toContain(server.operatorToken)
    expect((await stranger.get('/api/processes', { cookie })).status).toBe(200)
    expectProblem(
      await stranger.post('/api/operator/session', { token: 'wrong-token-wrong-token' }),
      401,
      403,
    )
  })
})

describe('how things are refused', () => {
  test('401 without credentials, whether or not the thing exists', async () => {
    const paths = [
      `/api/processes/${scene.process.id}`,
      `/api/processes/${NOWHERE}`,
      `/api/rooms/${NOWHERE}`,
      '/api/me',
      '/api/processes',
    ]
    const answers = await Promise.all(paths.map((path) => stranger.get(path)))
    for (const answer of answers) expectProblem(answer, 401)
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
  })

  test('404 for what is no call, as a problem', async () => {
    expectProblem(await scene.operator.get('/api/nothing'), 404)
    expectProblem(await scene.operator.get('/api/rooms/not-an-id'), 400, 404)
    expectProblem(await scene.operator.get(`/api/rooms/${NOWHERE}`), 404)
  })

  test('400 or 422 for what cannot be read, with the field', async () => {
    expectProblem(await scene.operator.post('/api/processes', '{"title": '), 400)
    expectProblem(await scene.operator.post('/api/processes', '[]'), 400, 422)
    expect(expectProblem(await scene.operator.post('/api/processes', { title: '' }), 400, 422).field).toBe(
      'title',
    )
    expect(
      expectProblem(await scene.operator.post('/api/processes', { title: 'x', rooms: ['attic'] }), 400, 422)
        .field,
    ).toMatch(/^rooms/)
    const attic = expectProblem(
      await scene.operator.post('/api/processes', { title: 'x', rooms: ['attic'] }),
      400,
      422,
    )
    expect(attic.detail).toContain('policy_mix')
  })

  test('413 for a body that is too large, and the connection does not break under the next request', async () => {
    for (let i = 0; i < 20; i++) {
      const answer = await scene.operator.post('/api/processes', { title: 'x'.repeat(300 * 1024) })
      expectProblem(answer, 413)
      expect((await scene.operator.get('/api/me')).status).toBe(200)
    }
  })

  test('429 with Retry-After for whoever guesses tokens', async () => {
    const own = await startServer()
    try {
      const answers: Answer[] = []
      for (let i = 0; i < 40; i++)
        answers.push(
          await apiOf(own).post('/api/join', { token: `guess-${i}-0123456789`, sector: 'academia' }),
        )
      const last = answers.at(-1) as Answer
      expectProblem(last, 429)
      expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(answers[0]?.status).not.toBe(429)
    } finally {
      await own.stop()
    }
  })

  test('paths lead nowhere outside', async () => {
    const outside = [
      '/../package.json',
      '/%2e%2e/package.json',
      '/..%2fpackage.json',
      '/..%5cpackage.json',
      '//etc/passwd',
      '/assets/..%2f..%2fpackage.json',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/%00',
      '/data/',
      '/.stamp',
      '/assets/../.stamp',
    ]
    for (const path of outside) {
      const { body } = await stranger.get(path)
      expect(JSON.stringify(body)).not.toMatch(/samrum","version|root:x:0|"dependencies"/)
    }
  })
})

describe('headers', () => {
  test('security headers stand on every kind of answer', async () => {
    const answers = {
      page: await stranger.get('/'),
      'page of a room': await stranger.get(`/room/${scene.room('analysis')}`),
      json: await scene.operator.get('/api/processes'),
      refusal: await stranger.get('/api/me'),
      'no such call': await stranger.get('/api/nothing'),
      openapi: await stranger.get('/api/openapi.json'),
      health: await stranger.get('/healthz'),
      'bad input': await stranger.post('/api/join', '{'),
      forbidden: await participant.api.delete(`/api/processes/${scene.process.id}`),
      'too large': await scene.operator.post('/api/processes', { title: 'x'.repeat(300 * 1024) }),
    }
    for (const [kind, { headers }] of Object.entries(answers)) {
      const csp = headers.get('content-security-policy') ?? ''
      expect([kind, csp]).toEqual([kind, expect.stringMatching(/default-src '(none|self)'/)])
      expect([kind, csp]).toEqual([kind, expect.stringMatching(/frame-ancestors 'none'/)])
      expect([kind, csp]).toEqual([kind, expect.not.stringMatching(/script-src[^;]*'unsafe-(inline|eval)'/)])
      expect([kind, headers.get('x-content-type-options')]).toEqual([kind, 'nosniff'])
      expect([kind, headers.get('referrer-policy')]).toEqual([
        kind,
        expect.stringMatching(/no-referrer|same-origin/),
      ])
      expect([kind, headers.get('x-powered-by')]).toEqual([kind, null])
    }
    for (const [kind, { headers }] of Object.entries(answers)) {
      if (!kind.includes('page') && kind !== 'health')
        expect([kind, headers.get('cache-control')]).toEqual([kind, expect.stringMatching(/no-store/)])
    }
  })

  test('pages are served to whoever asks, for every address of the client', async () => {
    for (const path of ['/', '/join', '/operator', `/process/${NOWHERE}`, '/om']) {
      const answer = await stranger.get(path)
      expect([path, answer.status]).toEqual([path, 200])
      expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
    }
  })
})

test('GET /api/openapi.json lists every route', async () => {
  const answer = await stranger.get('/api/openapi.json')
  expect(answer.status).toBe(200)
  const document = answer.body as { openapi: string; paths: Record<string, Record<string, unknown>> }
  expect(document.openapi).toMatch(/^3\./)
  for (const route of Object.values(routes))
    expect(Object.keys(document.paths[route.path] ?? {})).toContain(route.method)
})

test('GET /api/openapi.json says which calls need credentials, and every way they can be refused', async () => {
  const { body } = await stranger.get('/api/openapi.json')
  type Operation = { security?: object[]; responses: Record<string, unknown> }
  const document = body as {
    components: { securitySchemes: Record<string, unknown> }
    security: object[]
    paths: Record<string, Record<string, Operation>>
  }
  expect(Object.keys(document.components.securitySchemes).sort()).toEqual(['bearer', 'session', 'waiting'])
  expect(document.security).toHaveLength(2)
  expect(document.paths['/api/join']?.post?.security).toEqual([])
  expect(document.paths['/api/me']?.get?.security).toBeUndefined()
  const refusals = ['400', '401', '403', '404', '413', '429']
  for (const { path, method } of Object.values(routes)) {
    const { responses } = document.paths[path]?.[method] ?? { responses: {} }
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(refusals))
    // Whose writing is being removed writes nothing in that room meanwhile.
    const isInRoom = path.startsWith('/api/rooms/') || path.startsWith('/api/comments/')
    if (isInRoom && method !== 'get') expect(Object.keys(responses), `${method} ${path}`).toContain('409')
  }
})

test('no call takes a field that it does not know: not one in a body, nor in what lies in it', async () => {
  type Form = {
    $ref?: string
    properties?: Record<string, Form>
    additionalProperties?: Form | boolean
    items?: Form
    anyOf?: Form[]
    oneOf?: Form[]
    allOf?: Form[]
  }
  type Operation = { requestBody?: { content: Record<string, { schema: Form }> } }
  const document = (await stranger.get('/api/openapi.json')).body as {
    components: { schemas: Record<string, Form> }
    paths: Record<string, Record<string, Operation>>
  }
  const open: string[] = []
  let objects = 0
  const walk = (form: Form | boolean | undefined, at: string): void => {
    if (typeof form !== 'object') return
    if (form.$ref) return walk(document.components.schemas[form.$ref.split('/').at(-1) ?? ''], at)
    if (form.properties) objects++
    if (form.properties && form.additionalProperties !== false) open.push(at)
    for (const [name, inner] of Object.entries(form.properties ?? {})) walk(inner, `${at}.${name}`)
    for (const inner of [form.items, form.additionalProperties]) walk(inner, `${at}[]`)
    for (const inner of [...(form.anyOf ?? []), ...(form.oneOf ?? []), ...(form.allOf ?? [])]) walk(inner, at)
  }
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods))
      walk(operation.requestBody?.content['application/json']?.schema, `${method} ${path}`)
  expect(open).toEqual([])
  expect(objects).toBeGreaterThan(60)
})

test('health, readiness and metrics answer on the machine itself', async () => {
  expect((await stranger.get('/healthz')).status).toBe(200)
  expect((await stranger.get('/readyz')).status).toBe(200)
  const metrics = await stranger.get('/metrics')
  expect(metrics.status).toBe(200)
  expect(metrics.body).toMatch(/^# HELP /m)
})
