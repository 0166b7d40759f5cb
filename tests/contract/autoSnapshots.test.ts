/**
 * Snapshots that nobody asks for: when a room falls quiet, and when it closes; none of a board that is as it was.
 * @module
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { textsOf, writeNote } from '../support/board.ts'
import { stockPerson } from '../support/person.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer

beforeAll(async () => {
  server = await startServer({ env: { QUIET_SECONDS: '1' } })
})
afterAll(() => server.stop())

const snapshotsOf = async (scene: Scene, step: 'analysis' | 'vision' = 'analysis') =>
  SnapshotSummary.array().parse((await scene.operator.get(`/api/rooms/${scene.room(step)}/snapshots`)).body)

async function writerIn(scene: Scene) {
  const writer = stockPerson(server, scene.room('analysis'), (await scene.join('participant')).session)
  await writer.synced()
  return writer
}

/** What somebody else sees is on disk. */
async function onDisk(at: TestServer, scene: Scene, text: string): Promise<void> {
  const other = stockPerson(at, scene.room('analysis'), (await scene.join('participant')).session)
  await until('the words at another', () => textsOf(other.doc).includes(text))
  other.leave()
}

test('a room that was written in and falls quiet has a snapshot, and one more after the next words', async () => {
  const scene = await makeScene(server)
  const writer = await writerIn(scene)
  writeNote(writer.doc, 'Ett', 'strengths')
  await until('the first snapshot', async () => (await snapshotsOf(scene)).length === 1)
  expect(await snapshotsOf(scene)).toMatchObject([
    { number: 1, reason: 'interval', takenBy: 'server', insights: 1, note: null },
  ])
  writeNote(writer.doc, 'Två', 'strengths')
  await until('the second', async () => (await snapshotsOf(scene)).length === 2)
  expect((await snapshotsOf(scene))[0]).toMatchObject({ number: 2, insights: 2 })
  writer.leave()
})

test('closing keeps what the room came to, at once; closing again, as nothing changed, keeps nothing more', async () => {
  const scene = await makeScene(server)
  const path = `/api/rooms/${scene.room('analysis')}`
  const writer = await writerIn(scene)
  writeNote(writer.doc, 'Ett', 'strengths')
  await onDisk(server, scene, 'Ett')
  const close = () => scene.operator.patch(path, { status: 'closed' })
  await close()
  await until('the snapshot', async () => (await snapshotsOf(scene)).length > 0)
  expect(await snapshotsOf(scene)).toMatchObject([{ reason: 'phase_close', takenBy: 'server', insights: 1 }])
  await scene.operator.patch(path, { status: 'open' })
  await close()
  // The next snapshot of another room is taken after this one was found to be the same.
  await scene.operator.patch(`/api/rooms/${scene.room('vision')}`, { status: 'closed' })
  await scene.operator.post(`/api/rooms/${scene.room('vision')}/snapshots`, {})
  expect(await snapshotsOf(scene)).toHaveLength(1)
  // A board with nothing on it had nothing to keep when it closed: the one there is was asked for.
  expect(await snapshotsOf(scene, 'vision')).toMatchObject([{ reason: 'facilitator' }])
  writer.leave()
})

test('what was written before a crash has its snapshot after it', async () => {
  const slow = await startServer({ env: { QUIET_SECONDS: '99999' } })
  const scene = await makeScene(slow)
  const session = (await scene.join('participant')).session
  const writer = stockPerson(slow, scene.room('analysis'), session)
  await writer.synced()
  writeNote(writer.doc, 'Ett', 'strengths')
  await onDisk(slow, scene, 'Ett')
  writer.leave()
  await slow.kill()
  const quick = await startServer({ env: { QUIET_SECONDS: '1' }, dataDir: slow.dataDir })
  const path = `/api/rooms/${scene.room('analysis')}/snapshots`
  const kept = async () => {
    const answer = await fetch(quick.url + path, { headers: { authorization: `Bearer ${session}` } })
    return SnapshotSummary.array().parse(await answer.json())
  }
  await until('the snapshot', async () => (await kept()).length === 1)
  expect(await kept()).toMatchObject([{ reason: 'interval', insights: 1 }])
  await quick.stop()
  slow.removeData()
})
