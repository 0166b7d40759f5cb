/**
 * Long answers are packed for whoever can read that, and are the same for whoever cannot.
 */
import { get } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { Trace } from '../../shared/protocol/trace.ts'
import { writeNote } from '../support/board.ts'
import { stockPerson } from '../support/person.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
let session: string
const CARDS = 60

/** As bytes, with nothing unpacked on the way. */
async function ask(path: string, accepted?: string) {
  const headers = {
    authorization: `Bearer ${session}`,
    ...(accepted === undefined ? {} : { 'accept-encoding': accepted }),
  }
  return new Promise<{ encoding: string | undefined; vary: string | undefined; bytes: Buffer }>(
    (resolve, reject) =>
      get(`${server.url}${path}`, { headers }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () =>
          resolve({
            encoding: answer.headers['content-encoding'],
            vary: answer.headers.vary,
            bytes: Buffer.concat(chunks),
          }),
        )
      }).on('error', reject),
  )
}

beforeAll(async () => {
  server = await startServer()
  scene = await makeScene(server)
  const lead = await scene.join('facilitator')
  session = lead.session
  const person = stockPerson(server, scene.room('analysis'), session)
  await person.synced()
  for (let i = 0; i < CARDS; i++) writeNote(person.doc, `Kort nummer ${i}`, 'challenges_needs', 'business')
  await until('a snapshot of all', async () => {
    const { body } = await lead.api.post(`/api/rooms/${scene.room('analysis')}/snapshots`, {})
    return SnapshotSummary.parse(body).insights === CARDS
  })
  person.leave()
})
afterAll(() => server.stop())

test('a long answer is packed for whoever takes gzip, and says the same', async () => {
  const path = `/api/processes/${scene.process.id}/trace`
  const [packed, plain] = [await ask(path, 'br, gzip;q=0.8'), await ask(path)]
  expect([packed.encoding, packed.vary]).toEqual(['gzip', 'Accept-Encoding'])
  expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 4)
  const unpacked = gunzipSync(packed.bytes)
  expect(unpacked.equals(plain.bytes)).toBe(true)
  expect(Trace.parse(JSON.parse(unpacked.toString())).nodes).toHaveLength(CARDS)
  for (const accepted of [undefined, 'identity', 'br', 'gzip;q=0', 'x-gzip-not'])
    expect((await ask(path, accepted)).encoding).toBeUndefined()
})

test('a short answer is left as it is', async () => {
  const short = await ask(`/api/processes/${scene.process.id}/search?words=finnsinte`, 'gzip')
  expect([short.encoding, short.vary]).toEqual([undefined, 'Accept-Encoding'])
})
