/**
 * Quiet writing at the server: who is given what, what is on disk when, and how all of it becomes the board's.
 * The rules are Q1 to Q6 of SPEC.md.
 */
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { encodePresence } from '../../server/sync/presenceGate.ts'
import type { Standing } from '../../server/sync/standing.ts'
import { awarenessMessage, syncMessage } from '../../shared/protocol/messages.ts'
import { openRooms, person, stopRooms, TestJournal } from '../support/inProcess.ts'

afterEach(stopRooms)

const until = (condition: () => boolean) => vi.waitFor(() => expect(condition()).toBe(true), { interval: 2 })
const value = (doc: Y.Doc, key: string) => doc.getMap('m').get(key)
const led = (version: number, quiet: boolean): Standing => ({ version, edits: 'all', quiet, news: null })

/** A room in which everyone writes quietly; `led` is asked whenever it is loaded. */
function quietRoom(journal = new TestJournal(), idleMs?: number) {
  let standing = led(1, true)
  const { rooms } = openRooms(journal, idleMs, undefined, async () => standing)
  const stand = (quiet: boolean) => {
    standing = led(standing.version + 1, quiet)
    rooms.stand('room', standing)
  }
  return { rooms, journal, stand, reveal: () => stand(false) }
}

type Person = Awaited<ReturnType<typeof person>>
const isSaved = ({ heard, sent }: Person) => heard.saved === sent.edits
const heardWord = ({ heard }: Person, word: string) =>
  heard.frames.some((frame) => Buffer.from(frame).includes(word))

describe('what is written quietly', () => {
  test('[Q1] is on disk, in the writer’s other windows, and with nobody else, who leads included', async () => {
    const { rooms, journal, reveal } = quietRoom()
    const [anna, other, bo, lead] = [
      await person(rooms, 'anna'),
      await person(rooms, 'anna'),
      await person(rooms, 'bo'),
      await person(rooms, 'lead', { leads: true }),
    ]
    const release = journal.hold()
    anna.doc.getMap('m').set('k', 'hemlighet')
    await new Promise(setImmediate)
    expect([isSaved(anna), value(other.doc, 'k')]).toEqual([false, undefined])
    release()
    await until(() => isSaved(anna) && value(other.doc, 'k') === 'hemlighet')
    expect([journal.logged.length, journal.hidden.length]).toEqual([0, 1])
    const [late, again] = [await person(rooms, 'late'), await person(rooms, 'anna')]
    expect(value(again.doc, 'k')).toBe('hemlighet')
    bo.doc.getMap('m').set('l', 'eget')
    await until(() => isSaved(bo))
    const others = [bo, lead, late]
    expect(others.filter((one) => heardWord(one, 'hemlighet'))).toEqual([])
    reveal()
    await until(() => [...others, anna, other].every(({ doc }) => value(doc, 'k') === 'hemlighet'))
    await until(() => value(other.doc, 'l') === 'eget')
    expect(journal.hidden).toEqual([])
  })

  test('[Q1] is all that is written, on old cards too, and whenever it was: an offline edit waits as well', async () => {
    const { rooms, stand, reveal } = quietRoom()
    stand(false)
    const [anna, bo] = [await person(rooms, 'anna'), await person(rooms, 'bo')]
    anna.doc.getMap('m').set('old', 'before')
    anna.doc.getMap('m').set('gone', 'before')
    await until(() => value(bo.doc, 'gone') === 'before')
    bo.connection.leave()
    bo.doc.getMap('m').set('offline', 'yes')
    stand(true)
    anna.doc.getMap('m').set('old', 'after')
    anna.doc.getMap('m').delete('gone')
    const back = await person(rooms, 'bo', { doc: bo.doc })
    await until(() => isSaved(anna) && isSaved(back))
    expect([value(bo.doc, 'old'), value(bo.doc, 'gone'), value(anna.doc, 'offline')]).toEqual([
      'before',
      'before',
      undefined,
    ])
    reveal()
    await until(() => value(bo.doc, 'old') === 'after' && value(anna.doc, 'offline') === 'yes')
    await until(() => value(bo.doc, 'gone') === undefined)
  })

  test('[Q1] waits out a full disk like anything else, and is revealed when the disk takes it', async () => {
    const { rooms, journal, reveal } = quietRoom()
    const [anna, bo] = [await person(rooms, 'anna'), await person(rooms, 'bo')]
    journal.full = true
    anna.doc.getMap('m').set('k', 1)
    await until(() => bo.heard.trouble.at(-1) === 1)
    anna.doc.getMap('m').set('l', 2)
    reveal()
    anna.doc.getMap('m').set('open', 3)
    await until(() => rooms.stats.failedCommits > 1)
    expect([value(bo.doc, 'k'), value(bo.doc, 'open'), isSaved(anna)]).toEqual([undefined, undefined, false])
    journal.full = false
    await until(() => ['k', 'l', 'open'].every((key) => value(bo.doc, key) !== undefined) && isSaved(anna))
    expect([bo.doc.store.pendingStructs, journal.hidden]).toEqual([null, []])
  })

  test('[Q1] reaches an own window that could take nothing, once it can', async () => {
    const { rooms } = quietRoom()
    const [anna, slow] = [await person(rooms, 'anna'), await person(rooms, 'anna')]
    slow.socket.buffered = 100 * 1024 * 1024
    for (let i = 0; i < 5; i++) {
      anna.doc.getMap('m').set(`${i}`, i)
      await until(() => isSaved(anna))
    }
    expect(value(slow.doc, '0')).toBeUndefined()
    slow.socket.buffered = 0
    await until(() => value(slow.doc, '4') === 4 && value(slow.doc, '0') === 0)
    expect(slow.doc.store.pendingStructs).toBeNull()
  })
})

