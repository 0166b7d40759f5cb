/**
 * Voting over HTTP: who may do what, what a ballot may hold, and what can be seen when.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Snapshot, SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { RoomInputs } from '../../shared/protocol/statuses.ts'
import { OwnBallot, VoteRound, VoteTally } from '../../shared/protocol/votes.ts'
import type { Sector } from '../../shared/vocabulary.ts'
import { writeNote } from '../support/board.ts'
import { stockPerson } from '../support/person.ts'
import { type Member, makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
let lead: Member
let roomId: string
let cards: string[]

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

/** A room with three notes, one of them in another zone. */
async function begin(): Promise<void> {
  scene = await makeScene(server)
  lead = await scene.join('facilitator')
  roomId = scene.room('analysis')
  const writer = stockPerson(server, roomId, lead.session)
  await writer.synced()
  cards = [
    writeNote(writer.doc, 'Fiber', 'strengths', 'business'),
    writeNote(writer.doc, 'Skidspår', 'strengths', 'academia'),
    writeNote(writer.doc, 'Glesbygd', 'weaknesses', 'civil_society'),
  ]
  const reader = stockPerson(server, roomId, lead.session)
  await until('the notes', () => cards.every((id) => reader.doc.getMap('records').has(id)))
  for (const person of [writer, reader]) person.leave()
}

const open = async (rules: object = {}) => {
  const answer = await lead.api.post(`/api/rooms/${roomId}/votes`, rules)
  expect(answer.status).toBe(201)
  return VoteRound.parse(answer.body)
}
const voter = (sector: Sector) => scene.join('participant', { sector })
const cast = (member: Member, votes: Record<string, number>) =>
  member.api.put(`/api/rooms/${roomId}/ballot`, { votes })
const end = (id: string, state: 'closed' | 'revealed') => lead.api.patch(`/api/votes/${id}`, { state })
const tally = async (member: Member) =>
  VoteTally.parse((await member.api.get(`/api/rooms/${roomId}/tally`)).body)

describe('a round', () => {
  test('is secret until it is revealed, then counts by card and by sector', async () => {
    await begin()
    const [fiber, tracks, remote] = cards as [string, string, string]
    const round = await open({ title: 'Vad är viktigast?' })
    expect([round.budget, round.perCard, round.state, round.number]).toEqual([5, 2, 'open', 1])
    const business = await Promise.all([voter('business'), voter('business'), voter('business')])
    const civil = await Promise.all([voter('civil_society'), voter('civil_society'), voter('civil_society')])
    for (const member of business) expect((await cast(member, { [fiber]: 2, [tracks]: 1 })).status).toBe(200)
    for (const member of civil) expect((await cast(member, { [tracks]: 1, [remote]: 0 })).status).toBe(200)
    const before = await tally(lead)
    expect([before.result, before.round.voters]).toEqual([null, 6])

    expect(VoteRound.parse((await end(round.id, 'closed')).body).state).toBe('closed')
    expect((await tally(lead)).result).toBeNull()
    expect((await cast(business[0] as Member, {})).status).toBe(409)
    await end(round.id, 'revealed')
    const { result } = await tally(civil[0] as Member)
    expect(result?.counts).toEqual({
      [fiber]: { total: 6, bySector: { business: 6, civil_society: 0 }, suppressed: false },
      [tracks]: { total: 6, bySector: { business: 3, civil_society: 3 }, suppressed: false },
      [remote]: { total: 0, bySector: { business: 0, civil_society: 0 }, suppressed: false },
    })
    expect(result?.voters).toBe(6)

    const taken = SnapshotSummary.parse((await lead.api.post(`/api/rooms/${roomId}/snapshots`, {})).body)
    const { insights } = Snapshot.parse((await lead.api.get(`/api/snapshots/${taken.id}`)).body)
    expect(insights.find(({ text }) => text === 'Fiber')?.votes).toEqual({
      total: 6,
      bySector: { business: 6, civil_society: 0 },
      method: 'dots',
      round: round.id,
    })
  })

  test('a ballot can be changed until it closes; over the budget nothing changes', async () => {
    await begin()
    const [fiber, tracks, remote] = cards as [string, string, string]
    const round = await open({ budget: 3, perCard: 2 })
    const member = await voter('academia')
    await cast(member, { [fiber]: 2 })
    const over = await cast(member, { [fiber]: 2, [tracks]: 2 })
    expect([over.status, (over.body as { field: string }).field]).toEqual([422, 'votes'])
    const tooMany = await cast(member, { [remote]: 3 })
    expect([tooMany.status, (tooMany.body as { field: string }).field]).toEqual([422, `votes.${remote}`])
    for (const votes of [{ [fiber]: -1 }, { [fiber]: 1.5 }, { fiber: 1 }])
      expect((await cast(member, votes)).status).toBe(400)
    const own = async () => OwnBallot.parse((await member.api.get(`/api/rooms/${roomId}/ballot`)).body)
    expect(await own()).toEqual({ roundId: round.id, votes: { [fiber]: 2 }, left: 1 })
    expect((await cast(member, { [tracks]: 1 })).status).toBe(200)
    expect(await own()).toEqual({ roundId: round.id, votes: { [tracks]: 1 }, left: 2 })
  })

  test('a sector of one is never told apart, and one person has one ballot', async () => {
    await begin()
    const [fiber] = cards as [string, string, string]
    const round = await open()
    const alone = await voter('academia')
    for (let i = 0; i < 3; i++) await cast(alone, { [fiber]: 1 })
    const others = await Promise.all(Array.from({ length: 4 }, () => voter('public_sector')))
    for (const member of others) await cast(member, { [fiber]: 1 })
    await end(round.id, 'revealed')
    const { result } = await tally(alone)
    expect(result?.counts[fiber]).toEqual({ total: 5, bySector: {}, suppressed: true })
  })

  test('for one zone counts the cards in it alone', async () => {
    await begin()
    const [fiber, , remote] = cards as [string, string, string]
    const round = await open({ zone: 'strengths' })
    await cast(await voter('business'), { [fiber]: 1, [remote]: 1 })
    await end(round.id, 'revealed')
    expect(Object.keys((await tally(lead)).result?.counts ?? {}).sort()).toEqual(cards.slice(0, 2).sort())
  })

  test('is known with all that it gave, also to cards that a later round was held on', async () => {
    await begin()
    const [fiber, , remote] = cards as [string, string, string]
    const business = await Promise.all([voter('business'), voter('business'), voter('business')])
    const first = await open()
    for (const member of business) await cast(member, { [fiber]: 2, [remote]: 1 })
    await end(first.id, 'revealed')
    const second = await open({ zone: 'strengths' })
    for (const member of business) await cast(member, { [fiber]: 1 })
    await end(second.id, 'revealed')
    const rounds = {
      [first.id]: { total: 9, bySector: { business: 9 } },
      [second.id]: { total: 3, bySector: { business: 3 } },
    }
    const inputs = RoomInputs.parse((await lead.api.get(`/api/rooms/${roomId}/inputs`)).body)
    expect(inputs.rounds).toEqual(rounds)
    expect([inputs.votes[fiber]?.total, inputs.votes[remote]?.total]).toEqual([3, 3])
    const taken = await lead.api.post(`/api/rooms/${roomId}/snapshots`, {})
    const { id } = taken.body as { id: string }
    expect(Snapshot.parse((await lead.api.get(`/api/snapshots/${id}`)).body).rounds).toEqual(rounds)
  })

  test('survives the server being killed', async () => {
    await begin()
    const [fiber] = cards as [string, string, string]
    const round = await open()
    const member = await voter('business')
    await cast(member, { [fiber]: 2 })
    await server.restart('SIGKILL')
    const own = OwnBallot.parse((await member.api.get(`/api/rooms/${roomId}/ballot`)).body)
    expect(own.votes).toEqual({ [fiber]: 2 })
    expect(VoteRound.parse((await end(round.id, 'revealed')).body).voters).toBe(1)
  })
})

