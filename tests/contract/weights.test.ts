/**
 * Weights of criteria: seen by all, confirmed by those who lead, in the record of the next snapshot and in the report.
 * @module
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRecord, writeRecord } from '../../shared/board/document.ts'
import { attributeKey, entryKey } from '../../shared/insights/cardFields.ts'
import { insightId } from '../../shared/insights/extract.ts'
import { weighingOf } from '../../shared/insights/weighing.ts'
import { Problem } from '../../shared/protocol/problem.ts'
import { Snapshot, SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { HeldWeights, RoomInputs } from '../../shared/protocol/statuses.ts'
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
let criterion: string

const room = () => scene.room('prioritisation')
const weights = () => `/api/rooms/${room()}/weights`
const say = (cardId: string, key: string, value: unknown) => {
  const record = readRecord(writer.doc, cardId)
  if (!record) throw new Error('the card is gone')
  writeRecord(writer.doc, { ...record, meta: { ...(record.meta as object), [key]: value } }, { text: false })
}

beforeAll(async () => {
  server = await startServer()
  scene = await makeScene(server)
  lead = await scene.join('facilitator')
  anna = await scene.join('participant')
  writer = stockPerson(server, room(), anna.session)
  await writer.synced()
  criterion = writeNote(writer.doc, 'Gör den skillnad i hela länet?', 'criteria', 'business')
  say(criterion, attributeKey('weight'), 4)
  const criterionId = insightId(room(), criterion)
  for (const [text, score] of [
    ['Bygg bostäder', 5],
    ['Kör fler bussar', 2],
  ] as const)
    say(writeNote(writer.doc, text, 'mobilise', 'academia'), entryKey('criteriaScores', criterionId), score)
})
afterAll(async () => {
  writer.leave()
  await server.stop()
})

async function snapshotOf(insights: number): Promise<Snapshot> {
  const id = await until('the snapshot', async () => {
    const { body } = await lead.api.post(`/api/rooms/${room()}/snapshots`, {})
    const taken = SnapshotSummary.parse(body)
    return taken.insights === insights && taken.id
  })
  return Snapshot.parse((await lead.api.get(`/api/snapshots/${id}`)).body)
}

test('weights that those who lead confirm are in the criterion’s record, whatever the card says afterwards', async () => {
  expect((await snapshotOf(3)).insights.find(({ kind }) => kind === 'criterion')?.attrs).toEqual({
    weight: 4,
  })
  const answer = await lead.api.put(weights(), { weights: { [criterion]: 4 } })
  const held = HeldWeights.parse(answer.body)
  say(criterion, attributeKey('weight'), 9)
  const attrs = { weight: 9, confirmed: { weight: 4, at: held.at } }
  const changed = await until('the new weight', async () => {
    const snapshot = await snapshotOf(3)
    return snapshot.insights.some((one) => one.attrs.weight === 9) && snapshot
  })
  expect(changed.insights.find(({ kind }) => kind === 'criterion')?.attrs).toEqual(attrs)
  const { items } = weighingOf(changed.insights)
  expect(items.map(({ insight, value, rank }) => [insight.text, value, rank])).toEqual([
    ['Bygg bostäder', 5, 1],
    ['Kör fler bussar', 2, 2],
  ])
  const report = await lead.api.get(`/api/snapshots/${changed.id}/export/html`)
  expect(String(report.body)).toContain('Insatserna vägda mot kriterier')
})

test('they survive a crash, are seen by all in the room, and are taken back', async () => {
  await server.restart()
  const inputs = async () => RoomInputs.parse((await anna.api.get(`/api/rooms/${room()}/inputs`)).body)
  expect((await inputs()).weights?.weights).toEqual({ [criterion]: 4 })
  expect((await lead.api.delete(weights())).status).toBe(204)
  expect((await inputs()).weights).toBeNull()
})

test.each([
  ['none at all', {}, 'weights'],
  ['one that is too heavy', { 'shape:a': 11 }, 'weights.shape:a'],
  ['something that is no card', { a: 1 }, 'weights.a'],
])('%s is refused, with its field', async (_what, given, field) => {
  const answer = await lead.api.put(weights(), { weights: given })
  expect(answer.status).toBe(400)
  expect(Problem.parse(answer.body).field).toBe(field)
})
