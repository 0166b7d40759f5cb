import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { sqliteJournal } from '../../server/journal/sqliteJournal.ts'
import { openStore, type Store } from '../../server/storage/openStore.ts'
import { Rooms } from '../../server/sync/rooms.ts'

let dataDir = ''
let store: Store
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'samrum-damaged-'))
  store = await openStore(dataDir)
})
afterEach(async () => {
  await store.close()
  rmSync(dataDir, { recursive: true })
})

/** Updates of one writer and of another who builds on nothing of the first. */
function writers(): [Uint8Array[], Uint8Array[]] {
  const docs = [new Y.Doc(), new Y.Doc()]
  return docs.map((doc, who) => {
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (let i = 0; i < 5; i++) doc.getMap('m').set(`${who}-${i}`, i)
    return updates
  }) as [Uint8Array[], Uint8Array[]]
}

test('a damaged update of the log is set aside with its bytes, and the board opens with the rest', async () => {
  const [first, second] = writers()
  const journal = sqliteJournal(store.sqlite)
  const entries = [...first, ...second].map((data) => ({ roomId: 'room', data, memberId: null }))
  await journal.append(entries)
  const damaged = (first[2] as Uint8Array).slice().fill(255, 2)
  store.sqlite.prepare('update board_update set data = ? where seq = 3').run(damaged)

  const errors: unknown[] = []
  const rooms = new Rooms({ journal, log: { error: (context) => errors.push(context) } })
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await rooms.read('room')).state)
  expect([...doc.getMap('m').keys()].sort()).toEqual(['0-0', '0-1', '1-0', '1-1', '1-2', '1-3', '1-4'])
  expect(doc.store.pendingStructs).toBeNull()
  expect(errors).toEqual([{ room: 'room', updates: 3 }])

  const apart = store.sqlite.prepare('select seq, data from board_set_aside order by seq').all()
  expect(apart.map((row) => row.seq)).toEqual([3, 4, 5])
  expect(apart[0]?.data).toEqual(damaged)
  await rooms.stop()

  const again = new Rooms({ journal, log: { error: (context) => errors.push(context) } })
  expect((await again.read('room')).seq).toBe(10)
  expect(errors).toHaveLength(1)
  await again.stop()
})
