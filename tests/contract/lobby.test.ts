/**
 * What can be put before a link: a password that is asked, and a lobby where people wait until somebody lets them in.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MAX_WAITING, WRONG_TOKENS_PER_WINDOW } from '../../shared/limits.ts'
import { Invitation, Joined, ToldToWait, Waiting, WaitingPerson } from '../../shared/protocol/joining.ts'
import { CreatedLink, Link } from '../../shared/protocol/links.ts'
import { Me } from '../../shared/protocol/members.ts'
import { type Api, apiOf } from '../support/api.ts'
import { everythingStored } from '../support/journal.ts'
import { RawClient } from '../support/person.ts'
import { join, type Member, makeScene, type Scene, tokenOf } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
let stranger: Api
let lead: Member

beforeAll(async () => {
  server = await startServer()
  stranger = apiOf(server)
})
afterAll(() => server.stop())
beforeEach(async () => {
  scene = await makeScene(server)
  lead = await scene.join('facilitator')
})

const links = () => `/api/processes/${scene.process.id}/links`
const makeLink = async (more: object) =>
  CreatedLink.parse((await lead.api.post(links(), { role: 'participant', ...more })).body)
const change = async (id: string, patch: object) =>
  Link.parse((await lead.api.patch(`/api/links/${id}`, patch)).body)
/** What was answered, in short. */
const told = ({ status, body }: { status: number; body: unknown }) => [
  status,
  (body as { field?: string }).field ?? null,
]

describe('a password', () => {
  const password = 'Norrsken över Kölen'
  const read = (url: string, given?: string) =>
    stranger.post('/api/invitation', { token: tokenOf(url), password: given })

  test('is asked before anything is told, and kept as a slow hash', async () => {
    const link = await makeLink({ password, withCode: true })
    expect(link.hasPassword).toBe(true)
    for (const token of [tokenOf(link.url), link.code]) {
      const asked = await stranger.post('/api/invitation', { token })
      expect(told(asked)).toEqual([403, 'password'])
      expect(JSON.stringify(asked.body)).not.toContain('Smart')
    }
    expect(told(await read(link.url, 'norrsken'))).toEqual([403, 'password'])
    expect(told(await read(link.url, 'x'.repeat(101)))).toEqual([400, 'password'])
    // However it was typed: with spaces around it, or its letters taken apart.
    const answer = await read(link.url, ` ${password.normalize('NFD')} `)
    expect(Invitation.parse(answer.body).process.id).toBe(scene.process.id)

    const body = { token: tokenOf(link.url), sector: 'academia' }
    expect(told(await stranger.post('/api/join', body))).toEqual([403, 'password'])
    expect(told(await stranger.post('/api/join', { ...body, password: 'fel' }))).toEqual([403, 'password'])
    const joined = Joined.parse((await stranger.post('/api/join', { ...body, password })).body)
    // Who is in has come past it.
    const again = await stranger.post('/api/join', body, { cookie: `session=${joined.session}` })
    expect(Joined.parse(again.body).member.id).toBe(joined.member.id)

    const stored = everythingStored(server.dataDir)
    expect(stored).not.toContain('Norrsken')
    expect(stored).toMatch(/scrypt\$16384\$8\$5\$/)
    expect(server.log()).not.toContain('Norrsken')
  })

  test('is put before a link that is out, and taken away again', async () => {
    const link = await makeLink({})
    expect((await change(link.id, { password })).hasPassword).toBe(true)
    expect(told(await read(link.url))).toEqual([403, 'password'])
    expect((await change(link.id, { password: null, label: 'Alla' })).label).toBe('Alla')
    expect((await read(link.url)).status).toBe(200)
    expect(told(await lead.api.patch(`/api/links/${link.id}`, { password: 'abc' }))).toEqual([
      400,
      'password',
    ])
  })

  test('can be tried no oftener than a token', async () => {
    const own = await startServer()
    try {
      const operator = apiOf(own, own.operatorToken)
      const { process } = await makeScene(own)
      const made = await operator.post(`/api/processes/${process.id}/links`, { role: 'observer', password })
      const token = tokenOf(CreatedLink.parse(made.body).url)
      const ask = (body: object) => apiOf(own).post('/api/invitation', body)
      for (let i = 1; i < WRONG_TOKENS_PER_WINDOW; i++) await ask({ token: `no-such-link-${i}` })
      expect((await ask({ token, password: 'fel ord' })).status).toBe(403)
      const late = await ask({ token, password })
      expect(late.status).toBe(429)
      expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0)
    } finally {
      await own.stop()
    }
  })
})

