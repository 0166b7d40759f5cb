/**
 * Clocks that are wrong, and that are set while people work: a day on, two days back, and years.
 * @module
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textsOf, writeNote } from '../support/board.ts'
import { boardAsServed } from '../support/lineWriter.ts'
import { type OurPerson, ourPerson } from '../support/ourPerson.ts'
import { type Person, stockPerson } from '../support/person.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

const DAY_MS = 86_400_000
const preload = fileURLToPath(new URL('../support/settableClock.js', import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'samrum-clock-'))
const clockFile = path.join(folder, 'offset')

let server: TestServer
let scene: Scene
let room: string
let anna: OurPerson
let bo: Person

beforeAll(async () => {
  writeFileSync(clockFile, '0')
  server = await startServer({ env: { NODE_OPTIONS: `--import=${preload}`, CLOCK_FILE: clockFile } })
  scene = await makeScene(server)
  room = scene.room('analysis')
  anna = ourPerson(server, room, (await scene.join('participant')).session)
  bo = stockPerson(server, room, (await scene.join('participant')).session)
  await bo.synced()
  // A state that was never set has clock 0, which nobody takes for news.
  anna.awareness.setLocalState({ cursor: null })
  await until('both to be there', () => anna.socket.isSaved && bo.awareness.getStates().size === 2)
})
afterAll(async () => {
  anna.leave()
  bo.leave()
  await server.stop()
  rmSync(folder, { recursive: true })
})

/** Sets the server's clock, and proves that it is set by what the server writes into its answers. */
async function setClock(days: number): Promise<void> {
  writeFileSync(clockFile, String(days * DAY_MS))
  process.kill(server.pid, 'SIGUSR2')
  await until('the clock to be set', async () => {
    const { body } = await scene.operator.post('/api/processes', { title: 'Klockan', language: 'sv' })
    const made = Date.parse((body as { createdAt: string }).createdAt)
    return Math.abs(made - Date.now() - days * DAY_MS) < DAY_MS / 2
  })
}

test.each([1, -2, 20, -400])(
  'the server’s clock is set %i days off: nobody is thrown out, nothing is lost',
  async (days) => {
    await setClock(days)
    writeNote(anna.doc, `Anna, ${days} dagar`)
    writeNote(bo.doc, `Bo, ${days} dagar`)
    await until('each to have the other’s', () =>
      [anna, bo].every(
        ({ doc }) => textsOf(doc).filter((text) => text.endsWith(`${days} dagar`)).length === 2,
      ),
    )
    await until('it to be saved', () => anna.socket.isSaved)
    expect([anna.socket.status, bo.provider.wsconnected]).toEqual(['live', true])
    expect(bo.awareness.getStates().size).toBe(2)
    const { session } = await scene.join('participant')
    expect(textsOf(await boardAsServed(server, room, session))).toEqual(textsOf(anna.doc))
  },
)

test('what was written by clocks that disagree is all there, in order, after a kill', async () => {
  const before = textsOf(anna.doc)
  expect(before).toHaveLength(8)
  await server.restart('SIGKILL')
  const { session } = await scene.join('observer')
  expect(textsOf(await boardAsServed(server, room, session))).toEqual(before)
})
