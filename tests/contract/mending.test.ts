/**
 * A room is put right: who did what, a card brought back, a restoring seen before it is done, a person removed and what
 * they wrote taken back; and all of it after the server was killed.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  readRecord,
  readRecords,
  removeRecord,
  textFragment,
  writeRecord,
} from '../../shared/board/document.ts'
import { canonicalJson } from '../../shared/insights/canonical.ts'
import { CardHistory, RemovedCards, RestorePreview, TakenBack } from '../../shared/protocol/history.ts'
import { close } from '../../shared/protocol/messages.ts'
import { readReplay } from '../../shared/protocol/replay.ts'
import { SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { apiOf } from '../support/api.ts'
import { firstText, textsOf, writeNote } from '../support/board.ts'
import { everythingStored } from '../support/journal.ts'
import { type Person, RawClient, stockPerson } from '../support/person.ts'
import { join, type Member, makeScene, type Scene, tokenOf } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
let room: string
let lena: Member
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  scene = await makeScene(server)
  room = scene.room('analysis')
  lena = await scene.join('facilitator', { name: 'Lena', sector: 'public_sector' })
})

interface Sitting extends Person {
  readonly member: Member
}

async function sit(name: string, role: 'participant' | 'facilitator' = 'participant'): Promise<Sitting> {
  const member = await scene.join(role, { name, sector: 'business' })
  const person = stockPerson(server, room, member.session)
  await person.synced()
  return { ...person, member }
}

/** Resolves when these people have the same board: then it is on the server's disk. */
const same = (...people: Person[]) =>
  until('the same board', () => new Set(people.map(({ doc }) => canonicalJson(readRecords(doc)))).size === 1)

const removedCards = async () =>
  RemovedCards.parse((await lena.api.get(`/api/rooms/${room}/removed-cards`)).body)
const historyOf = async (cardId: string) =>
  CardHistory.parse((await lena.api.get(`/api/rooms/${room}/cards/${cardId}/history`)).body)
const bringBack = (cardId: string) => lena.api.post(`/api/rooms/${room}/cards/${cardId}/bring-back`)

/** Ends the step of history that is being made: what is asked of the past takes in all there is. */
const endStep = removedCards

/** Anna writes a card, Bo writes in it and removes it. */
async function quarrel() {
  const [anna, bo] = [await sit('Anna'), await sit('Bo')]
  const card = writeNote(anna.doc, 'Vi kan trä', 'strengths', 'business')
  await same(anna, bo)
  await endStep()
  firstText(textFragment(bo.doc, card))?.insert(0, 'Nej: ')
  await same(anna, bo)
  await endStep()
  const before = readRecord(anna.doc, card)
  removeRecord(bo.doc, card)
  await same(anna, bo)
  return { anna, bo, card, before }
}

describe('a card', () => {
  test('has a history with names for who leads; removed, it is listed and comes back, the same card', async () => {
    const { anna, bo, card, before } = await quarrel()
    const { present, text, events, since } = await historyOf(card)
    expect([present, text, since]).toEqual([false, 'Nej: Vi kan trä', null])
    expect(events.map(({ what, by }) => [what, by?.name])).toEqual([
      ['added', 'Anna'],
      ['text', 'Bo'],
      ['removed', 'Bo'],
    ])
    const listed = await removedCards()
    expect(listed.cards.map((one) => [one.cardId, one.text, one.sector, one.by?.name])).toEqual([
      [card, 'Nej: Vi kan trä', 'business', 'Bo'],
    ])
    expect((await bringBack(card)).status).toBe(204)
    await until('the card', () => readRecord(anna.doc, card) !== null)
    expect(readRecord(anna.doc, card)).toEqual(before)
    expect((await removedCards()).cards).toEqual([])
    expect((await historyOf(card)).events.at(-1)).toMatchObject({ what: 'back', by: { name: 'Lena' } })
    expect((await bringBack(card)).status).toBe(409)
    expect((await bringBack('shape:never')).status).toBe(422)
    for (const person of [anna, bo]) person.leave()
  })

  test('keeps its past when the server is killed, and nobody’s name is in that', async () => {
    const { anna, bo, card } = await quarrel()
    await historyOf(card)
    const late = writeNote(anna.doc, 'Efter historiken', 'strengths')
    await same(anna, bo)
    for (const person of [anna, bo]) person.leave()
    await server.restart()
    expect((await removedCards()).cards.map(({ text, by }) => [text, by?.name])).toEqual([
      ['Nej: Vi kan trä', 'Bo'],
    ])
    expect((await historyOf(late)).events).toMatchObject([{ what: 'added', by: { name: 'Anna' } }])
    expect((await bringBack(card)).status).toBe(204)
  })
})

