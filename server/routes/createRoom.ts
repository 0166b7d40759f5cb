/**
 * A room comes to be: its row, and its board with the template's zones on it.
 * @module
 */
import type { Kysely } from 'kysely'
import * as Y from 'yjs'
import { writeRecord } from '../../shared/board/document.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import type { Language, Step } from '../../shared/vocabulary.ts'
import { insertRoom } from '../storage/processes.ts'
import type { RoomRow, Tables } from '../storage/schema.ts'
import type { Rooms } from '../sync/rooms.ts'

/** The first update of a board: what its template lays out. */
function seedUpdate(step: Step): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const record of seedBoard(roomTemplates[step])) writeRecord(doc, record)
  })
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

/** Makes a room of a process; its title is the template's name for it unless given. */
export async function createRoom(
  db: Kysely<Tables>,
  rooms: Rooms,
  process: { readonly id: string; readonly language: Language },
  room: { readonly step: Step; readonly title?: string | undefined },
): Promise<RoomRow> {
  const title = room.title ?? roomTemplates[room.step].roomName[process.language]
  const row = await insertRoom(db, process.id, room.step, title)
  await rooms.create(row.id, seedUpdate(room.step))
  return row
}