test('[Q2] presence says who is here and nothing else, and not how often they move', async () => {
  const { rooms, stand, reveal } = quietRoom()
  stand(false)
  const [anna, bo] = [await person(rooms, 'anna'), await person(rooms, 'bo')]
  let clock = 0
  const point = (state: object) => {
    const entry = { clientId: anna.doc.clientID, clock: ++clock, state: JSON.stringify(state) }
    anna.connection.receive(awarenessMessage(encodePresence([entry])))
  }
  const newest = () => Buffer.from(bo.heard.presence.at(-1) ?? []).toString()
  point({ cursor: 'öppen' })
  await until(() => newest().includes('öppen'))
  stand(true)
  await until(() => newest().includes('"user"') && !newest().includes('öppen'))
  const before = bo.heard.presence.length
  for (let i = 0; i < 20; i++) point({ cursor: 'dold', drag: { card: [i, i, 0] }, presence: {} })
  const late = await person(rooms, 'late')
  anna.doc.getMap('m').set('k', 1)
  await until(() => isSaved(anna))
  expect(bo.heard.presence.length).toBe(before)
  expect(
    [...bo.heard.presence, ...late.heard.presence].some((bytes) => Buffer.from(bytes).includes('dold')),
  ).toBe(false)
  expect(Buffer.from(late.heard.presence[0] ?? []).toString()).toContain('"user":{"id":"anna"')
  reveal()
  await until(() => newest().includes('dold'))
})

