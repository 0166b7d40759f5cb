/**
 * Several voices on one device: who may enter for whom, what becomes of it, and that no budget is ever broken,
 * whatever is sent by whoever.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MAX_VOICES } from '../../shared/limits.ts'
import { Snapshot, SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { Voice } from '../../shared/protocol/voices.ts'
import { OwnBallot, VoteRound, VoteTally } from '../../shared/protocol/votes.ts'
import type { Sector } from '../../shared/vocabulary.ts'
import type { Answer } from '../support/api.ts'
import { writeNote } from '../support/board.ts'
import { stockPerson } from '../support/person.ts'
import { type Member, makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
let lead: Member
let roomId: string
let cards: [string, string, string]

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  scene = await makeScene(server)
  lead = await scene.join('facilitator')
  roomId = scene.room('analysis')
  const writer = stockPerson(server, roomId, lead.session)
  const reader = stockPerson(server, roomId, lead.session)
  await writer.synced()
  cards = [
    writeNote(writer.doc, 'Fiber', 'strengths', 'business'),
    writeNote(writer.doc, 'Skidspår', 'strengths', 'academia'),
    writeNote(writer.doc, 'Glesbygd', 'weaknesses', 'civil_society'),
  ]
  await until('the notes', () => cards.every((id) => reader.doc.getMap('records').has(id)))
  for (const person of [writer, reader]) person.leave()
})

const open = async (rules: object = {}) =>
  VoteRound.parse((await lead.api.post(`/api/rooms/${roomId}/votes`, rules)).body)
const reveal = (id: string) => lead.api.patch(`/api/votes/${id}`, { state: 'revealed' })
const speak = async (member: Member, sector: Sector, name?: string) => {
  const answer = await member.api.post('/api/me/voices', { sector, name })
  expect(answer.status).toBe(201)
  return Voice.parse(answer.body)
}
const ballotOf = (voiceId: string) => `/api/rooms/${roomId}/voices/${voiceId}/ballot`
const own = (answer: Answer) => OwnBallot.parse(answer.body)

describe('a voice', () => {
  test('has its own name, sector and ballot, and counts as a voter of its sector, marked', async () => {
    const member = await scene.join('participant', { sector: 'public_sector' })
    const [anna, other] = [await speak(member, 'civil_society', 'Anna'), await speak(member, 'business')]
    expect([anna.name, other.name]).toEqual(['Anna', null])
    const round = await open({ budget: 3, perCard: 2 })
    const [fiber, tracks] = cards
    await member.api.put(`/api/rooms/${roomId}/ballot`, { votes: { [fiber]: 2 } })
    expect(own(await member.api.put(ballotOf(anna.id), { votes: { [tracks]: 2, [fiber]: 1 } })).left).toBe(0)
    const over = await member.api.put(ballotOf(anna.id), { votes: { [tracks]: 2, [fiber]: 2 } })
    expect([over.status, (over.body as { field: string }).field]).toEqual([422, 'votes'])
    expect(own(await member.api.get(ballotOf(anna.id))).votes).toEqual({ [tracks]: 2, [fiber]: 1 })
    expect(own(await member.api.get(ballotOf(other.id))).votes).toEqual({})
    expect(own(await member.api.get(`/api/rooms/${roomId}/ballot`)).votes).toEqual({ [fiber]: 2 })

    const [seen] = VoteRound.array().parse((await lead.api.get(`/api/rooms/${roomId}/votes`)).body)
    expect([seen?.voters, seen?.proxies]).toEqual([2, 1])
    for (const member of await Promise.all(['civil_society', 'civil_society'].map(() => voter())))
      await member.api.put(`/api/rooms/${roomId}/ballot`, { votes: { [tracks]: 1 } })
    for (const member of await Promise.all(['business', 'business', 'business'].map(() => voter('business'))))
      await member.api.put(`/api/rooms/${roomId}/ballot`, { votes: { [fiber]: 1 } })
    await reveal(round.id)
    const { result } = VoteTally.parse((await lead.api.get(`/api/votes/${round.id}`)).body)
    expect([result?.voters, result?.proxies]).toEqual([7, 1])
    // The one of the public sector is too few to be told; so then is the smallest sector beside it.
    expect(result?.counts[tracks]).toEqual({ total: 4, bySector: { civil_society: 4 }, suppressed: true })
    expect(result?.texts).toEqual({ [fiber]: 'Fiber', [tracks]: 'Skidspår' })
  })

  test('is renamed, moved to another sector and taken away, with its ballot in the open round', async () => {
    const member = await scene.join('participant')
    const anna = await speak(member, 'business', 'Anna')
    const round = await open()
    await member.api.put(ballotOf(anna.id), { votes: { [cards[0]]: 1 } })
    const changed = await member.api.patch(`/api/voices/${anna.id}`, { sector: 'academia', name: null })
    expect(Voice.parse(changed.body)).toEqual({ ...anna, sector: 'academia', name: null })
    expect((await member.api.patch(`/api/voices/${anna.id}`, { sector: 'cabal' })).status).toBe(400)
    expect((await member.api.delete(`/api/voices/${anna.id}`)).status).toBe(204)
    expect((await member.api.get('/api/me/voices')).body).toEqual([])
    expect((await member.api.get(ballotOf(anna.id))).status).toBe(403)
    const [seen] = VoteRound.array().parse((await lead.api.get(`/api/rooms/${roomId}/votes`)).body)
    expect([seen?.id, seen?.voters]).toEqual([round.id, 0])
  })

  test(`one member has at most ${MAX_VOICES}, also when they come at the same time`, async () => {
    const member = await scene.join('participant')
    const asked = Array.from({ length: MAX_VOICES + 3 }, () =>
      member.api.post('/api/me/voices', { sector: 'business' }),
    )
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(MAX_VOICES)
    expect(statuses.filter((status) => status === 409)).toHaveLength(3)
    for (const wrong of [
      {},
      { sector: 'business', name: 'a\nb' },
      { sector: 'business', name: 'x'.repeat(61) },
    ])
      expect((await (await voter()).api.post('/api/me/voices', wrong)).status).toBe(400)
  })

  test('its ballot survives the server being killed', async () => {
    const member = await scene.join('participant')
    const anna = await speak(member, 'business', 'Anna')
    await open()
    await member.api.put(ballotOf(anna.id), { votes: { [cards[0]]: 2 } })
    await server.restart('SIGKILL')
    expect(own(await member.api.get(ballotOf(anna.id))).votes).toEqual({ [cards[0]]: 2 })
  })
})

const voter = (sector: Sector = 'civil_society') => scene.join('participant', { sector })

describe('who may', () => {
  test('[V2] only the member who entered a voice sees it or votes for it; those who read alone enter for nobody', async () => {
    const member = await voter()
    const anna = await speak(member, 'business', 'Anna')
    await open()
    await member.api.put(ballotOf(anna.id), { votes: { [cards[0]]: 1 } })
    const others = [
      await voter(),
      await scene.join('observer'),
      lead,
      await (await makeScene(server, 'En annan process')).join('participant'),
    ]
    const calls = (api: Member['api']) => [
      api.get(ballotOf(anna.id)),
      api.put(ballotOf(anna.id), { votes: { [cards[1]]: 1 } }),
      api.patch(`/api/voices/${anna.id}`, { name: 'Bo' }),
      api.delete(`/api/voices/${anna.id}`),
    ]
    for (const { api } of [...others, { api: scene.operator }])
      for (const answer of await Promise.all(calls(api))) expect(answer.status).toBe(403)
    for (const api of [others[1]?.api ?? lead.api, scene.operator]) {
      expect((await api.post('/api/me/voices', { sector: 'business' })).status).toBe(403)
      expect((await api.get('/api/me/voices')).status).toBe(403)
    }
    for (const other of [others[0] ?? lead, lead])
      expect((await other.api.get('/api/me/voices')).body).toEqual([])
    expect(own(await member.api.get(ballotOf(anna.id))).votes).toEqual({ [cards[0]]: 1 })
  })

  test('[V5] a voice is never another member, nor oneself, nor in another process', async () => {
    const [member, victim] = [await voter(), await voter()]
    const anna = await speak(member, 'business')
    await open()
    for (const id of [victim.member.id, member.member.id, 'A'.repeat(21)])
      expect((await member.api.put(ballotOf(id), { votes: { [cards[0]]: 1 } })).status).toBe(403)
    expect((await member.api.put(ballotOf('Anna'), { votes: {} })).status).toBe(404)
    const elsewhere = (await makeScene(server, 'En annan process')).room('analysis')
    const there = await member.api.put(`/api/rooms/${elsewhere}/voices/${anna.id}/ballot`, { votes: {} })
    expect(there.status).toBe(403)
    expect(own(await victim.api.get(`/api/rooms/${roomId}/ballot`)).votes).toEqual({})
  })
})

test('[V5] a card that was written for somebody is a record of their sector, marked, without any name', async () => {
  const member = await scene.join('participant', { sector: 'public_sector', name: 'Per' })
  await speak(member, 'civil_society', 'Anna')
  const person = stockPerson(server, roomId, member.session)
  const reader = stockPerson(server, roomId, lead.session)
  await person.synced()
  const id = writeNote(person.doc, 'Bygdegården är navet', 'strengths', 'civil_society', { proxy: true })
  await until('the note', () => reader.doc.getMap('records').has(id))
  for (const one of [person, reader]) one.leave()
  const taken = SnapshotSummary.parse((await lead.api.post(`/api/rooms/${roomId}/snapshots`, {})).body)
  const answer = await lead.api.get(`/api/snapshots/${taken.id}`)
  const { insights, participants } = Snapshot.parse(answer.body)
  const marks = insights.map(({ text, sector, provenance }) => [text, sector, provenance.enteredByProxy])
  expect(marks).toContainEqual(['Bygdegården är navet', 'civil_society', true])
  expect(marks).toContainEqual(['Fiber', 'business', undefined])
  // The member, the facilitator and the one beside the member had a part in it.
  expect([participants.public_sector, participants.civil_society]).toEqual([1, 2])
  expect(JSON.stringify(answer.body)).not.toMatch(/Anna|Per\b/)
})

test('[V2] no budget is broken and no ballot is another’s, whatever is sent by whoever', async () => {
  const members = await Promise.all([voter(), voter('business'), voter('academia')])
  const voices = await Promise.all(members.map((member) => speak(member, 'public_sector')))
  /** Where a ballot is kept, and who alone may put one there. */
  const boxes = [
    ...members.map(({ member }, owner) => ({ owner, path: `/api/rooms/${roomId}/ballot`, id: member.id })),
    ...voices.map(({ id }, owner) => ({ owner, path: ballotOf(id), id })),
  ]
  const counts = fc.dictionary(fc.constantFrom(...cards, 'shape:gone'), fc.integer({ min: -1, max: 4 }))
  const sent = fc.record({ by: fc.nat({ max: 2 }), box: fc.nat({ max: 5 }), votes: counts })
  const rules = fc
    .integer({ min: 1, max: 6 })
    .chain((budget) =>
      fc.record({ budget: fc.constant(budget), perCard: fc.integer({ min: 1, max: budget }) }),
    )
  await fc.assert(
    fc.asyncProperty(rules, fc.array(sent, { minLength: 1, maxLength: 14 }), async (round, ballots) => {
      const { id } = await open(round)
      const kept = new Map(boxes.map((box) => [box.id, {} as Record<string, number>]))
      for (const { by, box: at, votes } of ballots) {
        const box = boxes[at]
        const member = members[by]
        if (!box || !member) throw new Error('no such box')
        // Everyone's own ballot is at the same address, and each puts theirs there.
        const meant = at < 3 ? boxes[by] : box
        const given = Object.values(votes)
        const isSound =
          (at < 3 || box.owner === by) &&
          given.every((n) => n >= 0 && n <= round.perCard) &&
          given.reduce((sum, n) => sum + n, 0) <= round.budget
        const { status } = await member.api.put(box.path, { votes })
        expect(status === 200).toBe(isSound)
        if (isSound && meant)
          kept.set(meant.id, Object.fromEntries(Object.entries(votes).filter(([, n]) => n > 0)))
      }
      for (const { owner, path, id } of boxes) {
        const ballot = own((await members[owner]?.api.get(path)) as Answer)
        expect(ballot.votes).toEqual(kept.get(id))
        expect(ballot.left).toBeGreaterThanOrEqual(0)
      }
      await reveal(id)
      const { result } = VoteTally.parse((await lead.api.get(`/api/votes/${id}`)).body)
      const all = [...kept.values()]
      for (const card of cards)
        expect(result?.counts[card]?.total).toBe(all.reduce((sum, votes) => sum + (votes[card] ?? 0), 0))
      expect(result?.voters).toBe(all.filter((votes) => Object.keys(votes).length > 0).length)
    }),
    { numRuns: 25 },
  )
})