test('what restoring would change is told before, and is what it changes', async () => {
  const anna = await sit('Anna')
  const [kept, reworded, moved, gone] = ['Vi kan trä', 'Bussen går sällan', 'Skidspåren', 'Torget'].map(
    (text) => writeNote(anna.doc, text, 'strengths'),
  ) as [string, string, string, string]
  const witness = await sit('Bo')
  await same(anna, witness)
  const taken = await lena.api.post(`/api/rooms/${room}/snapshots`, {})
  const { id } = SnapshotSummary.parse(taken.body)
  const early = canonicalJson(readRecords(anna.doc))
  firstText(textFragment(anna.doc, reworded))?.insert(0, 'Nej, ')
  const record = readRecord(anna.doc, moved)
  if (record) writeRecord(anna.doc, { ...record, x: 9_000 })
  removeRecord(anna.doc, gone)
  const fresh = writeNote(anna.doc, 'Nytt', 'strengths')
  await same(anna, witness)
  const preview = RestorePreview.parse((await lena.api.get(`/api/snapshots/${id}/restore`)).body)
  expect(preview).toEqual({
    changed: 4,
    cards: { gone: 1, back: 1, reworded: 1, moved: 1, changed: 0 },
    others: 0,
    list: [
      { cardId: fresh, what: 'gone', text: 'Nytt' },
      { cardId: gone, what: 'back', text: 'Torget' },
      { cardId: reworded, what: 'reworded', text: 'Nej, Bussen går sällan', textThen: 'Bussen går sällan' },
      { cardId: moved, what: 'moved', text: 'Skidspåren' },
    ],
  })
  expect(preview.list.some(({ cardId }) => cardId === kept)).toBe(false)
  expect((await lena.api.post(`/api/snapshots/${id}/restore`)).status).toBe(200)
  await until('the early board', () => canonicalJson(readRecords(anna.doc)) === early)
  const again = RestorePreview.parse((await lena.api.get(`/api/snapshots/${id}/restore`)).body)
  expect([again.changed, again.list]).toEqual([0, []])
  for (const person of [anna, witness]) person.leave()
})

test('a room’s workshop is played back, step by step, to the board as it is', async () => {
  const { anna, bo } = await quarrel()
  writeNote(anna.doc, 'Torget', 'weaknesses')
  await same(anna, bo)
  const answer = await fetch(`${server.url}/api/rooms/${room}/replay`, {
    headers: { authorization: `Bearer ${lena.session}` },
  })
  expect([answer.status, answer.headers.get('content-encoding')]).toEqual([200, 'gzip'])
  const frames = readReplay(new Uint8Array(await answer.arrayBuffer()))
  const doc = new Y.Doc()
  for (const { update } of frames) Y.applyUpdate(doc, update)
  expect(canonicalJson(readRecords(doc))).toBe(canonicalJson(readRecords(anna.doc)))
  expect(Math.abs((frames.at(-1)?.at ?? 0) - Date.now())).toBeLessThan(60_000)
  for (const person of [anna, bo]) person.leave()
})

