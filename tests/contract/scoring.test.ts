/**
 * Scoring over HTTP: each person's own scores, who sees what when, and what becomes of them.
 * @module
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRecord, writeRecord } from '../../shared/board/document.ts'
import { attributeKey } from '../../shared/insights/cardFields.ts'
import { insightId } from '../../shared/insights/extract.ts'
import { Facilitation } from '../../shared/protocol/facilitation.ts'
import { OwnWork, RemovedOwn } from '../../shared/protocol/own.ts'
import { Problem } from '../../shared/protocol/problem.ts'
import { ScoringResult, ScoringRound } from '../../shared/protocol/scores.ts'
import { OwnSheet } from '../../shared/protocol/scoringRoutes.ts'
import { Snapshot, SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { RoomInputs } from '../../shared/protocol/statuses.ts'
import { Voice } from '../../shared/protocol/voices.ts'
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
/** The actions, one of them in another zone, and a criterion. */
let homes = ''
let buses = ''
let far = ''

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

async function begin(): Promise<{ homes: string; buses: string; far: string }> {
  scene = await makeScene(server)
  lead = await scene.join('facilitator')
  roomId = scene.room('prioritisation')
  const writer = stockPerson(server, roomId, lead.session)
  await writer.synced()
  const ids = {
    homes: writeNote(writer.doc, 'Bygg bostäder', 'mobilise', 'business'),
    buses: writeNote(writer.doc, 'Kör fler bussar', 'do_now', 'academia'),
    far: writeNote(writer.doc, 'Når den hela länet?', 'criteria', 'business'),
  }
  for (const [id, key, value] of [
    [ids.far, 'weight', 4],
    [ids.homes, 'impact', 1],
  ] as const) {
    const record = readRecord(writer.doc, id)
    if (!record) throw new Error('the card is gone')
    const meta = { ...(record.meta as object), [attributeKey(key)]: value }
    writeRecord(writer.doc, { ...record, meta }, { text: false })
  }
  const reader = stockPerson(server, roomId, lead.session)
  await until('the notes', () => Object.values(ids).every((id) => reader.doc.getMap('records').has(id)))
  for (const person of [writer, reader]) person.leave()
  ;[homes, buses, far] = [ids.homes, ids.buses, ids.far]
  return ids
}

const open = async (rules: object = {}) => {
  const answer = await lead.api.post(`/api/rooms/${roomId}/scorings`, rules)
  expect(answer.status).toBe(201)
  return ScoringRound.parse(answer.body)
}
const scorer = (sector: Sector) => scene.join('participant', { sector })
const path = () => `/api/rooms/${roomId}/scores`
const give = (member: Member, scores: unknown) => member.api.put(path(), { scores })
const own = async (member: Member) => OwnSheet.parse((await member.api.get(path())).body).scores
const end = (id: string, state: 'closed' | 'revealed') => lead.api.patch(`/api/scorings/${id}`, { state })
const resultOf = async (id: string, member: Member) =>
  ScoringResult.parse((await member.api.get(`/api/scorings/${id}`)).body)
const inputs = async () => RoomInputs.parse((await lead.api.get(`/api/rooms/${roomId}/inputs`)).body)
const led = async () => Facilitation.parse((await lead.api.get(`/api/rooms/${roomId}/facilitation`)).body)

