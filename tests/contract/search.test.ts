/**
 * A search over all insights of a process: in every field and comment, in any form of a word, narrowed, and never in what
 * is hidden from who asks.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRecord, writeRecord } from '../../shared/board/document.ts'
import { CreatedLink } from '../../shared/protocol/links.ts'
import { Found } from '../../shared/protocol/search.ts'
import { SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { VoteRound } from '../../shared/protocol/votes.ts'
import { writeNote } from '../support/board.ts'
import { ourPerson } from '../support/ourPerson.ts'
import { type Person, stockPerson } from '../support/person.ts'
import { join, type Member, makeScene, type Scene, tokenOf } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
let lead: Member
let anna: Member
let atAnalysis: Person
const cards: Record<string, string> = {}

async function sit(step: 'analysis' | 'vision', member: Member): Promise<Person> {
  const person = stockPerson(server, scene.room(step), member.session)
  await person.synced()
  return person
}

const snapshot = (step: 'analysis' | 'vision', insights: number) =>
  until(`a snapshot of ${insights}`, async () => {
    const { body } = await lead.api.post(`/api/rooms/${scene.room(step)}/snapshots`, {})
    return SnapshotSummary.parse(body).insights === insights
  })

async function search(query: Record<string, string>, member = lead): Promise<Found> {
  const asked = new URLSearchParams(query)
  const answer = await member.api.get(`/api/processes/${scene.process.id}/search?${asked}`)
  expect([answer.status, answer.body]).toEqual([200, expect.anything()])
  return Found.parse(answer.body)
}
const texts = async (query: Record<string, string>, member = lead) =>
  (await search(query, member)).hits.map(({ text }) => text)

beforeAll(async () => {
  server = await startServer()
  scene = await makeScene(server)
  lead = await scene.join('facilitator', { sector: 'public_sector' })
  anna = await scene.join('participant', { name: 'Anna', sector: 'business' })
  atAnalysis = await sit('analysis', anna)
  const put = (name: string, text: string, zone: string, meta: Record<string, unknown> = {}) => {
    const id = writeNote(atAnalysis.doc, text, zone, 'business')
    const record = readRecord(atAnalysis.doc, id)
    if (record) writeRecord(atAnalysis.doc, { ...record, meta: { ...(record.meta as object), ...meta } })
    cards[name] = id
  }
  put('bus', 'Bussen går sällan', 'challenges_needs', { strengthArea: 'experiences', place: ['Strömsund'] })
  put('wood', 'Vi kan trä', 'strengths', {
    period: 'Från och med januari 2027',
    'owner.organisation': 'Skogsriket',
  })
  put('commented', 'Kallt om vintern', 'weaknesses')
  await snapshot('analysis', 3)
  const path = `/api/rooms/${scene.room('analysis')}/cards/${cards.commented}/comments`
  expect((await anna.api.post(path, { text: 'Fjärrvärmen räcker inte till' })).status).toBe(201)
  const vision = await sit('vision', lead)
  writeNote(vision.doc, 'Bussar var tionde minut', 'vision_2030', 'public_sector')
  await snapshot('vision', 1)
  await snapshot('analysis', 3)
  vision.leave()
})
afterAll(async () => {
  atAnalysis.leave()
  await server.stop()
})

test('words are found in any form, on cards, in their fields and in comments, and it is told where', async () => {
  expect((await texts({ words: 'bussarna' })).sort()).toEqual([
    'Bussar var tionde minut',
    'Bussen går sällan',
  ])
  expect((await search({ words: 'strömsunds' })).hits).toMatchObject([
    { text: 'Bussen går sällan', kind: 'need', beside: [{ in: 'place', text: 'Strömsund' }] },
  ])
  expect((await search({ words: 'januari' })).hits).toMatchObject([
    { text: 'Vi kan trä', beside: [{ in: 'period', text: 'Från och med januari 2027' }] },
  ])
  expect((await search({ words: 'fjärrvärme' })).hits).toMatchObject([
    {
      text: 'Kallt om vintern',
      roomId: scene.room('analysis'),
      shapeId: cards.commented,
      beside: [{ in: 'comment', text: 'Fjärrvärmen räcker inte till' }],
    },
  ])
  expect(await search({ words: 'fjärrvärme buss' })).toEqual({ total: 0, hits: [] })
})

test('it is narrowed by room, kind, sector, area, votes and what hangs loose; wrong values are named', async () => {
  expect(await texts({ words: 'buss', room: scene.room('vision') })).toEqual(['Bussar var tionde minut'])
  expect(await texts({ words: 'buss', kind: 'need' })).toEqual(['Bussen går sällan'])
  expect(await texts({ words: 'buss', sector: 'public_sector' })).toEqual(['Bussar var tionde minut'])
  expect(await texts({ words: 'buss', area: 'experiences' })).toEqual(['Bussen går sällan'])
  expect(await texts({ words: 'buss', loose: 'true' })).toEqual(['Bussar var tionde minut'])
  expect((await search({})).total).toBe(4)
  for (const [query, field] of [
    [{ kind: 'nonsense' }, 'kind'],
    [{ votes: '-1' }, 'votes'],
    [{ words: 'x'.repeat(300) }, 'words'],
    [{ room: '../..' }, 'room'],
  ] as const) {
    const asked = new URLSearchParams(query)
    const { status, body } = await lead.api.get(`/api/processes/${scene.process.id}/search?${asked}`)
    expect([status, (body as { field: string }).field]).toEqual([400, field])
  }
})

test('rooms without access, votes before the reveal and quiet writing stay hidden', async () => {
  const link = await lead.api.post(`/api/processes/${scene.process.id}/links`, {
    role: 'participant',
    roomId: scene.room('vision'),
  })
  const guest = await join(server, tokenOf(CreatedLink.parse(link.body).url))
  expect(await texts({ words: 'buss' }, guest)).toEqual(['Bussar var tionde minut'])
  expect(await texts({ words: 'buss', room: scene.room('analysis') }, guest)).toEqual([])
  expect(await texts({ words: 'fjärrvärme' }, guest)).toEqual([])
  const stranger = await (await makeScene(server, 'En annan process')).join('facilitator')
  const path = `/api/processes/${scene.process.id}/search?words=buss`
  expect((await stranger.api.get(path)).status).toBe(403)

  // The words of single cards, of the same rooms alone.
  const [bus, unknown] = [
    `${scene.room('analysis')}:${cards.bus?.slice(6)}`,
    `${scene.room('vision')}:nowhere`,
  ]
  const named = async (ids: string, { api }: Member) =>
    (await api.get(`/api/processes/${scene.process.id}/cards?ids=${ids}`)).body
  expect(await named(`${bus},${unknown}`, lead)).toEqual([
    { id: bus, kind: 'need', text: 'Bussen går sällan', version: 1, content: expect.any(Number) },
  ])
  expect(await named(bus, guest)).toEqual([])
  expect(await named(bus, stranger)).toMatchObject({ status: 403 })
  for (const wrong of ['', 'bussen', `${bus},`, Array.from({ length: 61 }, () => bus).join(',')])
    expect(await named(wrong, lead)).toMatchObject({ status: 400 })

  // And so of the organisations that fields are filled in with.
  const organisations = async ({ api }: Member) =>
    (await api.get(`/api/processes/${scene.process.id}/organisations`)).body
  expect(await organisations(lead)).toEqual(['Skogsriket'])
  expect(await organisations(guest)).toEqual([])
  expect(await organisations(stranger)).toMatchObject({ status: 403 })

  const room = scene.room('analysis')
  const round = VoteRound.parse((await lead.api.post(`/api/rooms/${room}/votes`, {})).body)
  await anna.api.put(`/api/rooms/${room}/ballot`, { votes: { [cards.bus ?? '']: 2 } })
  await lead.api.patch(`/api/votes/${round.id}`, { state: 'closed' })
  await snapshot('analysis', 3)
  expect(await texts({ votes: '1' })).toEqual([])
  await lead.api.patch(`/api/votes/${round.id}`, { state: 'revealed' })
  await snapshot('analysis', 3)
  expect(await texts({ votes: '2' })).toEqual(['Bussen går sällan'])
  expect(await texts({ votes: '3' })).toEqual([])

  const leads = (body: object) => lead.api.post(`/api/rooms/${scene.room('vision')}/lead`, body)
  expect((await leads({ do: 'start', activityId: 'write' })).body).toMatchObject({ quiet: true })
  const quiet = ourPerson(server, scene.room('vision'), anna.session)
  await until('the room', () => quiet.socket.status === 'live')
  writeNote(quiet.doc, 'Bussen som ingen vet om', 'vision_2030', 'business')
  await until('it to be saved', () => quiet.socket.isSaved)
  await snapshot('vision', 1)
  for (const member of [lead, anna]) expect(await texts({ words: 'bussen vet' }, member)).toEqual([])
  await leads({ do: 'reveal' })
  await snapshot('vision', 2)
  expect(await texts({ words: 'bussen vet' })).toEqual(['Bussen som ingen vet om'])
  quiet.leave()
})

test('what a member has removed is found no more, in no room', async () => {
  expect(await texts({ words: 'strömsund' })).toEqual(['Bussen går sällan'])
  const path = `/api/rooms/${scene.room('analysis')}/own/removal`
  const removed = await anna.api.post(path, { everything: true })
  expect(removed.status).toBe(200)
  for (const words of ['strömsund', 'fjärrvärme', 'sällan', 'januari', 'trä'])
    expect(await texts({ words })).toEqual([])
  expect((await texts({ words: 'buss' })).sort()).toEqual([
    'Bussar var tionde minut',
    'Bussen som ingen vet om',
  ])
})