describe('a person is removed', () => {
  test('at once, everywhere, and not back by the same session; by the link they may come again', async () => {
    const { member } = await sit('Mallory')
    const clients = await Promise.all(
      [room, scene.room('vision')].map((one) => RawClient.open(server, one, member.session)),
    )
    expect((await lena.api.delete(`/api/members/${member.member.id}`)).status).toBe(204)
    for (const client of clients) expect((await client.closed).code).toBe(close.forbidden)
    expect((await member.api.get('/api/me')).status).toBe(401)
    const back = await RawClient.open(server, room, member.session)
    expect((await back.closed).code).toBe(close.noCredentials)
    expect((await lena.api.delete(`/api/members/${member.member.id}`)).status).toBe(204)
    const again = await scene.join('participant', { name: 'Mallory' })
    expect(again.member.id).not.toBe(member.member.id)
  })

  test('with the link they came by, which then lets nobody in', async () => {
    const { id, links } = scene.process
    const made = await lena.api.post(`/api/processes/${id}/links`, { role: 'participant' })
    const token = tokenOf((made.body as { url: string }).url)
    const [mallory, other, known] = [
      await join(server, token),
      await join(server, token),
      await join(server, tokenOf(links.participant)),
    ]
    const path = `/api/members/${mallory.member.id}?revokeLinks=true`
    expect((await lena.api.delete(path)).status).toBe(204)
    expect((await apiOf(server).post('/api/join', { token, sector: 'academia' })).status).toBe(403)
    expect([(await other.api.get('/api/me')).status, (await known.api.get('/api/me')).status]).toEqual([
      401, 200,
    ])
  })

  test('by those who lead where they are, and by nobody themselves', async () => {
    const { id } = scene.process
    const toRoom = async (role: string) => {
      const made = await lena.api.post(`/api/processes/${id}/links`, { role, roomId: room })
      return join(server, tokenOf((made.body as { url: string }).url))
    }
    const [leads, guest] = [await toRoom('facilitator'), await toRoom('participant')]
    const wide = await scene.join('participant')
    const remove = (by: Member, whom: Member) => by.api.delete(`/api/members/${whom.member.id}`)
    expect((await remove(leads, wide)).status).toBe(403)
    expect((await remove(wide, guest)).status).toBe(403)
    expect((await remove(leads, guest)).status).toBe(204)
    expect((await remove(lena, lena)).status).toBe(409)
    expect((await scene.operator.delete('/api/members/aaaaaaaaaaaaaaaaaaaaa')).status).toBe(404)
    expect((await lena.api.delete('/api/members/aaaaaaaaaaaaaaaaaaaaa')).status).toBe(403)
  })

  test('and what they wrote is taken back, also after they are out; what others wrote stays', async () => {
    const { anna, bo, card } = await quarrel()
    await bringBack(card)
    await until('the card', () => readRecord(bo.doc, card) !== null)
    writeNote(bo.doc, 'KÖP NU', 'strengths')
    const own = writeNote(anna.doc, 'Torget', 'strengths')
    await same(anna, bo)
    expect((await lena.api.delete(`/api/members/${bo.member.member.id}`)).status).toBe(204)
    const asked = { memberId: bo.member.member.id, minutes: 60 }
    const query = `memberId=${asked.memberId}&minutes=60`
    const preview = await lena.api.get(`/api/rooms/${room}/take-back?${query}`)
    expect([preview.status, preview.body]).toEqual([200, { removed: 1, back: 0, changed: 1, comments: 0 }])
    expect(textsOf(anna.doc)).toContain('KÖP NU')
    const answer = await lena.api.post(`/api/rooms/${room}/take-back`, asked)
    expect(answer.status).toBe(200)
    const { before, removed } = TakenBack.parse(answer.body)
    expect([removed, before.reason]).toEqual([1, 'restore'])
    await until('the board without Bo', () => textsOf(anna.doc).join() === 'Torget,Vi kan trä')
    const doer = (await historyOf(card)).events.find(({ by }) => by?.name === 'Bo')?.by
    expect(doer?.removed).toBe(true)
    // It is a new edit, so the snapshot from before brings all of it back.
    expect((await lena.api.post(`/api/snapshots/${before.id}/restore`)).status).toBe(200)
    await until('the board with Bo', () => textsOf(anna.doc).includes('KÖP NU'))
    expect(readRecord(anna.doc, own)).not.toBeNull()
    anna.leave()
    bo.leave()
  })

  test('no more than a working day at a time', async () => {
    const asked = { memberId: lena.member.id, minutes: 481 }
    const answer = await lena.api.post(`/api/rooms/${room}/take-back`, asked)
    expect([answer.status, (answer.body as { field: string }).field]).toEqual([400, 'minutes'])
  })
})