describe('a scoring', () => {
  test('[V3] is secret until it is revealed; then means, spread and sectors are told, and are in the record', async () => {
    await begin()
    const round = await open({ title: 'Hur långt når de?' })
    expect([round.state, round.title, round.voters]).toEqual(['open', 'Hur långt når de?', 0])
    const business = await Promise.all([scorer('business'), scorer('business'), scorer('business')])
    const civil = await Promise.all(Array.from({ length: 3 }, () => scorer('civil_society')))
    for (const [i, member] of business.entries())
      expect((await give(member, { [homes]: { impact: 3 + i, [far]: 5 } })).status).toBe(200)
    for (const member of civil) await give(member, { [homes]: { impact: 1, [far]: 2 }, [buses]: {} })

    // Nobody but the person themselves sees anything but how many.
    const before = await resultOf(round.id, lead)
    expect([before.result, before.round.voters]).toEqual([null, 6])
    expect((await inputs()).scores).toEqual({})
    expect(JSON.stringify(await led())).not.toContain(homes)
    expect(await own(business[1] as Member)).toEqual({ [homes]: { impact: 4, [far]: 5 } })
    expect(await own(civil[0] as Member)).toEqual({ [homes]: { impact: 1, [far]: 2 } })

    expect(ScoringRound.parse((await end(round.id, 'closed')).body).state).toBe('closed')
    expect((await resultOf(round.id, lead)).result).toBeNull()
    expect((await inputs()).scores).toEqual({})
    expect((await give(business[0] as Member, {})).status).toBe(409)
    await end(round.id, 'revealed')
    const { result } = await resultOf(round.id, civil[0] as Member)
    const impact = {
      mean: 2.5,
      scorers: 6,
      min: 1,
      max: 5,
      bySector: {
        civil_society: { mean: 1, scorers: 3, min: 1, max: 1 },
        business: { mean: 4, scorers: 3, min: 3, max: 5 },
      },
    }
    expect(result?.scores[homes]?.impact).toEqual(impact)
    expect(result?.scores[buses]).toBeUndefined()
    expect([result?.voters, result?.votersBySector]).toEqual([6, { civil_society: 3, business: 3 }])

    const taken = SnapshotSummary.parse((await lead.api.post(`/api/rooms/${roomId}/snapshots`, {})).body)
    const { insights } = Snapshot.parse((await lead.api.get(`/api/snapshots/${taken.id}`)).body)
    const action = insights.find(({ text }) => text === 'Bygg bostäder')
    expect(action?.attrs.impact).toBe(1)
    expect(action?.scores).toMatchObject({
      round: round.id,
      impact,
      criteria: { [insightId(roomId, far)]: { mean: 3.5, scorers: 6, min: 2, max: 5 } },
    })
    expect(insights.find(({ text }) => text === 'Kör fler bussar')?.scores).toBeUndefined()
  })

  test('[V4] a sector of one is never told apart, whatever the round is read by', async () => {
    const { homes: card } = await begin()
    const round = await open()
    await give(await scorer('academia'), { [card]: { impact: 5 } })
    for (const member of await Promise.all(Array.from({ length: 4 }, () => scorer('public_sector'))))
      await give(member, { [card]: { impact: 2 } })
    await end(round.id, 'revealed')
    const { result } = await resultOf(round.id, lead)
    const told = { mean: 2.6, scorers: 5, min: 2, max: 5, bySector: {}, suppressed: true }
    expect(result?.scores[card]?.impact).toEqual(told)
    expect(result?.votersBySector).toEqual({})
    expect((await inputs()).scores[card]).toEqual({ round: round.id, scores: { impact: told } })
  })

  test('[V1] and a vote exclude each other, and each is known by its own address alone', async () => {
    await begin()
    const round = await open()
    const vote = await lead.api.post(`/api/rooms/${roomId}/votes`, {})
    expect(vote.status).toBe(409)
    expect(Problem.parse(vote.body).detail).toContain('A vote or a scoring is open')
    expect((await lead.api.post(`/api/rooms/${roomId}/scorings`, {})).status).toBe(409)
    expect((await lead.api.put(`/api/rooms/${roomId}/ballot`, { votes: {} })).status).toBe(409)
    expect((await lead.api.get(`/api/votes/${round.id}`)).status).toBe(403)
    expect((await lead.api.patch(`/api/votes/${round.id}`, { state: 'closed' })).status).toBe(403)
    const { vote: voted, scoring } = await led()
    expect([voted, scoring?.id, scoring?.state]).toEqual([null, round.id, 'open'])
    await end(round.id, 'revealed')
    expect((await lead.api.post(`/api/rooms/${roomId}/votes`, {})).status).toBe(201)
    expect((await give(lead, {})).status).toBe(409)
    expect((await led()).scoring?.state).toBe('revealed')
  })

  test('counts the actions of its zone that are not set aside; a newer round comes before an older', async () => {
    await begin()
    const first = await open()
    const member = await scorer('business')
    const all = {
      [homes]: { effort: 2 },
      [buses]: { effort: 5 },
      [far]: { effort: 1 },
      'shape:gone': { effort: 1 },
    }
    await give(member, all)
    const status = `/api/rooms/${roomId}/cards/${homes}/status`
    expect((await lead.api.put(status, { status: 'declined', reason: 'Dyrt' })).status).toBeLessThan(300)
    await end(first.id, 'revealed')
    expect(Object.keys((await resultOf(first.id, lead)).result?.scores ?? {})).toEqual([buses])
    const second = await open({ zone: 'do_now' })
    await give(member, { [buses]: { effort: 1 } })
    expect((await inputs()).scores[buses]?.round).toBe(first.id)
    await end(second.id, 'revealed')
    expect((await inputs()).scores[buses]).toMatchObject({
      round: second.id,
      scores: { effort: { mean: 1 } },
    })
  })

  test.each([
    ['a score past the scale', { impact: 6 }, 'impact'],
    ['half a score', { impact: 2.5 }, 'impact'],
    ['something that is not scored', { votes: 3 }, 'votes'],
  ])('%s is refused with its field, and nothing is changed', async (_what, wrong, field) => {
    const { homes: card } = await begin()
    await open()
    const member = await scorer('academia')
    await give(member, { [card]: { impact: 3 } })
    const answer = await give(member, { [card]: wrong })
    expect(answer.status).toBe(400)
    expect(Problem.parse(answer.body).field).toBe(`scores.${card}.${field}`)
    expect(await own(member)).toEqual({ [card]: { impact: 3 } })
  })

  test('survives the server being killed', async () => {
    const { homes: card } = await begin()
    const round = await open()
    const member = await scorer('business')
    await give(member, { [card]: { effort: 2 } })
    await server.restart('SIGKILL')
    expect(await own(member)).toEqual({ [card]: { effort: 2 } })
    expect(ScoringRound.parse((await end(round.id, 'revealed')).body).voters).toBe(1)
  })
})

