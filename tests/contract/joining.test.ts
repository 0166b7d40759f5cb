/**
 * Joining, from outside: one person stays one person by whatever link and after whatever break, and is in each room what
 * their links make them there.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Joined } from '../../shared/protocol/joining.ts'
import { CreatedLink, Link } from '../../shared/protocol/links.ts'
import { Me } from '../../shared/protocol/members.ts'
import { Process, Room } from '../../shared/protocol/processes.ts'
import { VoteRound, VoteTally } from '../../shared/protocol/votes.ts'
import type { LinkRole, Step } from '../../shared/vocabulary.ts'
import { type Answer, apiOf } from '../support/api.ts'
import { writeNote } from '../support/board.ts'
import { ourPerson } from '../support/ourPerson.ts'
import { RawClient } from '../support/person.ts'
import { join, type Member, makeScene, type Scene, tokenOf } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { TcpProxy } from '../support/tcpProxy.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  scene = await makeScene(server)
})

/** Makes a link. */
async function linkTo(role: LinkRole, step: Step | null, more: object = {}): Promise<CreatedLink> {
  const body = { role, ...(step ? { roomId: scene.room(step) } : {}), ...more }
  return CreatedLink.parse((await scene.operator.post(`/api/processes/${scene.process.id}/links`, body)).body)
}

/** Follows a link with the cookie of somebody who joined before. */
const comeAgain = (member: Pick<Member, 'session'>, url: string, more: object = {}): Promise<Answer> =>
  apiOf(server).post(
    '/api/join',
    { token: tokenOf(url), sector: 'academia', ...more },
    { cookie: `session=${member.session}` },
  )
const meOf = async ({ api }: Member) => Me.parse((await api.get('/api/me')).body)

describe('by several links', () => {
  test('somebody is one person with all the rooms that the links lead to', async () => {
    const [toAnalysis, toVision] = [
      await linkTo('participant', 'analysis'),
      await linkTo('participant', 'vision'),
    ]
    const person = await join(server, tokenOf(toAnalysis.url), { name: 'Ada' })
    expect((await meOf(person)).roomId).toBe(scene.room('analysis'))
    const again = Joined.parse((await comeAgain(person, toVision.url)).body)
    expect(again.member).toMatchObject({ id: person.member.id, name: 'Ada', sector: 'academia' })
    expect(again.roomId).toBe(scene.room('vision'))
    const seen = Process.parse((await person.api.get(`/api/processes/${scene.process.id}`)).body)
    expect(seen.rooms.map(({ step }) => step)).toEqual(['analysis', 'vision'])
    expect([seen.role, (await meOf(person)).roomId]).toEqual([null, null])
    for (const step of ['analysis', 'vision'] as const) {
      const client = await RawClient.open(server, scene.room(step), person.session)
      await until('the room', () => client.frames.length > 0)
      client.close()
    }
    expect((await person.api.get(`/api/rooms/${scene.room('policy_mix')}`)).status).toBe(403)
  })

  test('they are in each room what the strongest link there makes them, and no more', async () => {
    const person = await join(server, tokenOf((await linkTo('facilitator', 'vision')).url))
    await comeAgain(person, scene.process.links.participant)
    const roleIn = async (step: Step) =>
      Room.parse((await person.api.get(`/api/rooms/${scene.room(step)}`)).body).role
    expect([await roleIn('vision'), await roleIn('analysis')]).toEqual(['facilitator', 'participant'])
    const snapshotIn = async (step: Step) =>
      (await person.api.post(`/api/rooms/${scene.room(step)}/snapshots`, {})).status
    expect([await snapshotIn('vision'), await snapshotIn('analysis')]).toEqual([201, 403])
    const path = `/api/processes/${scene.process.id}/links`
    expect((await person.api.post(path, { role: 'participant' })).status).toBe(403)
    expect(Link.array().parse((await person.api.get(path)).body)).toHaveLength(1)
  })

  test('a link that is withdrawn takes what it gave, and nothing that another gave', async () => {
    const lead = await linkTo('facilitator', null)
    const person = await join(server, tokenOf(lead.url))
    await comeAgain(person, scene.process.links.observer)
    const client = await RawClient.open(server, scene.room('vision'), person.session)
    await until('the room', () => client.frames.length > 0)
    await scene.operator.delete(`/api/links/${lead.id}`)
    expect((await client.closed).code).toBe(1012)
    // What a link gives stays known, though it allowed nothing new when it was followed.
    expect((await meOf(person)).role).toBe('observer')
    expect((await person.api.post(`/api/rooms/${scene.room('vision')}/snapshots`, {})).status).toBe(403)
  })
})

