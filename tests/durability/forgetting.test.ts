/**
 * A removal that a kill cuts short in the middle is finished at the next start: the words are nowhere in the data folder,
 * what others wrote is, and that it was removed stands on record.
 * @module
 */
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Removal } from '../../shared/protocol/retention.ts'
import { textsOf, writeNote } from '../support/board.ts'
import { everythingIn } from '../support/dataFolder.ts'
import { databaseFile, integrityOf } from '../support/journal.ts'
import { stockPerson } from '../support/person.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

/** Kills until one has come in the middle: how far a removal is when the signal arrives is the machine's to say. */
const ROUNDS = 4
const CARDS = 40
const SNAPSHOTS = 3

let server: TestServer
let scene: Scene

beforeAll(async () => {
  server = await startServer()
  scene = await makeScene(server)
})
afterAll(() => server.stop())

/** Whether a removal has begun and not ended. */
function isUnderWay(): boolean {
  const database = new DatabaseSync(databaseFile(server.dataDir), { readOnly: true })
  try {
    return database.prepare('select 1 from forgetting').get() !== undefined
  } finally {
    database.close()
  }
}

/** Writes, asks to have it removed, and kills the server as soon as the removal has begun. */
async function killInTheMiddle(word: string): Promise<boolean> {
  const room = scene.room('analysis')
  const anna = await scene.join('participant', { name: 'Anna', sector: 'business' })
  const person = stockPerson(server, room, anna.session)
  await person.synced()
  for (let snapshot = 0; snapshot < SNAPSHOTS; snapshot++) {
    for (let card = 0; card < CARDS; card++) writeNote(person.doc, `${word} ${snapshot} ${card}`)
    await until('the cards are in a snapshot', async () => {
      const { body } = await scene.operator.post(`/api/rooms/${room}/snapshots`)
      return (body as { insights: number }).insights >= CARDS * (snapshot + 1)
    })
  }
  person.leave()
  expect(everythingIn(server.dataDir)).toContain(word)
  let answered: number | null = null
  const removal = anna.api.post(`/api/rooms/${room}/own/removal`, { everything: true }).then(
    ({ status }) => (answered = status),
    () => null,
  )
  await until('the removal has begun', () => isUnderWay() || answered !== null, 60_000)
  await server.kill('SIGKILL')
  await removal
  expect([200, null]).toContain(answered)
  return isUnderWay()
}

test('a removal that is killed in the middle is finished at the next start, and leaves no word', async () => {
  const room = scene.room('analysis')
  const bo = await scene.join('participant', { name: 'Bo', sector: 'academia' })
  const other = stockPerson(server, room, bo.session)
  await other.synced()
  writeNote(other.doc, 'Bos eget kort')
  await until('it is kept', async () => {
    const { body } = await scene.operator.post(`/api/rooms/${room}/snapshots`)
    return (body as { insights: number }).insights === 1
  })
  other.leave()
  let wasInTheMiddle = false
  for (let round = 0; round < ROUNDS && !wasInTheMiddle; round++) {
    const word = `Ovanligtordnummer${round}kvar`
    wasInTheMiddle = await killInTheMiddle(word)
    await server.start()
    expect(isUnderWay()).toBe(false)
    expect(everythingIn(server.dataDir).includes(word)).toBe(false)
    expect(integrityOf(server.dataDir)).toBe('ok')
  }
  expect(wasInTheMiddle).toBe(true)
  const again = stockPerson(server, room, bo.session)
  await again.synced()
  expect(textsOf(again.doc)).toEqual(['Bos eget kort'])
  again.leave()
  const removals = Removal.array().parse((await scene.operator.get('/api/removals')).body)
  expect(removals[0]).toMatchObject({ what: 'own', counts: { cards: CARDS * SNAPSHOTS } })
}, 240_000)