describe('a lobby', () => {
  const waiting = () => `/api/processes/${scene.process.id}/waiting`
  const seen = async (by = lead) => WaitingPerson.array().parse((await by.api.get(waiting())).body)
  const decide = (answer: 'letIn' | 'turnAway', ids: readonly string[], by = lead) =>
    by.api.post(waiting(), { ids, answer })
  const how = async (api: Api) => Waiting.parse((await api.get('/api/waiting')).body).state

  /** Comes by a link with a lobby; gives the api of somebody who waits. */
  async function wait(url: string, who: object = {}, headers: Record<string, string> = {}): Promise<Api> {
    const body = { token: tokenOf(url), sector: 'business', ...who }
    const answer = await stranger.post('/api/join', body, headers)
    expect(answer.status).toBe(202)
    return apiOf(server, ToldToWait.parse(answer.body).waiting)
  }

  test('keeps people out until somebody who leads lets them in, by name and sector', async () => {
    const link = await makeLink({ lobby: true, label: 'Öppen inbjudan' })
    const invitation = await stranger.post('/api/invitation', { token: tokenOf(link.url) })
    expect(Invitation.parse(invitation.body).lobby).toBe(true)
    const ada = await wait(link.url, { name: 'Ada', organisation: 'Byn' })
    const state = Waiting.parse((await ada.get('/api/waiting')).body)
    expect(state).toMatchObject({ state: 'waiting', process: { title: scene.process.title }, room: null })
    for (const path of [
      '/api/me',
      `/api/processes/${scene.process.id}`,
      `/api/rooms/${scene.room('vision')}`,
    ])
      expect((await ada.get(path)).status).toBe(401)
    expect((await ada.post('/api/waiting/enter')).status).toBe(409)

    const people = await seen()
    expect(people).toMatchObject([
      { name: 'Ada', organisation: 'Byn', sector: 'business', role: 'participant', label: 'Öppen inbjudan' },
    ])
    expect((await decide('letIn', [people[0]?.id ?? ''])).body).toEqual([])
    expect(await how(ada)).toBe('letIn')
    const joined = Joined.parse((await ada.post('/api/waiting/enter')).body)
    expect(joined.member).toMatchObject({ name: 'Ada', organisation: 'Byn', sector: 'business' })
    const me = Me.parse((await apiOf(server, joined.session).get('/api/me')).body)
    expect(me.member?.id).toBe(joined.member.id)
    // The answer was lost on the way to the phone, which asks again: nobody becomes a second person.
    const again = Joined.parse((await ada.post('/api/waiting/enter')).body)
    expect(again.member.id).toBe(joined.member.id)
    const [, , , made] = Link.array().parse((await lead.api.get(links())).body)
    expect(made).toMatchObject({ id: link.id, uses: 1, lobby: true })
  })

  test('turns people away, and forgets what they said', async () => {
    const link = await makeLink({ lobby: true })
    const [bomber, guest] = [
      await wait(link.url, { name: 'Bombaren' }),
      await wait(link.url, { name: 'Gästen' }),
    ]
    const [first, second] = await seen()
    await decide('turnAway', [first?.id ?? ''])
    expect([await how(bomber), await how(guest)]).toEqual(['turnedAway', 'waiting'])
    expect((await bomber.post('/api/waiting/enter')).status).toBe(409)
    expect(everythingStored(server.dataDir)).not.toContain('Bombaren')
    // Two who lead answer at the same time: the first answer stands.
    await decide('letIn', [first?.id ?? '', second?.id ?? ''])
    expect([await how(bomber), await how(guest)]).toEqual(['turnedAway', 'letIn'])
  })

  test('lasts through a refresh and a restart; who joins again is the same, and who leaves is gone', async () => {
    const link = await makeLink({ lobby: true })
    const body = { token: tokenOf(link.url), sector: 'academia', name: 'Cia' }
    const cookie = (await stranger.post('/api/join', body)).headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^waiting=/)
    for (const part of [/HttpOnly/i, /SameSite=Lax/i, /Path=\/api/i]) expect(cookie).toMatch(part)
    const headers = { cookie: cookie.split(';')[0] ?? '' }
    await server.restart('SIGKILL')
    expect((await stranger.post('/api/join', { ...body, name: 'Cia B' }, headers)).status).toBe(202)
    expect((await seen()).map(({ name }) => name)).toEqual(['Cia B'])
    const own = apiOf(server, headers.cookie.replace('waiting=', ''))
    expect((await own.delete('/api/waiting')).status).toBe(204)
    expect(await seen()).toEqual([])
    expect((await own.get('/api/waiting')).status).toBe(401)
  })

  test('can be put before a link that is out: who is in stays, and a member keeps who they are', async () => {
    const link = await makeLink({ role: 'facilitator' })
    const inside = await join(server, tokenOf(link.url))
    const member = await scene.join('observer', { name: 'Dag' })
    expect((await change(link.id, { lobby: true })).lobby).toBe(true)
    expect((await inside.api.get('/api/me')).status).toBe(200)
    const cookie = `session=${member.session}`
    const again = await stranger.post(
      '/api/join',
      { token: tokenOf(scene.process.links.observer), sector: 'business' },
      { cookie },
    )
    expect(again.status).toBe(200)

    const dag = await wait(link.url, {}, { cookie })
    await decide(
      'letIn',
      (await seen()).map(({ id }) => id),
    )
    expect(await how(dag)).toBe('letIn')
    const me = Me.parse((await member.api.get('/api/me')).body)
    expect(me).toMatchObject({ role: 'facilitator', member: { id: member.member.id, name: 'Dag' } })
  })

  test('counts a use when it lets in, and ends with its link', async () => {
    const link = await makeLink({ lobby: true, maxUses: 1 })
    const [first, second] = [await wait(link.url), await wait(link.url)]
    const [one, two] = await seen()
    expect((await decide('letIn', [one?.id ?? ''])).status).toBe(200)
    expect((await decide('letIn', [two?.id ?? ''])).status).toBe(409)
    expect([await how(first), await how(second)]).toEqual(['letIn', 'waiting'])
    await lead.api.delete(`/api/links/${link.id}`)
    for (const api of [first, second]) expect((await api.get('/api/waiting')).status).toBe(401)
  })

  test('of a room is seen by those who lead that room, and their answer reaches nobody else', async () => {
    const [toVision, toAll] = [
      await makeLink({ lobby: true, roomId: scene.room('vision') }),
      await makeLink({ lobby: true }),
    ]
    const [here, elsewhere] = [await wait(toVision.url, { name: 'Här' }), await wait(toAll.url)]
    const ofRoom = await join(
      server,
      tokenOf((await makeLink({ role: 'facilitator', roomId: scene.room('vision') })).url),
    )
    expect((await seen(ofRoom)).map(({ name }) => name)).toEqual(['Här'])
    await decide(
      'letIn',
      (await seen()).map(({ id }) => id),
      ofRoom,
    )
    expect([await how(here), await how(elsewhere)]).toEqual(['letIn', 'waiting'])
    const { session, roomId } = Joined.parse((await here.post('/api/waiting/enter')).body)
    expect(roomId).toBe(scene.room('vision'))
    const client = await RawClient.open(server, scene.room('vision'), session)
    await until('the room', () => client.frames.length > 0)
    client.close()
  })

  test('holds a full hall and no more', async () => {
    const link = await makeLink({ lobby: true })
    const body = { token: tokenOf(link.url), sector: 'business' }
    const statuses: number[] = []
    for (let i = 0; i < MAX_WAITING + 2; i++) statuses.push((await stranger.post('/api/join', body)).status)
    expect(statuses.slice(-3)).toEqual([202, 429, 429])
    await decide(
      'turnAway',
      (await seen()).map(({ id }) => id),
    )
    expect((await stranger.post('/api/join', body)).status).toBe(202)
  })
})