test('[P9] while a room writes quietly nothing is put back, and nothing of it is in the past', async () => {
  const { anna, bo, card } = await quarrel()
  const { id } = SnapshotSummary.parse((await lena.api.post(`/api/rooms/${room}/snapshots`, {})).body)
  const lead = (command: object) => lena.api.post(`/api/rooms/${room}/lead`, command)
  const write = { id: 'write', kind: 'write', mode: 'quiet', minutes: null, instruction: '' }
  await lena.api.put(`/api/rooms/${room}/agenda`, { activities: [write] })
  expect((await lead({ do: 'start', activityId: 'write' })).status).toBe(200)
  const secret = writeNote(bo.doc, 'Osett', 'strengths')
  await until('what Bo wrote unseen is kept', async () => {
    const { quietWriters } = (await lena.api.get(`/api/rooms/${room}/facilitation`)).body as {
      quietWriters: number
    }
    return quietWriters === 1
  })
  const asked = { memberId: bo.member.member.id, minutes: 60 }
  const restored = await lena.api.post(`/api/snapshots/${id}/restore`)
  const taken = await lena.api.post(`/api/rooms/${room}/take-back`, asked)
  expect([restored.status, taken.status]).toEqual([409, 409])
  expect((await historyOf(secret)).events).toEqual([])
  expect((await bringBack(card)).status).toBe(204)
  expect((await lead({ do: 'reveal' })).status).toBe(200)
  await until('the reveal', () => textsOf(anna.doc).join() === 'Nej: Vi kan trä,Osett')
  // It lay over the card that had come back meanwhile, and was laid beside it by nobody.
  expect((await historyOf(secret)).events).toMatchObject([
    { what: 'added', by: { name: 'Bo' } },
    { what: 'moved', by: null },
  ])
  expect((await lena.api.post(`/api/rooms/${room}/take-back`, asked)).status).toBe(200)
  await until('the board without Bo', () => !textsOf(anna.doc).includes('Osett'))
  for (const person of [anna, bo]) person.leave()
})

test('[P10] a room that was closed is mended as it is, and stays closed to everyone’s edits', async () => {
  const { anna, bo, card } = await quarrel()
  const { id } = SnapshotSummary.parse((await lena.api.post(`/api/rooms/${room}/snapshots`, {})).body)
  await lena.api.patch(`/api/rooms/${room}`, { status: 'closed' })
  expect((await bringBack(card)).status).toBe(204)
  await until('the card', () => readRecord(anna.doc, card) !== null)
  expect((await lena.api.post(`/api/snapshots/${id}/restore`)).status).toBe(200)
  await until('the board without it', () => readRecord(anna.doc, card) === null)
  for (const { api } of [bo.member, await scene.join('observer')]) {
    expect((await api.post(`/api/rooms/${room}/cards/${card}/bring-back`)).status).toBe(403)
    expect((await api.post(`/api/snapshots/${id}/restore`)).status).toBe(403)
  }
  const writer = await sit('Cia')
  writeNote(writer.doc, 'Smygskrivet', 'strengths')
  await until(
    'the refusal',
    () => !writer.provider.wsconnected || writer.provider.wsUnsuccessfulReconnects > 0,
  )
  expect(textsOf(anna.doc)).not.toContain('Smygskrivet')
  for (const person of [anna, bo, writer]) person.leave()
})

test('history holds ids of members and no names', async () => {
  const { anna, bo } = await quarrel()
  await removedCards()
  for (const person of [anna, bo]) person.leave()
  const history = everythingStored(server.dataDir, ['board_history', 'board_writer', 'board_update'])
  expect(history).toContain(bo.member.member.id)
  expect(history).not.toContain('Anna')
})
