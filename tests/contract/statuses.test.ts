/**
 * Statuses that need a right: held by the server, told to the room, in the record of the next snapshot.
 * @module
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRecord, writeRecord } from '../../shared/board/document.ts'
import { Problem } from '../../shared/protocol/problem.ts'
import { Snapshot, SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { RoomInputs } from '../../shared/protocol/statuses.ts'
import { writeNote } from '../support/board.ts'
import { type Person, stockPerson } from '../support/person.ts'
import { type Member, makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
let lead: Member
let anna: Member
let writer: Person
let cardId: string

beforeAll(async () => {
  server = await startServer()
  scene = await makeScene(server)
  lead = await scene.join('facilitator')
  anna = await scene.join('participant')
  writer = stockPerson(server, roomId(), anna.session)
  await writer.synced()
  cardId = writeNote(writer.doc, 'Bygg bostäder', 'mobilise', 'business')
  await until('the card at the server', async () => (await snapshot()).insights.length === 1)
})
afterAll(async () => {
  writer.leave()
  await server.stop()
})

const roomId = () => scene.room('prioritisation')
const path = (card = cardId) => `/api/rooms/${roomId()}/cards/${card}/status`
const decision = {
  body: 'Regionala utvecklingsnämnden',
  date: '2027-03-01',
  paragraph: '12',
  dnr: 'RUN/1/2027',
}

async function snapshot(): Promise<Snapshot> {
  const { body } = await lead.api.post(`/api/rooms/${roomId()}/snapshots`, {})
  return Snapshot.parse((await lead.api.get(`/api/snapshots/${SnapshotSummary.parse(body).id}`)).body)
}
const inputs = async () => RoomInputs.parse((await anna.api.get(`/api/rooms/${roomId()}/inputs`)).body)

describe('a status', () => {
  test('that those who lead give is in the next record, with the decision that adopted it', async () => {
    expect((await lead.api.put(path(), { status: 'prioritised' })).status).toBe(200)
    const before = (await snapshot()).insights[0]
    expect(before).toMatchObject({ status: 'prioritised', version: 2 })
    expect((await lead.api.put(path(), { status: 'adopted', decision })).status).toBe(200)
    const adopted = (await snapshot()).insights[0]
    expect(adopted).toMatchObject({ status: 'adopted', attrs: { decision }, version: 3 })
    expect(adopted?.provenance.supersedes).toBe(`${adopted?.id}@2`)
    expect((await inputs()).statuses[cardId]).toMatchObject({ status: 'adopted', decision })
  })

  test('goes on without losing what was decided, and tells that the words are others now', async () => {
    expect((await lead.api.put(path(), { status: 'in_progress' })).status).toBe(200)
    expect((await snapshot()).warnings).toEqual([])
    const record = readRecord(writer.doc, cardId)
    if (!record) throw new Error('the card is gone')
    const [, before] = [await snapshot(), record]
    writeRecord(writer.doc, {
      ...before,
      props: { ...(before.props as object), richText: richText('Bygg vägar') },
    })
    await until('the new words', async () => (await snapshot()).insights[0]?.text === 'Bygg vägar')
    const { insights, warnings } = await snapshot()
    expect(insights[0]).toMatchObject({ status: 'in_progress', attrs: { decision } })
    expect(warnings).toMatchObject([{ code: 'changed_since_decided', shapeId: cardId }])
  })

  test('survives a crash, and is taken back', async () => {
    await server.restart()
    expect((await inputs()).statuses[cardId]).toMatchObject({ status: 'in_progress', decision })
    expect((await lead.api.delete(path())).status).toBe(204)
    expect((await inputs()).statuses).toEqual({})
    expect((await snapshot()).insights[0]?.status).toBe('trial')
  })

  test.each([
    ['adopted without a decision', { status: 'adopted' }, 'decision'],
    ['declined without a reason', { status: 'declined' }, 'reason'],
    ['none that exists', { status: 'finished' }, 'status'],
    ['decided on no day', { status: 'adopted', decision: { body: 'RUN', date: 'igår' } }, 'decision.date'],
  ])('%s is refused by field, and nothing changes', async (_of, change, field) => {
    const answer = await lead.api.put(path(), change)
    expect([400, 422]).toContain(answer.status)
    expect(Problem.parse(answer.body).field).toBe(field)
    expect((await inputs()).statuses).toEqual({})
  })

  test('of a card that is not on the board is unknown', async () => {
    expect((await lead.api.put(path('shape:none'), { status: 'prioritised' })).status).toBe(404)
    expect((await lead.api.put(path('none'), { status: 'prioritised' })).status).toBe(404)
  })

  test('is not given by those who write, nor from another process', async () => {
    const other = await (await makeScene(server)).join('facilitator')
    for (const { api } of [anna, other])
      expect((await api.put(path(), { status: 'prioritised' })).status).toBe(403)
  })
})

const richText = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})