describe('the gate', () => {
  test('[Q3] lets a member build on what they wrote in another window', async () => {
    const { rooms, reveal } = quietRoom()
    const [anna, other, bo] = [
      await person(rooms, 'anna'),
      await person(rooms, 'anna'),
      await person(rooms, 'bo'),
    ]
    anna.doc.getText('t').insert(0, 'ett')
    await until(() => other.doc.getText('t').toString() === 'ett')
    other.doc.getText('t').insert(3, ' två')
    other.doc.getText('t').delete(0, 1)
    await until(() => anna.doc.getText('t').toString() === 'tt två')
    expect([other.heard.asked, isSaved(other)]).toEqual([1, true])
    reveal()
    await until(() => bo.doc.getText('t').toString() === 'tt två')
  })

  test('[Q3] lets nobody build on what another wrote unseen, nor write under their id, also after a restart', async () => {
    const { rooms, journal, reveal } = quietRoom()
    const anna = await person(rooms, 'anna')
    anna.doc.getText('t').insert(0, 'ett')
    await until(() => isSaved(anna))
    // Somebody who got hold of the bytes elsewhere: another session on the same device, say.
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(anna.doc))
    doc.getText('t').insert(3, ' två')
    const { rooms: restarted } = openRooms(journal, undefined, undefined, async () => led(1, true))
    const mallory = await person(restarted, 'mallory', { doc })
    expect([mallory.heard.denied, mallory.heard.saved]).toEqual([1, 0])
    const onlyOwn = new Y.Doc()
    onlyOwn.clientID = anna.doc.clientID
    onlyOwn.getMap('m').set('forged', 1)
    await person(restarted, 'mallory', { doc: onlyOwn })
    reveal()
    const late = await person(rooms, 'late')
    await until(() => late.doc.getText('t').toString() === 'ett')
    expect(journal.logged.some(({ memberId }) => memberId === 'mallory')).toBe(false)
  })
})

describe('the reveal', () => {
  test('[Q4] is one commit with an entry for each member, and one frame for everyone', async () => {
    const { rooms, journal, reveal } = quietRoom()
    const names = ['anna', 'bo', 'cia', 'dan']
    const people = await Promise.all(names.map((name) => person(rooms, name)))
    const watcher = await person(rooms, 'watcher', { mayEdit: false })
    for (const one of people) for (let i = 0; i < 5; i++) one.doc.getMap('m').set(`${one.name} ${i}`, i)
    await until(() => people.every(isSaved))
    const [frames, commits] = [watcher.heard.updates, vi.spyOn(journal, 'append')]
    reveal()
    for (const one of people) one.doc.getMap('m').set(`${one.name} after`, 1)
    await until(() => names.every((name) => value(watcher.doc, `${name} 4`) === 4))
    expect(commits).toHaveBeenCalledTimes(1)
    expect(watcher.heard.updates).toBe(frames + 1)
    expect(journal.logged.flatMap(({ ends, memberId }) => (ends ? [memberId] : []))).toEqual(names)
    await until(() => people.every(({ doc }) => names.every((name) => value(doc, `${name} after`) === 1)))
  })

  test('[Q4] takes what is on its way to the disk', async () => {
    const { rooms, journal, reveal } = quietRoom()
    const [anna, bo] = [await person(rooms, 'anna'), await person(rooms, 'bo')]
    const release = journal.hold()
    anna.doc.getMap('m').set('under way', 1)
    await new Promise(setImmediate)
    anna.doc.getMap('m').set('waiting', 1)
    reveal()
    anna.doc.getMap('m').set('after', 1)
    release()
    await until(() => ['under way', 'waiting', 'after'].every((key) => value(bo.doc, key) === 1))
    await until(() => isSaved(anna) && journal.hidden.length === 0)
  })

  test('[Q4] gives a new silence logs of its own', async () => {
    const { rooms, stand, journal } = quietRoom()
    const [anna, bo] = [await person(rooms, 'anna'), await person(rooms, 'bo')]
    const release = journal.hold()
    anna.doc.getMap('m').set('first', 1)
    await new Promise(setImmediate)
    stand(false)
    stand(true)
    anna.doc.getMap('m').set('second', 1)
    release()
    await until(() => value(bo.doc, 'first') === 1 && isSaved(anna))
    expect([value(bo.doc, 'second'), journal.hidden.length]).toEqual([undefined, 1])
    stand(false)
    await until(() => value(bo.doc, 'second') === 1 && journal.hidden.length === 0)
  })
})

