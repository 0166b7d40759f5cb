/**
 * Takes snapshots: the board as it is on disk becomes a numbered, immutable set of records. The rooms' thread says what is
 * to be frozen and keeps what came of it, each in a turn of its own; the megabytes between are another process's.
 * @module
 */
import { setImmediate as ownTurn } from 'node:timers/promises'
import { BOARD_VERSION } from '../../shared/board/version.ts'
import type { AppContext } from '../routes/AppContext.ts'
import { dropLooseChunks } from '../storage/chunks.ts'
import type { RoomRow, SnapshotRow } from '../storage/schema.ts'
import { insertSnapshot, newestHead, newSnapshotId, type SnapshotHead } from '../storage/snapshots.ts'
import { Turns } from '../threads/Turns.ts'
import type { StoredFreeze, StoredFrozen } from './freezeStored.ts'
import { snapshotThread } from './snapshotThread.ts'

export interface Occasion {
  readonly takenBy: SnapshotRow['taken_by']
  readonly reason: SnapshotRow['reason']
  readonly note: string | null
  /** Takes none where the board is as it was in the newest, or there is nothing to take: gives the newest, or null. */
  readonly unlessSame?: boolean
}

type Snapshots = Pick<AppContext, 'db' | 'databaseFile' | 'rooms' | 'webhooks'>

/** Per room the snapshot being taken: each builds on the versions of the one before. */
const turns = new Turns()

/** Rooms in which no piece was left behind by a snapshot that a crash, or the disk, cut short. */
const swept = new Set<string>()

/** Freezes a room's board. Snapshots of one room are taken one after the other. */
export function takeSnapshot(
  context: Snapshots,
  room: RoomRow,
  occasion: Occasion & { readonly unlessSame: true },
): Promise<SnapshotHead | null>
export function takeSnapshot(
  context: Snapshots,
  room: RoomRow,
  occasion: Omit<Occasion, 'unlessSame'>,
): Promise<SnapshotHead>
export function takeSnapshot(
  context: Snapshots,
  room: RoomRow,
  occasion: Occasion,
): Promise<SnapshotHead | null> {
  return amongSnapshots(room.id, () => take(context, room, occasion))
}

/** Does something with a room's snapshots while none is being taken. */
export const amongSnapshots = <T>(roomId: string, work: () => Promise<T>): Promise<T> =>
  turns.take(roomId, work)

async function take(
  { db, databaseFile, rooms, webhooks }: Snapshots,
  room: RoomRow,
  occasion: Occasion,
): Promise<SnapshotHead | null> {
  if (!swept.has(room.id)) await dropLooseChunks(db, room.id)
  swept.add(room.id)
  const [id, takenAt] = [newSnapshotId(), Date.now()]
  const frozen = await freezeBoard(rooms, {
    database: databaseFile,
    room,
    stamp: { id, takenAt: new Date(takenAt).toISOString() },
    unlessSame: occasion.unlessSame === true,
  })
  if (!frozen) return (await newestHead(db, room.id)) ?? null
  await ownTurn()
  swept.delete(room.id)
  const { chunks, records, docHash, previousId, ...row } = frozen
  const { head, isTold } = await insertSnapshot(
    db,
    { board_chunk: chunks, record_chunk: records },
    {
      ...row,
      fixed: null,
      id,
      room_id: room.id,
      taken_at: takenAt,
      taken_by: occasion.takenBy,
      reason: occasion.reason,
      note: occasion.note,
      doc_hash: docHash,
      previous_id: previousId,
      board_version: BOARD_VERSION,
    },
  )
  await ownTurn()
  swept.add(room.id)
  if (isTold) webhooks.wake()
  return head
}

/** Freezes the board as it is on disk; null where it is to be left. */
async function freezeBoard(
  rooms: Snapshots['rooms'],
  request: Omit<StoredFreeze, 'seq'>,
): Promise<StoredFrozen | null> {
  const roomId = request.room.id
  const seq = await rooms.seam(roomId)
  try {
    return await snapshotThread.run('freeze', { ...request, seq })
  } catch {
    // An update that cannot be taken in is left out by a checkpoint.
    const { seq } = await rooms.readPacked(roomId)
    return snapshotThread.run('freeze', { ...request, seq })
  }
}
