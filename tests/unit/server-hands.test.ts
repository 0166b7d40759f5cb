/**
 * A hand goes down when its person has left for good, and not when they are away for a moment.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { Facilitations } from '../../server/facilitation/Facilitations.ts'
import { changeHand, giveWord, lowerHand, type Raised } from '../../server/facilitation/hands.ts'
import { openStore, type Store } from '../../server/storage/openStore.ts'
import { insertProcess, insertRoom } from '../../server/storage/processes.ts'
import { MAX_HANDS } from '../../shared/limits.ts'
import { openRooms, stopRooms } from '../support/inProcess.ts'
import { until } from '../support/until.ts'

const ended: (() => Promise<void> | void)[] = []
afterEach(async () => {
  await stopRooms()
  for (const end of ended.splice(0)) await end()
})

async function newStore(): Promise<Store> {
  const dir = mkdtempSync(path.join(tmpdir(), 'samrum-hands-'))
  const store = await openStore(dir)
  ended.push(async () => {
    await store.close()
    rmSync(dir, { recursive: true, force: true })
  })
  return store
}

const KEPT_MS = 400

async function makeRoom() {
  const { db } = await newStore()
  const process = await insertProcess(db, { title: 'En process', language: 'sv' })
  const room = await insertRoom(db, process.id, { step: 'vision', title: 'Ett rum' })
  const begin = () => {
    const { rooms } = openRooms()
    const facilitations = new Facilitations(db, rooms, { handKeptMs: KEPT_MS })
    ended.push(() => facilitations.stop())
    const sits = async (memberId: string) => {
      const user = { id: memberId, name: memberId, sector: null, role: 'participant' as const }
      const who = {
        memberId,
        sessionId: memberId,
        linkId: null,
        roomId: room.id,
        user,
        mayEdit: true,
        leads: false,
      }
      const socket = { buffered: 0, close: () => {}, send: () => {} }
      const connection = await rooms.connect(who, socket, await facilitations.standing(room))
      if (!connection) throw new Error('no connection')
      return connection
    }
    return { facilitations, sits }
  }
  return { room, begin }
}

test('a hand stays up while its person loads the page again, and goes down when they are gone', async () => {
  const { room, begin } = await makeRoom()
  const { facilitations, sits } = begin()
  const [anna, bo] = [await sits('anna'), await sits('bo')]
  for (const member of ['anna', 'bo']) await facilitations.changeHand(room, member, { raised: true })
  await facilitations.lead(room, { do: 'giveWord', member: 'anna' }, 'lena')
  await facilitations.changeHand(room, 'anna', { raised: true })
  anna.leave()
  await sits('anna')
  bo.leave()
  await until('one hand', async () => (await facilitations.read(room)).hands.join() === 'anna')
  expect((await facilitations.read(room)).word).toBe('anna')
})

test('the hand of a person who did not come back after a restart goes down', async () => {
  const { room, begin } = await makeRoom()
  const before = begin()
  await before.sits('anna')
  await before.facilitations.changeHand(room, 'anna', { raised: true })
  before.facilitations.stop()

  const { facilitations, sits } = begin()
  expect((await facilitations.read(room)).hands).toEqual(['anna'])
  await sits('bo')
  await until('no hand', async () => (await facilitations.read(room)).hands.length === 0)
})

const nothing: Raised = { hands: [], word: null, wantMoreTime: [] }

test('whatever people do, nobody is in the queue twice, and it keeps its order and its bound', () => {
  const member = fc.nat(MAX_HANDS + 20).map(String)
  const act = fc.oneof(
    {
      weight: 8,
      arbitrary: member.map((who) => (now: Raised) => changeHand(now, who, { raised: true }) ?? now),
    },
    member.map((who) => (now: Raised) => changeHand(now, who, { raised: false }) ?? now),
    member.map((who) => (now: Raised) => giveWord(now, who)),
    member.map((who) => (now: Raised) => lowerHand(now, who)),
  )
  fc.assert(
    fc.property(fc.array(act, { maxLength: 600 }), (acts) => {
      let now = nothing
      for (const one of acts) {
        const { hands } = one(now)
        expect(new Set(hands).size).toBe(hands.length)
        expect(hands.length).toBeLessThanOrEqual(MAX_HANDS)
        const stayed = now.hands.filter((who) => hands.includes(who))
        expect(hands.slice(0, stayed.length)).toEqual(stayed)
        now = one(now)
      }
    }),
    { numRuns: 30 },
  )
  const full = { ...nothing, hands: Array.from({ length: MAX_HANDS }, (_, i) => String(i)) }
  expect(changeHand(full, 'one more', { raised: true })).toBeNull()
  expect(changeHand({ ...nothing, wantMoreTime: full.hands }, 'one more', { moreTime: true })).toBeNull()
})
