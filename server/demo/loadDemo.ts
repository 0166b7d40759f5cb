/**
 * Loads the demo: one process that looks like a real one, its four rooms filled, one snapshot of each.
 * @module
 */
import * as Y from 'yjs'
import { readRecords, writeRecord } from '../../shared/board/document.ts'
import { type LinkRole, linkRoles, type Step } from '../../shared/vocabulary.ts'
import type { AppContext } from '../routes/AppContext.ts'
import { createRoom } from '../routes/createRoom.ts'
import { firstLinks } from '../routes/processes.ts'
import { takeSnapshot } from '../snapshots/take.ts'
import { insertSeedDocuments } from '../storage/documents.ts'
import { newId } from '../storage/ids.ts'
import { listLinks } from '../storage/links.ts'
import { deleteProcess, findProcess, listRooms } from '../storage/processes.ts'
import type { ProcessRow, RoomRow } from '../storage/schema.ts'
import type { Rooms } from '../sync/rooms.ts'
import { type DemoRoom, demoRecords, demoSteps } from './demoBoard.ts'
import { demoRound } from './demoVotes.ts'

/** The demo is known again by its id, whatever it is renamed to. */
const DEMO_ID = 'demo-process_samrum-1'
const DEMO_TITLE = 'Smart specialisering – provprocess'

export interface LoadedDemo {
  readonly processId: string
  readonly links: Readonly<Record<LinkRole, string>>
}

type Context = Pick<AppContext, 'db' | 'databaseFile' | 'rooms' | 'webhooks' | 'publicOrigin'>

async function fill(rooms: Rooms, roomId: string, room: DemoRoom): Promise<void> {
  const { state } = await rooms.read(roomId)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const before = Y.encodeStateVector(doc)
  doc.transact(() => {
    for (const record of demoRecords(readRecords(doc), room)) writeRecord(doc, record)
  })
  await rooms.apply(roomId, Y.encodeStateAsUpdate(doc, before), null)
  doc.destroy()
}

/** Whether all of the demo stands: its links are made last. */
async function isWhole(db: Context['db']): Promise<boolean> {
  const roles = new Set((await listLinks(db, DEMO_ID)).map(({ role }) => role))
  return linkRoles.every((role) => roles.has(role))
}

/** Takes away what a load that was cut short has left. */
async function removeRest({ db, rooms }: Context): Promise<void> {
  for (const { id } of await listRooms(db, DEMO_ID)) await rooms.remove(id)
  await deleteProcess(db, DEMO_ID)
}

/** Gives the process and its three links, or null where the demo was loaded before. */
export async function loadDemo(context: Context): Promise<LoadedDemo | null> {
  const { db, rooms } = context
  if (await findProcess(db, DEMO_ID)) {
    if (await isWhole(db)) return null
    await removeRest(context)
  }
  const now = Date.now()
  const process: ProcessRow = {
    id: DEMO_ID,
    title: DEMO_TITLE,
    language: 'sv',
    created_at: now,
    years: null,
    started_from: null,
    has_register: 1,
  }
  await db.insertInto('process').values(process).execute()
  await insertSeedDocuments(db, process)
  const made: RoomRow[] = []
  for (const step of demoSteps) made.push(await createRoom(db, rooms, process, { step }))
  const roomIds: Partial<Record<Step, string>> = Object.fromEntries(made.map(({ step, id }) => [step, id]))
  await Promise.all(
    made.map(async (room) => {
      await fill(rooms, room.id, { step: room.step, roomIds, createdAt: new Date(now).toISOString() })
      await db
        .insertInto('vote_round')
        .values(demoRound(room, newId(), now))
        .execute()
      await takeSnapshot(context, room, { takenBy: 'operator', reason: 'facilitator', note: null })
    }),
  )
  return { processId: DEMO_ID, links: await firstLinks(context, DEMO_ID) }
}
