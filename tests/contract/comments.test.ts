/**
 * Comments on cards: who writes and who resolves them, what others are told of who it was, and where they end up.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { removeRecord } from '../../shared/board/document.ts'
import { MAX_COMMENT_LENGTH } from '../../shared/limits.ts'
import { Comment } from '../../shared/protocol/comments.ts'
import { Snapshot, SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { RoomInputs } from '../../shared/protocol/statuses.ts'
import { Trace } from '../../shared/protocol/trace.ts'
import { textsOf, writeNote } from '../support/board.ts'
import { type Person, stockPerson } from '../support/person.ts'
import { type Member, makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
let room: string
let lena: Member
let anna: Member
let bo: Member
let writer: Person
let card: string
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  scene = await makeScene(server)
  room = scene.room('analysis')
  lena = await scene.join('facilitator', { name: 'Lena', sector: 'public_sector' })
  anna = await scene.join('participant', { name: 'Anna', sector: 'civil_society' })
  bo = await scene.join('participant', { name: 'Bo', sector: 'business' })
  writer = stockPerson(server, room, anna.session)
  const reader = stockPerson(server, room, bo.session)
  await Promise.all([writer.synced(), reader.synced()])
  card = writeNote(writer.doc, 'Vi kan trä', 'strengths')
  await until('the card', () => textsOf(reader.doc).length === 1)
  reader.leave()
  return () => writer.leave()
})

const pathOf = (cardId = card) => `/api/rooms/${room}/cards/${cardId}/comments`
const say = async (member: Member, text: string) =>
  Comment.parse((await member.api.post(pathOf(), { text })).body)
const heardBy = async (member: Pick<Member, 'api'>) =>
  Comment.array().parse((await member.api.get(pathOf())).body)
const resolve = async ({ api }: Member, { id }: Comment, resolved: boolean) =>
  (await api.patch(`/api/comments/${id}`, { resolved })).status
const lead = (command: object) => lena.api.post(`/api/rooms/${room}/lead`, command)

describe('a comment', () => {
  test('with an address in it is told of before a process’s files are fetched, as words on cards are', async () => {
    await say(anna, 'Fråga bo@example.se')
    expect((await lena.api.post(`/api/rooms/${room}/snapshots`, {})).status).toBe(201)
    const traced = await lena.api.get(`/api/processes/${scene.process.id}/trace`)
    expect(Trace.parse(traced.body).personal).toEqual([{ roomId: room, count: 1, kinds: ['email'] }])
  })

  test('is read by all, from a sector and from nobody; who wrote it and who leads resolve and remove it', async () => {
    const said = await say(anna, ' Gäller det\nhela länet? ')
    expect(said).toMatchObject({ text: 'Gäller det\nhela länet?', sector: 'civil_society', resolved: false })
    const observer = await scene.join('observer')
    const heard = (await observer.api.get(pathOf())).body
    expect(heard).toEqual([{ ...said, isOwn: false }])
    expect(JSON.stringify(heard)).not.toContain(anna.member.id)
    expect((await heardBy(anna)).map(({ isOwn }) => isOwn)).toEqual([true])

    expect(await resolve(bo, said, true)).toBe(403)
    expect((await bo.api.delete(`/api/comments/${said.id}`)).status).toBe(403)
    expect(await resolve(anna, said, true)).toBe(200)
    expect((await heardBy(bo)).map(({ resolved }) => resolved)).toEqual([true])
    expect(await resolve(lena, said, false)).toBe(200)
    expect((await heardBy(bo)).map(({ resolved }) => resolved)).toEqual([false])
    expect((await lena.api.delete(`/api/comments/${said.id}`)).status).toBe(204)
    expect(await heardBy(anna)).toEqual([])
    expect(await resolve(anna, said, true)).toBe(403)
  })

  test('is refused where it says nothing or too much, on what is no card, and in a room that is closed or quiet', async () => {
    const refused = async (body: object, path = pathOf()) => {
      const answer = await anna.api.post(path, body)
      return [answer.status, (answer.body as { field?: string }).field]
    }
    expect(await refused({ text: '  ' })).toEqual([400, 'text'])
    expect(await refused({ text: 'x'.repeat(MAX_COMMENT_LENGTH + 1) })).toEqual([400, 'text'])
    expect(await refused({ text: 'Nej\u202eaj' })).toEqual([400, 'text'])
    expect(await refused({ text: 'Hej' }, pathOf('shape:none'))).toEqual([422, 'cardId'])
    const write = { id: 'write', kind: 'write', mode: 'quiet', minutes: null, instruction: '' }
    await lena.api.put(`/api/rooms/${room}/agenda`, { activities: [write] })
    await lead({ do: 'start', activityId: 'write' })
    expect((await refused({ text: 'Hej' }))[0]).toBe(409)
    await lead({ do: 'reveal' })
    await lena.api.patch(`/api/rooms/${room}`, { status: 'closed' })
    expect((await refused({ text: 'Hej' }))[0]).toBe(409)
    expect(await heardBy(lena)).toEqual([])
  })

  test('is in the record, open or resolved, with no name; the hash tells it; a removed card takes it along', async () => {
    const first = await take()
    const said = await say(anna, 'Hur då?')
    await say(bo, 'Bra')
    await resolve(anna, said, true)
    const { insights, hash } = await take()
    expect(insights[0]?.comments?.map(({ text, sector, resolved }) => [text, sector, resolved])).toEqual([
      ['Hur då?', 'civil_society', true],
      ['Bra', 'business', false],
    ])
    expect(hash).not.toBe(first.hash)
    expect(first.insights[0]?.comments).toBeUndefined()
    const inputs = RoomInputs.parse((await bo.api.get(`/api/rooms/${room}/inputs`)).body)
    expect(inputs.comments[card]).toHaveLength(2)
    expect(JSON.stringify([insights, inputs])).not.toContain(anna.member.id)
    removeRecord(writer.doc, card)
    await until('the removal', async () => (await take()).insights.length === 0)
  })

  test('goes with what its author did in the last minutes, and is there after the server was killed', async () => {
    await say(anna, 'Blir kvar')
    await say(bo, 'KÖP NU')
    const asked = { memberId: bo.member.id, minutes: 60 }
    const counted = await lena.api.get(`/api/rooms/${room}/take-back?memberId=${bo.member.id}&minutes=60`)
    expect(counted.body).toMatchObject({ removed: 0, comments: 1 })
    const taken = await lena.api.post(`/api/rooms/${room}/take-back`, asked)
    expect(taken.body).toMatchObject({ comments: 1 })
    writer.leave()
    await server.restart()
    expect((await heardBy(bo)).map(({ text }) => text)).toEqual(['Blir kvar'])
  })
})

async function take(): Promise<Snapshot> {
  const { id } = SnapshotSummary.parse((await lena.api.post(`/api/rooms/${room}/snapshots`, {})).body)
  return Snapshot.parse((await lena.api.get(`/api/snapshots/${id}`)).body)
}
