/**
 * What somebody asks to have removed is gone: from the board, its past, its snapshots and every byte of the data folder,
 * also those that are packed; what others wrote is not; and that it was removed stands on record.
 */
import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRecord, readRecords, recordsMap, textFragment } from '../../shared/board/document.ts'
import { canonicalJson } from '../../shared/insights/canonical.ts'
import { Comment } from '../../shared/protocol/comments.ts'
import { Publication } from '../../shared/protocol/connections.ts'
import { close } from '../../shared/protocol/messages.ts'
import { OwnWork, RemovedOwn } from '../../shared/protocol/own.ts'
import { Removal, Retention } from '../../shared/protocol/retention.ts'
import { Snapshot, SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { apiOf } from '../support/api.ts'
import { firstText, writeNote } from '../support/board.ts'
import { everythingIn } from '../support/dataFolder.ts'
import { messageAuth, updateFrame, updateOf } from '../support/frames.ts'
import { databaseFile, integrityOf } from '../support/journal.ts'
import { type Person, RawClient, stockPerson } from '../support/person.ts'
import { type Member, makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

const NAME = 'Kanariefågel Kvist'
let server: TestServer
let scene: Scene
let room: string
let lena: Member

beforeAll(async () => {
  server = await startServer()
  scene = await makeScene(server)
  room = scene.room('analysis')
  lena = await scene.join('facilitator', { name: 'Lena', sector: 'public_sector' })
})
afterAll(() => server.stop())

interface Sitting extends Person {
  readonly member: Member
}

async function sit(name: string): Promise<Sitting> {
  const member = await scene.join('participant', { name, sector: 'business' })
  const person = stockPerson(server, room, member.session)
  await person.synced()
  return { ...person, member }
}

const same = (...people: Person[]) =>
  until('the same board', () => new Set(people.map(({ doc }) => canonicalJson(readRecords(doc)))).size === 1)

const latin = (text: string) => Buffer.from(text).toString('latin1')
const holds = (text: string) => everythingIn(server.dataDir).includes(latin(text))

const takeSnapshot = async () =>
  SnapshotSummary.parse((await lena.api.post(`/api/rooms/${room}/snapshots`)).body)
const readSnapshot = async (id: string) => Snapshot.parse((await lena.api.get(`/api/snapshots/${id}`)).body)
const own = async ({ member }: Sitting) =>
  OwnWork.parse((await member.api.get(`/api/rooms/${room}/own`)).body)
const remove = async ({ member }: Sitting, what: object) => {
  const answer = await member.api.post(`/api/rooms/${room}/own/removal`, what)
  expect([answer.status, answer.body]).toEqual([200, expect.anything()])
  return RemovedOwn.parse(answer.body)
}

test('a card that its author removes is nowhere any more, and what others wrote is', async () => {
  const [anna, bo] = [await sit('Anna'), await sit('Bo')]
  const earlier = 'Ovanligtordsomändras'
  const words = 'Ovanligtordsomblirkvar'
  const card = writeNote(anna.doc, earlier, 'strengths', 'business')
  const other = writeNote(bo.doc, 'Bos eget kort', 'strengths', 'business')
  await same(anna, bo)
  const first = await takeSnapshot()
  const text = firstText(textFragment(anna.doc, card))
  text?.delete(0, earlier.length)
  text?.insert(0, words)
  await same(anna, bo)
  const second = await takeSnapshot()
  const round = (await lena.api.post(`/api/rooms/${room}/votes`, {})).body as { id: string }
  await bo.member.api.put(`/api/votes/${round.id}/ballot`, { votes: { [card]: 2, [other]: 1 } })
  for (const state of ['closed', 'revealed']) await lena.api.patch(`/api/votes/${round.id}`, { state })
  const published = Publication.parse((await lena.api.put(`/api/rooms/${room}/publication`, {})).body)
  expect(await (await fetch(published.url)).text()).toContain(words)
  for (const word of [earlier, words]) expect(holds(word)).toBe(true)

  expect((await own(anna)).cards).toEqual([{ cardId: card, text: words, present: true, share: 'whole' }])
  expect(await remove(anna, { cards: [card, other] })).toMatchObject({ cards: 1, texts: 0, snapshots: 2 })
  await until('the card is gone', () => !recordsMap(bo.doc).has(card))
  for (const word of [earlier, words]) expect([word, holds(word)]).toEqual([word, false])
  expect(readRecord(bo.doc, other)).not.toBeNull()
  for (const { id } of [first, second])
    expect((await readSnapshot(id)).insights.map((insight) => insight.text)).toEqual(['Bos eget kort'])
  expect(await (await fetch(published.url)).text()).not.toContain(words)
  // What it says can be read again, and the hash that it states is that of what it holds.
  const { hash } = await readSnapshot(second.id)
  expect(hash).not.toBe(second.hash)
  expect((await lena.api.get(`/api/rooms/${room}/replay`)).status).toBe(200)
  expect((await lena.api.post(`/api/rooms/${room}/cards/${card}/bring-back`)).status).toBe(422)
  expect((await own(anna)).cards).toEqual([])
  for (const person of [anna, bo]) person.leave()
})

test('of a card that others wrote in, the words of who asks go, there and in earlier snapshots', async () => {
  const [anna, bo] = [await sit('Anna'), await sit('Bo')]
  const words = 'Ovanligtordbredvidandras'
  const card = writeNote(anna.doc, words, 'strengths', 'business')
  await same(anna, bo)
  const alone = await takeSnapshot()
  firstText(textFragment(bo.doc, card))?.insert(0, 'Bo håller med: ')
  await same(anna, bo)
  const both = await takeSnapshot()
  const { body } = await anna.member.api.post(`/api/rooms/${room}/cards/${card}/comments`, {
    text: 'Ovanligtordikommentar',
  })
  const withComment = await takeSnapshot()
  expect((await own(anna)).comments.map(({ text }) => text)).toEqual(['Ovanligtordikommentar'])
  expect((await own(anna)).cards.map(({ share }) => share)).toEqual(['part'])
  const removed = await remove(anna, { cards: [card], comments: [Comment.parse(body).id] })
  expect(removed).toMatchObject({ cards: 0, texts: 1, comments: 1, snapshots: 3 })
  await until(
    'the words are gone',
    () => firstText(textFragment(bo.doc, card))?.toString() === 'Bo håller med: ',
  )
  for (const word of [words, 'Ovanligtordikommentar']) expect([word, holds(word)]).toEqual([word, false])
  const textsIn = async (id: string) => (await readSnapshot(id)).insights.map(({ text }) => text)
  expect(await textsIn(alone.id)).toEqual(['Bos eget kort'])
  for (const { id } of [both, withComment]) expect(await textsIn(id)).toContain('Bo håller med:')
  for (const person of [anna, bo]) person.leave()
})

test('everything about a person: their words in all rooms, their name, and they are out', async () => {
  const anna = await sit(NAME)
  const words = 'Ovanligtordsomkanbäras'
  const card = writeNote(anna.doc, words, 'strengths', 'business')
  const gone = writeNote(anna.doc, 'Ovanligtordsomtogsbort', 'strengths')
  await until('the cards are in a snapshot', async () =>
    (await readSnapshot((await takeSnapshot()).id)).insights.some(({ text }) => text === words),
  )
  firstText(textFragment(anna.doc, gone))?.delete(0, 10)
  const { id: snapshotId } = await takeSnapshot()
  const vision = scene.room('vision')
  const insight = (await readSnapshot(snapshotId)).insights.find(({ text }) => text === words)
  const carried = await lena.api.post(`/api/rooms/${vision}/carry`, { snapshotId, insightIds: [insight?.id] })
  expect(carried.status).toBe(200)
  await lena.api.post(`/api/rooms/${vision}/snapshots`)
  await anna.member.api.post('/api/me/voices', { name: 'Ovanligtnamnbredvid', sector: 'academia' })
  await anna.member.api.post(`/api/rooms/${room}/cards/${card}/comments`, { text: 'Ovanligtordattsäga' })
  const marks = [NAME, words, 'Ovanligtordsomtogsbort', 'Ovanligtnamnbredvid', 'Ovanligtordattsäga']
  for (const mark of marks) expect([mark, holds(mark)]).toEqual([mark, true])
  const answer = await anna.member.api.post('/api/me/removal')
  expect(RemovedOwn.parse(answer.body)).toMatchObject({ cards: 2, copies: 1, comments: 1, voices: 1 })
  for (const mark of marks) expect([mark, holds(mark)]).toEqual([mark, false])
  expect((await anna.member.api.get('/api/me')).status).toBe(401)
  const { removals } = Retention.parse(
    (await lena.api.get(`/api/processes/${scene.process.id}/retention`)).body,
  )
  expect(removals.map(({ what, actor }) => [what, actor])).toEqual([
    ['person', 'participant'],
    ['own', 'participant'],
    ['own', 'participant'],
  ])
  expect(Removal.parse(removals[0]).counts).toMatchObject({ cards: 2, voices: 1 })
  expect(server.log()).not.toContain(NAME)
  // All else goes on as it was, and what is left is sound.
  expect(integrityOf(server.dataDir)).toBe('ok')
  await server.restart()
  const later = await sit('Dan')
  expect(readRecord(later.doc, card)).toBeNull()
  writeNote(later.doc, 'Efteråt', 'strengths')
  await until('it is taken', async () =>
    (await readSnapshot((await takeSnapshot()).id)).insights.some(({ text }) => text === 'Efteråt'),
  )
  later.leave()
})

test('while another process reads the database nobody waits, and the log is written over when it has read', async () => {
  const anna = await sit('Anna')
  const words = 'Ovanligtordunderläsning'
  const card = writeNote(anna.doc, words, 'strengths')
  const reader = new DatabaseSync(databaseFile(server.dataDir), { readOnly: true })
  await until('the card is on disk', async () => (await own(anna)).cards.length > 0)
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM snapshot').get()
  const removal = remove(anna, { cards: [card] })
  await until('the card is gone', () => !recordsMap(anna.doc).has(card))
  expect((await lena.api.get(`/api/rooms/${room}/own`)).status).toBe(200)
  expect(readFileSync(`${databaseFile(server.dataDir)}-wal`).byteLength).toBeGreaterThan(0)
  reader.exec('COMMIT')
  reader.close()
  expect(await removal).toMatchObject({ cards: 1 })
  expect(holds(words)).toBe(false)
  anna.leave()
})

/** A connection that has been let in. */
async function connectionOf({ member }: Sitting): Promise<RawClient> {
  const client = await RawClient.open(server, room, member.session)
  await until('it is greeted', () => client.frames.length > 0)
  return client
}

const noteFrame = (text: string) => updateFrame(updateOf((doc) => writeNote(doc, text)))

test('what somebody writes while all of theirs is removed is not taken before they have the answer', async () => {
  const [anna, bo] = [await sit('Anna'), await sit('Bo')]
  const card = writeNote(anna.doc, 'Ovanligtordsomallt', 'strengths')
  const other = writeNote(bo.doc, 'Bos tredje kort', 'strengths')
  await same(anna, bo)
  const [before, meanwhile] = [await connectionOf(anna), 'Ovanligtordunderborttagningen']
  // As long as somebody reads, the log cannot be written over, and the answer waits.
  const reader = new DatabaseSync(databaseFile(server.dataDir), { readOnly: true })
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM snapshot').get()
  const removal = remove(anna, { everything: true })
  await until('the card is gone', () => !recordsMap(bo.doc).has(card))
  const after = await connectionOf(anna)
  for (const connection of [before, after]) {
    connection.send(noteFrame(meanwhile))
    await connection.settled()
    expect(connection.frames.map(([kind]) => kind)).toContain(messageAuth)
  }
  const kept = writeNote(anna.doc, 'Efter borttagningen', 'strengths')
  const path = `/api/rooms/${room}/cards/${other}/comments`
  const said = await anna.member.api.post(path, { text: meanwhile })
  expect([said.status, (await anna.member.api.get(path)).status]).toEqual([409, 200])
  reader.exec('COMMIT')
  reader.close()
  expect(await removal).toMatchObject({ cards: 1 })
  for (const word of ['Ovanligtordsomallt', meanwhile]) expect([word, holds(word)]).toEqual([word, false])
  // Nothing is lost: a client that has kept it is asked for it.
  await until('what came too early is on the board', () => recordsMap(bo.doc).has(kept))
  expect((await anna.member.api.post(path, { text: 'Nu går det' })).status).toBe(201)
  for (const connection of [before, after]) connection.destroy()
  for (const person of [anna, bo]) person.leave()
})

test('who writes until everything about them is removed leaves nothing of it', async () => {
  const anna = await sit('Anna')
  const words = 'Ovanligtordinihetsista'
  writeNote(anna.doc, words, 'strengths')
  await until('the card is on disk', async () => (await own(anna)).cards.length > 0)
  anna.leave()
  const connection = await connectionOf(anna)
  let status = 0
  const removal = anna.member.api.post('/api/me/removal').then((answer) => (status = answer.status))
  await until('it is removed', () => {
    connection.send(noteFrame(words))
    return status !== 0
  })
  await removal
  expect([status, (await connection.closed).code]).toEqual([200, close.forbidden])
  expect(holds(words)).toBe(false)
})

/** Has the database refuse something, as a fault would, until what is returned is called. */
function hinder(what: string): () => void {
  const database = new DatabaseSync(databaseFile(server.dataDir))
  database.exec(`create trigger hindered before ${what} begin select raise(abort, 'hindered'); end`)
  return () => {
    database.exec('drop trigger hindered')
    database.close()
  }
}

test('a removal that failed and is asked for again is one removal, with one record', async () => {
  const anna = await sit('Anna')
  const words = 'Ovanligtordsomefterfrågas'
  const card = writeNote(anna.doc, words, 'strengths')
  await until('the card is on disk', async () => (await own(anna)).cards.length > 0)
  const recorded = async () => {
    const { body } = await lena.api.get(`/api/processes/${scene.process.id}/retention`)
    return Retention.parse(body).removals.length
  }
  const before = await recorded()
  // Once in the middle of the room, and once when all of it is gone and only the record is left to write.
  for (const fault of ['delete on forgetting', 'insert on removal']) {
    const relent = hinder(fault)
    const { status } = await anna.member.api.post(`/api/rooms/${room}/own/removal`, { cards: [card] })
    relent()
    expect([fault, status]).toEqual([fault, 500])
  }
  expect(await recorded()).toBe(before)
  const [first, second] = await Promise.all([
    remove(anna, { cards: [card] }),
    remove(anna, { cards: [card] }),
  ])
  expect(first).toMatchObject({ cards: 1 })
  expect(second).toEqual(first)
  expect(await recorded()).toBe(before + 1)
  expect(holds(words)).toBe(false)
  anna.leave()
  await server.restart()
  expect(await recorded()).toBe(before + 1)
})

test('nobody removes what is another’s, and not while a room writes unseen', async () => {
  const [anna, bo] = [await sit('Anna'), await sit('Bo')]
  const card = writeNote(bo.doc, 'Bos andra kort', 'strengths')
  await same(anna, bo)
  expect(await remove(anna, { cards: [card] })).toMatchObject({ cards: 0, texts: 0, snapshots: 0 })
  expect(readRecord(bo.doc, card)).not.toBeNull()
  const agenda = [{ id: 'write', kind: 'write', mode: 'quiet', minutes: 5, instruction: '' }]
  await lena.api.put(`/api/rooms/${room}/agenda`, { agenda })
  const { body } = await lena.api.post(`/api/rooms/${room}/lead`, { do: 'start', activityId: 'write' })
  expect(body).toMatchObject({ quiet: true })
  expect((await bo.member.api.post(`/api/rooms/${room}/own/removal`, { everything: true })).status).toBe(409)
  expect((await apiOf(server).post('/api/me/removal')).status).toBe(401)
  expect((await bo.member.api.post(`/api/rooms/${room}/own/removal`, { cards: ['x'] })).body).toMatchObject({
    status: 400,
  })
  for (const person of [anna, bo]) person.leave()
})