describe('who may', () => {
  test('only who leads opens and ends a round, one at a time; observers and the operator do not vote', async () => {
    await begin()
    const [fiber] = cards as [string, string, string]
    const [participant, observer] = [await voter('business'), await scene.join('observer')]
    for (const member of [participant, observer])
      expect((await member.api.post(`/api/rooms/${roomId}/votes`, {})).status).toBe(403)
    expect((await cast(participant, { [fiber]: 1 })).status).toBe(409)
    expect((await lead.api.get(`/api/rooms/${roomId}/tally`)).status).toBe(409)
    const round = await open()
    expect((await lead.api.post(`/api/rooms/${roomId}/votes`, {})).status).toBe(409)
    for (const member of [participant, observer])
      expect((await member.api.patch(`/api/votes/${round.id}`, { state: 'revealed' })).status).toBe(403)
    expect((await cast(observer, { [fiber]: 1 })).status).toBe(403)
    expect((await scene.operator.put(`/api/rooms/${roomId}/ballot`, { votes: {} })).status).toBe(403)
    const elsewhere = await makeScene(server, 'En annan process')
    const stranger = await elsewhere.join('facilitator')
    expect((await cast(stranger, { [fiber]: 1 })).status).toBe(403)
    expect((await stranger.api.patch(`/api/votes/${round.id}`, { state: 'closed' })).status).toBe(403)
    expect((await stranger.api.get(`/api/votes/${round.id}`)).status).toBe(403)
    await cast(participant, { [fiber]: 1 })
    await end(round.id, 'revealed')
    const second = await open()
    expect(second.number).toBe(2)
    // An earlier round is kept, with what it came to.
    const first = VoteTally.parse((await observer.api.get(`/api/votes/${round.id}`)).body)
    expect([first.round.number, first.result?.counts[fiber]?.total]).toEqual([1, 1])
    const now = VoteTally.parse((await observer.api.get(`/api/votes/${second.id}`)).body)
    expect([now.round.state, now.result]).toEqual(['open', null])
    const all = (await participant.api.get(`/api/rooms/${roomId}/votes`)).body
    expect(
      VoteRound.array()
        .parse(all)
        .map(({ number }) => number),
    ).toEqual([2, 1])
  })
})