describe('coming again on the same device', () => {
  test('keeps the person and the session, also by a link that has run out or is used up', async () => {
    const [brief, once] = [
      await linkTo('participant', null, { expiresAt: new Date(Date.now() + 2_000).toISOString() }),
      await linkTo('participant', null, { maxUses: 1 }),
    ]
    for (const link of [brief, once]) {
      const person = await join(server, tokenOf(link.url), { name: 'Bo' })
      if (link === brief)
        await until('the link to run out', async () => {
          const body = { token: tokenOf(link.url) }
          return (await apiOf(server).post('/api/invitation', body)).status === 403
        })
      const shown = await apiOf(server).post(
        '/api/invitation',
        { token: tokenOf(link.url) },
        { cookie: `session=${person.session}` },
      )
      expect(shown.status).toBe(200)
      const again = Joined.parse((await comeAgain(person, link.url)).body)
      expect(again).toMatchObject({ session: person.session, member: { id: person.member.id, name: 'Bo' } })
    }
    const uses = Link.array().parse(
      (await scene.operator.get(`/api/processes/${scene.process.id}/links`)).body,
    )
    expect(uses.filter(({ id }) => [brief.id, once.id].includes(id)).map((link) => link.uses)).toEqual([1, 1])
  })

  test('a link that has run out gives nothing new, and one that is withdrawn no way back', async () => {
    const person = await scene.join('observer')
    const used = await linkTo('participant', null, { maxUses: 1 })
    await join(server, tokenOf(used.url))
    expect((await comeAgain(person, used.url)).status).toBe(403)
    const withdrawn = await linkTo('participant', null)
    const other = await join(server, tokenOf(withdrawn.url))
    await scene.operator.delete(`/api/links/${withdrawn.id}`)
    expect((await comeAgain(other, withdrawn.url)).status).toBe(403)
    expect((await other.api.get('/api/me')).status).toBe(401)
  })

  test('never makes a second voter: not by another link, nor after a restart, nor when a phone has slept', async () => {
    const roomId = scene.room('analysis')
    const round = VoteRound.parse((await scene.operator.post(`/api/rooms/${roomId}/votes`, {})).body)
    const person = await scene.join('participant')
    const network = await TcpProxy.to(server.port)
    const phone = ourPerson(network, roomId, person.session)
    await until('the room', () => phone.socket.status === 'live')
    const card = writeNote(phone.doc, 'ett kort', 'strengths')
    await until('the card to be saved', () => phone.socket.isSaved)
    const vote = async () => {
      const answer = await person.api.put(`/api/rooms/${roomId}/ballot`, { votes: { [card]: 1 } })
      expect(answer.status).toBe(200)
    }
    await vote()
    // The phone falls asleep: its line is there, and carries nothing.
    network.swallow()
    await comeAgain(person, (await linkTo('participant', 'analysis')).url)
    await vote()
    await server.restart('SIGKILL')
    await comeAgain(person, scene.process.links.participant)
    await vote()
    const awake = ourPerson(server, roomId, person.session)
    await until('the room again', () => awake.socket.status === 'live')
    const tally = VoteTally.parse((await scene.operator.get(`/api/votes/${round.id}`)).body)
    expect(tally.round.voters).toBe(1)
    const room = Room.parse((await scene.operator.get(`/api/rooms/${roomId}`)).body)
    expect(room.present).toBe(1)
    for (const one of [phone, awake]) one.leave()
    await network.close()
    expect((await meOf(person)).member?.id).toBe(person.member.id)
  })
})
