/**
 * Quiet writing from outside: what goes over the sockets of others, byte by byte, and what anyone is told over HTTP.
 */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { Facilitation } from '../../shared/protocol/facilitation.ts'
import { acceptsCompressedMessage } from '../../shared/protocol/messages.ts'
import { Snapshot, SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { VoteRound, VoteTally } from '../../shared/protocol/votes.ts'
import { textsOf, writeNote } from '../support/board.ts'
import { awarenessFrame, isIn, step1Frame } from '../support/frames.ts'
import { documentOf } from '../support/lineWriter.ts'
import { type OurPerson, ourPerson } from '../support/ourPerson.ts'
import { type Person, RawClient, stockPerson } from '../support/person.ts'
import { type Member, makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
let lead: Member
let roomId: string
const present: { leave(): void }[] = []

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  scene = await makeScene(server)
  lead = await scene.join('facilitator')
  roomId = scene.room('vision')
})
afterEach(() => {
  for (const person of present.splice(0)) person.leave()
})

const does = (body: object, by = lead) => by.api.post(`/api/rooms/${roomId}/lead`, body)
const startQuiet = async () =>
  expect((await does({ do: 'start', activityId: 'write' })).body).toMatchObject({ quiet: true })
const state = async () => Facilitation.parse((await lead.api.get(`/api/rooms/${roomId}/facilitation`)).body)

async function sits(member: Member): Promise<OurPerson> {
  const person = ourPerson(server, roomId, member.session)
  present.push(person)
  await until('the room', () => person.socket.status === 'live')
  return person
}
async function sitsStock(member: Member): Promise<Person> {
  const person = stockPerson(server, roomId, member.session)
  present.push(person)
  await person.synced()
  return person
}
const isSaved = ({ socket }: OurPerson) => until('it to be saved', () => socket.isSaved)

/** Keeps every byte that a session is sent. */
async function captures(session: string, compressed = false): Promise<RawClient> {
  const client = await RawClient.open(server, roomId, session)
  present.push({ leave: () => client.destroy() })
  if (compressed) client.send(acceptsCompressedMessage())
  client.send(step1Frame())
  await until('the board', () => client.frames.some((frame) => frame[0] === 0 && frame[1] === 1))
  return client
}
const framesWith = ({ frames }: RawClient, words: string) => frames.filter((frame) => isIn(frame, words))

test('[Q1] [Q2] not one byte of what is written quietly reaches another, whoever they are, before the reveal', async () => {
  const [anna, bo] = [await scene.join('participant'), await scene.join('participant')]
  // A board so large that newcomers get it compressed.
  const opening = await sits(anna)
  for (let i = 0; i < 40; i++) writeNote(opening.doc, `Öppet kort nummer ${i} med några ord till`, 'today')
  await isSaved(opening)
  await startQuiet()
  const others = await Promise.all([
    captures(bo.session),
    captures((await scene.join('observer')).session),
    captures(lead.session),
    captures(server.operatorToken),
    captures((await scene.join('participant')).session, true),
  ])
  const writer = await sitsStock(anna)
  const secrets = ['HEMLIGT-ETT', 'HEMLIGT-TVA', 'HEMLIGT-OPPET']
  writeNote(opening.doc, secrets[0] ?? '', 'today')
  writeNote(writer.doc, secrets[1] ?? '', 'vision_2030')
  const [, open = ''] = [...writer.doc.getMap('records').keys()].filter((id) => id.startsWith('shape:'))
  writer.doc.getMap<Y.Map<unknown>>('records').get(open)?.set('meta.note', secrets[2])
  writer.awareness.setLocalStateField('cursor', { note: 'HEMLIG-PEKARE' })
  await until('the other window', () => textsOf(opening.doc).includes('HEMLIGT-TVA'))
  await isSaved(opening)
  // Whoever comes now, compressed or not, and whoever asks again with an empty state vector.
  others.push(await captures((await scene.join('participant')).session), await captures(lead.session, true))
  for (const client of others) client.send(step1Frame())
  others[0]?.send(awarenessFrame([{ clientId: 77, clock: 1, state: { cursor: 1 } }]))
  await until('a snapshot', async () => (await snapshotTexts()).length === 40)
  for (const client of others) await client.settled()
  const leaks = () => others.flatMap((client) => secrets.flatMap((words) => framesWith(client, words)))
  expect(leaks()).toEqual([])
  for (const client of others) expect(framesWith(client, 'HEMLIG-PEKARE')).toEqual([])

  expect((await does({ do: 'reveal' })).status).toBe(200)
  await until('the reveal', () => others.every((client) => framesWith(client, secrets[1] ?? '').length === 1))
  for (const client of others) {
    const [first, second] = [framesWith(client, secrets[0] ?? ''), framesWith(client, secrets[1] ?? '')]
    expect(first).toEqual(second)
    expect(textsOf(documentOf(client))).toEqual(textsOf(writer.doc))
  }
})