describe('whose scores they are', () => {
  test('[V2] is known to nobody: others neither read nor change them, observers have none', async () => {
    const { homes: card } = await begin()
    const round = await open()
    const [anna, bo] = await Promise.all([scorer('business'), scorer('business')])
    await give(anna, { [card]: { impact: 5 } })
    expect(await own(bo)).toEqual({})
    expect(await own(lead)).toEqual({})
    const observer = await scene.join('observer')
    expect((await observer.api.get(path())).status).toBe(403)
    expect((await give(observer, { [card]: { impact: 1 } })).status).toBe(403)
    expect((await anna.api.patch(`/api/scorings/${round.id}`, { state: 'closed' })).status).toBe(403)
    expect((await anna.api.post(`/api/rooms/${roomId}/scorings`, {})).status).toBe(403)
    const elsewhere = await makeScene(server, 'En annan process')
    const stranger = await elsewhere.join('facilitator')
    expect((await stranger.api.get(`/api/scorings/${round.id}`)).status).toBe(403)
    expect((await stranger.api.get(path())).status).toBe(403)
    await end(round.id, 'revealed')
    // What was given is counted, and forgotten: the next round begins with nothing.
    await open()
    expect(await own(anna)).toEqual({})
  })

  test('a member sees that they scored and takes it back, alone or with all that is theirs', async () => {
    const { homes: card } = await begin()
    const round = await open({ title: 'Först' })
    const [anna, bo] = await Promise.all([scorer('business'), scorer('academia')])
    for (const member of [anna, bo]) await give(member, { [card]: { impact: 5, effort: 1 } })
    const work = OwnWork.parse((await anna.api.get(`/api/rooms/${roomId}/own`)).body)
    expect(work.votes).toEqual([{ roundId: round.id, title: 'Först', method: 'scores', given: 2 }])
    const removal = await anna.api.post(`/api/rooms/${roomId}/own/removal`, { votes: [round.id] })
    expect(RemovedOwn.parse(removal.body).votes).toBe(1)
    expect(await own(anna)).toEqual({})
    expect(RemovedOwn.parse((await bo.api.post('/api/me/removal', {})).body).votes).toBe(1)
    expect((await resultOf(round.id, lead)).round.voters).toBe(0)
  })

  test('[V5] a voice beside a member has a sheet of its own, is counted as such, and takes it along', async () => {
    const { homes: card } = await begin()
    const round = await open()
    const [anna, bo] = await Promise.all([scorer('business'), scorer('business')])
    const made = await anna.api.post('/api/me/voices', { sector: 'academia', name: 'Farmor' })
    const voice = Voice.parse(made.body)
    const sheet = `/api/rooms/${roomId}/voices/${voice.id}/scores`
    expect((await anna.api.put(sheet, { scores: { [card]: { impact: 2 } } })).status).toBe(200)
    expect(OwnSheet.parse((await anna.api.get(sheet)).body).scores).toEqual({ [card]: { impact: 2 } })
    expect(await own(anna)).toEqual({})
    expect((await bo.api.get(sheet)).status).toBe(403)
    expect((await bo.api.put(sheet, { scores: {} })).status).toBe(403)
    const { round: seen } = await resultOf(round.id, lead)
    expect([seen.voters, seen.proxies]).toEqual([1, 1])
    expect((await anna.api.delete(`/api/voices/${voice.id}`)).status).toBe(204)
    expect((await resultOf(round.id, lead)).round.voters).toBe(0)
  })
})
