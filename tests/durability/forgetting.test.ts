/**
 * R7: a removal that a kill cuts short is finished at the next start, in the middle of a room, between two rooms or before
 * the log is written over: the words are nowhere in the data folder, what others wrote is, and that it was removed stands
 * on record.
 * @module
 */
import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Removal } from '../../shared/protocol/retention.ts'
import { Snapshot, SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { defaultSteps } from '../../shared/vocabulary.ts'
import { textsOf, writeNote } from '../support/board.ts'
import { everythingIn } from '../support/dataFolder.ts'
import { databaseFile, integrityOf } from '../support/journal.ts'
import { stockPerson } from '../support/person.ts'
import { type Member, makeScene, type Scene } from '../support/scene.ts'
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

function ask(text: string) {
  const database = new DatabaseSync(databaseFile(server.dataDir), { readOnly: true })
  try {
    return database.prepare(text).get()
  } finally {
    database.close()
  }
}

/** Whether a removal has begun and not ended in a room. */
const isUnderWay = () => ask('select 1 from forgetting') !== undefined

/** The rooms that the removal which has begun is done with; null where none has, or it has ended. */
function roomsDone(): string[] | null {
  const row = ask("select done ->> 'rooms' as rooms from asked_removal")
  return row ? (JSON.parse(String(row.rooms)) as string[]) : null
}

const holds = (word: string) => everythingIn(server.dataDir).includes(Buffer.from(word).toString('latin1'))
const removals = async () => Removal.array().parse((await scene.operator.get('/api/removals')).body)

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
  expect((await removals())[0]).toMatchObject({
    what: 'own',
    actor: 'participant',
    counts: { cards: CARDS * SNAPSHOTS },
  })
}, 240_000)

interface Gone {
  readonly member: Member
  /** A word in each room, by the room's id. */
  readonly words: ReadonlyMap<string, string>
}

/** Writes in several rooms, asks to have everything removed, and kills the server when it is done with the first. */
async function killBetweenRooms(name: string): Promise<Gone> {
  const member = await scene.join('participant', { name, sector: 'business' })
  const words = new Map(defaultSteps.map((step) => [scene.room(step), `${name}i${step}`]))
  for (const [room, word] of words) {
    const person = stockPerson(server, room, member.session)
    await person.synced()
    for (let card = 0; card < CARDS; card++) writeNote(person.doc, `${word} ${card}`)
    await until('the cards are in a snapshot', async () => {
      const { body } = await scene.operator.post(`/api/rooms/${room}/snapshots`)
      return (body as { insights: number }).insights >= CARDS
    })
    person.leave()
  }
  let answered = false
  const removal = member.api.post('/api/me/removal').then(
    () => (answered = true),
    () => null,
  )
  await until('it is done with a room', () => (roomsDone()?.length ?? 0) > 0 || answered, 60_000)
  await server.kill('SIGKILL')
  await removal
  return { member, words }
}

test('everything about somebody that is killed between two rooms goes from the others too, with the name', async () => {
  let done: string[] | null = null
  for (let round = 0; round < ROUNDS && done === null; round++) {
    const name = `Ovanligtnamn${round}`
    const { member, words } = await killBetweenRooms(name)
    done = roomsDone()
    if (done) {
      expect(done.length).toBeLessThan(defaultSteps.length)
      for (const [room, word] of words)
        if (!done.includes(room)) expect([room, holds(word)]).toEqual([room, true])
      expect(ask(`select 1 from member where name = '${name}'`)).toBeDefined()
    }
    await server.start()
    expect(roomsDone()).toBeNull()
    expect(holds(name)).toBe(false)
    expect((await member.api.get('/api/me')).status).toBe(401)
    const counts = { cards: CARDS * defaultSteps.length, voices: 0 }
    expect((await removals())[0]).toMatchObject({ what: 'person', actor: 'participant', counts })
    expect((await removals()).filter(({ what }) => what === 'person')).toHaveLength(round + 1)
  }
  expect(done).not.toBeNull()
  expect(integrityOf(server.dataDir)).toBe('ok')
}, 120_000)

/** Has a card carried to another room, asks to have all removed, and kills the server as the copies begin to go. */
async function killAmongCopies(word: string): Promise<boolean> {
  const [from, to] = [scene.room('analysis'), scene.room('vision')]
  const [anna, lena] = [await scene.join('participant', { name: 'Anna' }), await scene.join('facilitator')]
  const person = stockPerson(server, from, anna.session)
  await person.synced()
  for (let card = 0; card < CARDS; card++) writeNote(person.doc, `${word} ${card}`)
  const written = await until('the cards are in a snapshot', async () => {
    const { id } = SnapshotSummary.parse((await lena.api.post(`/api/rooms/${from}/snapshots`)).body)
    const { insights } = Snapshot.parse((await lena.api.get(`/api/snapshots/${id}`)).body)
    const ids = insights.filter(({ text }) => text.startsWith(word)).map((insight) => insight.id)
    return ids.length === CARDS && { snapshotId: id, insightIds: ids }
  })
  person.leave()
  expect((await lena.api.post(`/api/rooms/${to}/carry`, written)).status).toBe(200)
  expect((await lena.api.post(`/api/rooms/${to}/snapshots`)).status).toBe(201)
  const isAmongCopies = () => ask("select 1 from forgetting where plan ->> 'ofCopies'") !== undefined
  let answered = false
  const removal = anna.api.post(`/api/rooms/${from}/own/removal`, { everything: true }).then(
    () => (answered = true),
    () => null,
  )
  await until('the copies go', () => isAmongCopies() || answered, 60_000)
  await server.kill('SIGKILL')
  await removal
  return isAmongCopies()
}

test('copies in another room, whoever carried them, go too when the kill comes as they go', async () => {
  let wasAmongCopies = false
  for (let round = 0; round < ROUNDS && !wasAmongCopies; round++) {
    const word = `Ovanligtordsombars${round}`
    wasAmongCopies = await killAmongCopies(word)
    if (wasAmongCopies) expect(holds(word)).toBe(true)
    await server.start()
    expect(holds(word)).toBe(false)
    const counts = { cards: CARDS, copies: CARDS, kept: 0 }
    expect((await removals())[0]).toMatchObject({ what: 'own', actor: 'participant', counts })
  }
  expect(wasAmongCopies).toBe(true)
}, 120_000)

test('a log that a kill left as it was is written over at the next start', async () => {
  const room = scene.room('analysis')
  const word = 'Ovanligtordiloggen'
  const anna = await scene.join('participant', { name: 'Anna', sector: 'business' })
  const person = stockPerson(server, room, anna.session)
  await person.synced()
  const card = writeNote(person.doc, word)
  const own = async () => (await anna.api.get(`/api/rooms/${room}/own`)).body as { cards: unknown[] }
  await until('the card is kept', async () => (await own()).cards.length === 1)
  person.leave()
  const before = (await removals()).length
  // As long as somebody reads, the log cannot be written over.
  const reader = new DatabaseSync(databaseFile(server.dataDir), { readOnly: true })
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM snapshot').get()
  const removal = anna.api.post(`/api/rooms/${room}/own/removal`, { cards: [card] }).catch(() => null)
  await until('it is on record', async () => (await removals()).length > before)
  await server.kill('SIGKILL')
  reader.close()
  expect(await removal).toBeNull()
  expect(roomsDone()).toBeNull()
  expect(readFileSync(`${databaseFile(server.dataDir)}-wal`).includes(word)).toBe(true)
  await server.start()
  expect(holds(word)).toBe(false)
  expect(await removals()).toHaveLength(before + 1)
}, 60_000)