async function snapshotTexts(): Promise<string[]> {
  const taken = SnapshotSummary.parse((await lead.api.post(`/api/rooms/${roomId}/snapshots`, {})).body)
  const answer = await lead.api.get(`/api/snapshots/${taken.id}`)
  return Snapshot.parse(answer.body).insights.map(({ text }) => text)
}

test('[Q6] snapshots, exports and votes are of the board alone; all of it is in them after the reveal', async () => {
  await startQuiet()
  const anna = await sits(await scene.join('participant'))
  const card = writeNote(anna.doc, 'HEMLIGT', 'vision_2030')
  await isSaved(anna)
  expect(await snapshotTexts()).toEqual([])
  for (const path of [`/api/rooms/${roomId}/snapshots`, `/api/processes/${scene.process.id}/trace`])
    expect(JSON.stringify(await lead.api.get(path))).not.toContain('HEMLIGT')
  const round = VoteRound.parse((await lead.api.post(`/api/rooms/${roomId}/votes`, {})).body)
  await lead.api.put(`/api/rooms/${roomId}/ballot`, { votes: { [card]: 1 } })
  await lead.api.patch(`/api/votes/${round.id}`, { state: 'revealed' })
  const tally = VoteTally.parse((await lead.api.get(`/api/rooms/${roomId}/tally`)).body)
  expect(Object.keys(tally.result?.counts ?? { none: 0 })).toEqual([])
  await does({ do: 'stop' })
  expect(await snapshotTexts()).toEqual(['HEMLIGT'])
})

test('[Q4] only who leads ends it, and nobody twice; how many have written is told, and no more', async () => {
  await startQuiet()
  const members = [await scene.join('participant'), await scene.join('participant')]
  const [anna, bo] = [await sits(members[0] as Member), await sits(members[1] as Member)]
  writeNote(anna.doc, 'ett', 'today')
  writeNote(anna.doc, 'två', 'today')
  await until('one writer', () => bo.socket.facilitation?.quietWriters === 1)
  writeNote(bo.doc, 'tre', 'today')
  await until('two writers', () => anna.socket.facilitation?.quietWriters === 2)
  expect(JSON.stringify(anna.socket.facilitation)).not.toContain(members[1]?.member.id)
  for (const member of [...members, await scene.join('observer')])
    expect((await does({ do: 'reveal' }, member)).status).toBe(403)
  expect(textsOf(bo.doc)).toEqual(['tre'])
  // From one silence into the next it lasts.
  const again = { id: 'again', kind: 'write', mode: 'quiet', minutes: 3, instruction: '' }
  const { agenda } = await state()
  await lead.api.put(`/api/rooms/${roomId}/agenda`, { activities: [...agenda, again] })
  await does({ do: 'start', activityId: 'again' })
  expect(await state()).toMatchObject({ quiet: true, quietWriters: 2 })
  expect((await does({ do: 'reveal' })).body).toMatchObject({
    quiet: false,
    running: { activityId: 'again' },
  })
  await until('all cards', () => textsOf(bo.doc).length === 3 && textsOf(anna.doc).length === 3)
  expect((await does({ do: 'reveal' })).status).toBe(409)
  expect(await state()).toMatchObject({ quiet: false, quietWriters: 0 })
})

test('[Q5] a laptop that was closed gets its own cards back, and nobody else’s', async () => {
  await startQuiet()
  const members = [await scene.join('participant'), await scene.join('participant')]
  for (const [i, member] of members.entries()) {
    const person = await sitsStock(member)
    writeNote(person.doc, `kort ${i}`, 'today')
    const witness = await sits(member)
    await until('it to be saved', () => textsOf(witness.doc).length === 1)
  }
  for (const person of present.splice(0)) person.leave()
  for (const [i, member] of members.entries())
    expect(textsOf((await sitsStock(member)).doc)).toEqual([`kort ${i}`])
})

test('[Q8] what somebody wrote whose link was withdrawn meanwhile is revealed with the rest', async () => {
  await startQuiet()
  const gone = await scene.join('participant')
  const person = await sits(gone)
  writeNote(person.doc, 'kvar', 'today')
  await isSaved(person)
  const { body } = await lead.api.get(`/api/processes/${scene.process.id}/links`)
  const link = (body as { id: string; role: string }[]).find(({ role }) => role === 'participant')
  expect((await lead.api.delete(`/api/links/${link?.id}`)).status).toBeLessThan(300)
  await until('the end', () => person.socket.status === 'ended')
  await does({ do: 'stop' })
  const late = await sits(lead)
  await until('the card', () => textsOf(late.doc).includes('kvar'))
})
