/**
 * Freezing a board as it lies in the database, read by another connection than the one that writes.
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Journal } from '../../server/journal/Journal.ts'
import { sqliteJournal } from '../../server/journal/sqliteJournal.ts'
import { unpackContentSync } from '../../server/snapshots/contentPieces.ts'
import { freezeStored } from '../../server/snapshots/freezeStored.ts'
import { openStore, type Store } from '../../server/storage/openStore.ts'
import { insertProcess, insertRoom } from '../../server/storage/processes.ts'
import type { RoomRow } from '../../server/storage/schema.ts'
import { insertSnapshot, newSnapshotId } from '../../server/storage/snapshots.ts'
import { packBase } from '../../server/sync/packedBase.ts'
import { newNote } from '../../shared/board/cards.ts'
import { writeRecord } from '../../shared/board/document.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import { wholeOf } from '../support/wholeOf.ts'

let folder: string
let store: Store
let journal: Journal
let room: RoomRow
let doc: Y.Doc

const append = (data: Uint8Array) => journal.append([{ roomId: room.id, data, memberId: null }])

/** Writes a card into the room's log. */
function writeCard(text: string, x: number): Promise<number[]> {
  const before = Y.encodeStateVector(doc)
  writeRecord(doc, newNote({ id: `shape:${text}`, text, x, y: 140, index: 'a5', sector: 'business' }))
  return append(Y.encodeStateAsUpdate(doc, before))
}

const asked = (seq: number, unlessSame = false) => ({
  database: store.file,
  room,
  seq,
  stamp: { id: newSnapshotId(), takenAt: '2026-01-02T12:00:00.000Z' },
  unlessSame,
})

async function frozenAt(seq: number) {
  const frozen = await freezeStored(asked(seq))
  if (!frozen) throw new Error('nothing was frozen')
  const whole = wholeOf({ ...frozen, pieces: JSON.parse(frozen.pieces) as string[] })
  return { seq: frozen.seq, texts: unpackContentSync(whole).insights.map(({ text }) => text) }
}

/** Keeps a snapshot as the server does. */
async function keep(seq: number): Promise<string | null> {
  const request = asked(seq, true)
  const frozen = await freezeStored(request)
  if (!frozen) return null
  const { chunks, records, docHash, previousId, ...row } = frozen
  const { head } = await insertSnapshot(
    store.db,
    { board_chunk: chunks, record_chunk: records },
    {
      ...row,
      fixed: null,
      id: request.stamp.id,
      room_id: room.id,
      taken_at: 0,
      taken_by: 'server',
      reason: 'interval',
      note: null,
      doc_hash: docHash,
      previous_id: previousId,
      board_version: 1,
    },
  )
  return head.id
}

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'samrum-freeze-'))
  store = await openStore(folder)
  journal = sqliteJournal(store.sqlite)
  const process = await insertProcess(store.db, { title: 'Processen', language: 'sv' })
  room = await insertRoom(store.db, process.id, { step: 'analysis', title: 'Rummet' })
  doc = new Y.Doc()
  for (const record of seedBoard(roomTemplates.analysis)) writeRecord(doc, record)
  await append(Y.encodeStateAsUpdate(doc))
  await writeCard('Ett', 980)
  await writeCard('Två', 1200)
})

afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the board is frozen up to the place in its log that was asked for', async () => {
  expect(await frozenAt(2)).toEqual({ seq: 2, texts: ['Ett'] })
  expect(await frozenAt(3)).toEqual({ seq: 3, texts: ['Ett', 'Två'] })
})

test('where a checkpoint was made meanwhile, the board is frozen as that has it', async () => {
  const state = Y.encodeStateAsUpdate(doc)
  const parts = { stateVector: Y.encodeStateVector(doc), deletions: Y.encodeStateAsUpdate(doc, state) }
  await journal.checkpoint(room.id, { seq: 3, gzipped: packBase(state), bytes: state.byteLength, ...parts })
  await writeCard('Tre', 1420)
  expect(await frozenAt(2)).toEqual({ seq: 3, texts: ['Ett', 'Två'] })
})

test('what is being written is waited for by nobody, and is not in it', async () => {
  store.sqlite.exec('BEGIN IMMEDIATE')
  store.sqlite.exec(`UPDATE process SET title = 'En annan'`)
  store.sqlite.exec('DELETE FROM board_update')
  expect(await frozenAt(3)).toEqual({ seq: 3, texts: ['Ett', 'Två'] })
  store.sqlite.exec('ROLLBACK')
})

test('a board that is as it was in the newest snapshot is left, and the next builds on that one', async () => {
  const first = await keep(3)
  expect(first).not.toBeNull()
  expect(await keep(3)).toBeNull()
  await writeCard('Tre', 1420)
  expect(await freezeStored(asked(4, true))).toMatchObject({ previousId: first, insights: 3 })
})

test('a room whose process is gone is not frozen', async () => {
  await expect(freezeStored({ ...asked(3), room: { ...room, process_id: 'nobody' } })).rejects.toThrow(
    'belongs to no process',
  )
})
