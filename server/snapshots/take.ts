/**
 * Takes snapshots: the board as it is on disk becomes a numbered, immutable set of records. What takes milliseconds of the rooms'
 * thread (reading megabytes, handing them over, keeping them) has a turn of its own each, so that edits come in between.
 * @module
 */
import { setImmediate as ownTurn } from 'node:timers/promises'
import { BOARD_VERSION } from '../../shared/board/version.ts'
import type { AppContext } from '../routes/AppContext.ts'
import { dropLooseChunks } from '../storage/chunks.ts'
import { countParticipants } from '../storage/participants.ts'
import { findProcess } from '../storage/processes.ts'
import type { RoomRow, SnapshotRow } from '../storage/schema.ts'
import { insertSnapshot, newestSnapshot, newSnapshotId, type SnapshotHead } from '../storage/snapshots.ts'
import type { WholeSnapshot } from '../storage/wholeSnapshots.ts'
import { boardPieces } from '../sync/boardPieces.ts'
import { Turns } from '../threads/Turns.ts'
import type { FreezeRequest, Frozen } from './freeze.ts'
import { roomInputs } from './roomInputs.ts'
import { snapshotThread } from './snapshotThread.ts'

export interface Occasion {
  readonly takenBy: SnapshotRow['taken_by']
  readonly reason: SnapshotRow['reason']
  readonly note: string | null
  /** Takes none where the board is as it was in the newest, or there is nothing to take: gives the newest, or null. */
  readonly unlessSame?: boolean
}

type Snapshots = Pick<AppContext, 'db' | 'rooms' | 'webhooks'>

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
  { db, rooms, webhooks }: Snapshots,
  room: RoomRow,
  occasion: Occasion,
): Promise<SnapshotHead | null> {
  const process = await findProcess(db, room.process_id)
  if (!process) throw new Error(`room ${room.id} belongs to no process`)
  if (!swept.has(room.id)) await dropLooseChunks(db, room.id)
  swept.add(room.id)
  const previous = await newestSnapshot(db, room.id)
  await ownTurn()
  const [id, takenAt] = [newSnapshotId(), Date.now()]
  const { frozen, seq } = await freezeBoard(rooms, room.id, {
    stamp: { id, takenAt: new Date(takenAt).toISOString() },
    room: { id: room.id, step: room.step, title: room.title },
    process: { id: process.id, title: process.title, language: process.language },
    participants: await countParticipants(db, room),
    inputs: await roomInputs(db, room, process),
    previous: previous?.whole ?? null,
    kept: { board: hashesIn(previous?.board), pieces: hashesIn(previous?.pieces) },
  })
  await ownTurn()
  const board = JSON.stringify(frozen.board)
  if (occasion.unlessSame && isSame(previous, frozen, board)) return previous ?? null
  swept.delete(room.id)
  const taken = await insertSnapshot(
    db,
    { board_chunk: frozen.chunks, record_chunk: frozen.records },
    {
      seq,
      fixed: null,
      id,
      room_id: room.id,
      taken_at: takenAt,
      taken_by: occasion.takenBy,
      reason: occasion.reason,
      note: occasion.note,
      hash: frozen.hash,
      doc_hash: frozen.docHash,
      previous_id: previous?.id ?? null,
      insights: frozen.insights,
      relations: frozen.relations,
      content: frozen.content,
      pieces: JSON.stringify(frozen.pieces),
      board,
      board_version: BOARD_VERSION,
    },
  )
  await ownTurn()
  swept.add(room.id)
  webhooks.wake()
  return taken
}

const hashesIn = (list: string | null | undefined) => (list ? (JSON.parse(list) as string[]) : [])

/** Freezes the board as it is on disk, and tells where its log stood. */
async function freezeBoard(
  rooms: Snapshots['rooms'],
  roomId: string,
  around: Omit<FreezeRequest, 'board'>,
): Promise<{ frozen: Frozen; seq: number }> {
  const { pieces, seq } = await rooms.readPieces(roomId)
  await ownTurn()
  try {
    return { frozen: await snapshotThread.run('freeze', { ...around, board: pieces }), seq }
  } catch {
    // An update that cannot be taken in is left out by a checkpoint.
    const { base, seq } = await rooms.readPacked(roomId)
    return { frozen: await snapshotThread.run('freeze', { ...around, board: boardPieces(base, []) }), seq }
  }
}

/** Whether a board, with all that is said of it, is as it was; one with nothing on it is as it was when there was none. */
function isSame(previous: WholeSnapshot | undefined, { hash, insights }: Frozen, board: string): boolean {
  return previous ? previous.hash === hash && previous.board === board : insights === 0
}