describe('a room that is loaded anew', () => {
  test('[Q5] knows what each has written, while it is quiet', async () => {
    const { rooms, journal, reveal } = quietRoom(new TestJournal(), 0)
    const anna = await person(rooms, 'anna')
    anna.doc.getMap('m').set('k', 1)
    await until(() => isSaved(anna))
    anna.connection.leave()
    await until(() => rooms.stats.rooms === 0)
    const [bo, again] = [await person(rooms, 'bo'), await person(rooms, 'anna')]
    expect([value(bo.doc, 'k'), value(again.doc, 'k')]).toEqual([undefined, 1])
    again.doc.getMap('m').set('k', 2)
    await until(() => isSaved(again))
    expect(journal.logged).toEqual([])
    reveal()
    await until(() => value(bo.doc, 'k') === 2)
  })

  test.each(['somebody comes', 'the board is read'])(
    '[Q5] reveals what a silence that has ended left behind, when %s',
    async (occasion) => {
      const { rooms, journal } = quietRoom()
      const anna = await person(rooms, 'anna')
      anna.doc.getMap('m').set('k', 1)
      await until(() => isSaved(anna))
      // The server was killed after the silence had ended, before the logs were the board's.
      const { rooms: restarted } = openRooms(journal, undefined, undefined, async () => led(2, false))
      if (occasion === 'the board is read') {
        const read = new Y.Doc()
        Y.applyUpdate(read, (await restarted.read('room')).state)
        expect(value(read, 'k')).toBe(1)
      }
      const bo = await person(restarted, 'bo')
      await until(() => value(bo.doc, 'k') === 1)
      expect(journal.hidden).toEqual([])
    },
  )

  test('[Q5] keeps apart what is damaged, and opens', async () => {
    const { rooms, journal, reveal } = quietRoom()
    const anna = await person(rooms, 'anna')
    anna.doc.getMap('m').set('k', 1)
    await until(() => isSaved(anna))
    const damaged = { roomId: 'room', memberId: 'anna', seq: 2, data: new Uint8Array([1, 1, 255]) }
    journal.hidden.push(damaged, { ...damaged, memberId: 'bo', seq: 1 })
    const { rooms: restarted } = openRooms(journal, undefined, undefined, async () => led(2, false))
    const bo = await person(restarted, 'bo')
    await until(() => value(bo.doc, 'k') === 1)
    expect(journal.hidden.map(({ memberId, seq }) => [memberId, seq])).toEqual([
      ['anna', 2],
      ['bo', 1],
    ])
    reveal()
  })
})

test('[Q6] who reads the board gets the board alone; what the server writes on it is seen by all', async () => {
  const { rooms, reveal } = quietRoom()
  const [anna, bo] = [await person(rooms, 'anna'), await person(rooms, 'bo')]
  anna.doc.getMap('m').set('k', 'hemlighet')
  await until(() => isSaved(anna))
  const carried = new Y.Doc()
  carried.getMap('m').set('carried', 1)
  await rooms.apply('room', Y.encodeStateAsUpdate(carried), 'lead')
  const { state } = await rooms.read('room')
  expect(Buffer.from(state).includes('hemlighet')).toBe(false)
  expect([value(anna.doc, 'carried'), value(bo.doc, 'carried')]).toEqual([1, 1])
  anna.doc.getMap('m').set('carried', 2)
  await until(() => isSaved(anna))
  // Compacted, and with a log that built on what was there before.
  await rooms.read('room')
  reveal()
  await until(() => value(bo.doc, 'carried') === 2 && value(bo.doc, 'k') === 'hemlighet')
  const read = new Y.Doc()
  Y.applyUpdate(read, (await rooms.read('room')).state)
  expect([value(read, 'carried'), value(read, 'k')]).toEqual([2, 'hemlighet'])
})

test('[Q3] a writer who says the same again is told that it is saved', async () => {
  const { rooms } = quietRoom()
  const anna = await person(rooms, 'anna')
  anna.doc.getText('t').insert(0, 'hej')
  anna.doc.getText('t').delete(0, 1)
  await until(() => isSaved(anna))
  anna.connection.receive(syncMessage('step2', Y.encodeStateAsUpdate(anna.doc)))
  await until(() => anna.heard.saved === anna.sent.edits + 1)
})
