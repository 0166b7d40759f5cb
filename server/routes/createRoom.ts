/**
 * A room comes to be: its row, and its board with the template's zones on it.
 * @module
 */
import type { Kysely } from 'kysely'
import * as Y from 'yjs'
import { writeRecord } from '../../shared/board/document.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import type { RoomTemplate } from '../../shared/rooms/index.ts'
import { roomTemplateOf } from '../../shared/rooms/ofTemplate.ts'
import { templateInYears } from '../../shared/rooms/years.ts'
import type { Step, StrengthArea } from '../../shared/vocabulary.ts'
import { insertRoom, yearsOf } from '../storage/processes.ts'
import type { ProcessRow, RoomRow, Tables } from '../storage/schema.ts'
import { findTemplate } from '../storage/templates.ts'
import type { Rooms } from '../sync/rooms.ts'

/** The first update of a board: what its template lays out. */
function seedUpdate(template: RoomTemplate): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const record of seedBoard(template)) writeRecord(doc, record)
  })
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

/** Makes a room of a process; its title is the template's name for it unless given. */
export async function createRoom(
  db: Kysely<Tables>,
  rooms: Rooms,
  process: ProcessRow,
  room: {
    readonly step: Step
    readonly title?: string | undefined
    readonly strengthArea?: StrengthArea | undefined
  },
): Promise<RoomRow> {
  const template = templateInYears(
    roomTemplateOf(await findTemplate(db, process.id), room.step),
    yearsOf(process),
  )
  const title = room.title ?? template.roomName[process.language]
  const row = await insertRoom(db, process.id, { ...room, title })
  await rooms.create(row.id, seedUpdate(template))
  return row
}
