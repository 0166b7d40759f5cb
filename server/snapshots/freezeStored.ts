/**
 * Freezes a room's board as it lies in the database: run in the process behind `snapshotThread`, which reads by itself the
 * board, the snapshot before and all that extraction takes beside them. To read a large board and what was last frozen of
 * it, and to hand them over, would take the rooms' thread ten milliseconds.
 * @module
 */
import { logReader } from '../journal/readLog.ts'
import { countParticipants } from '../storage/participants.ts'
import { findProcess } from '../storage/processes.ts'
import { readStore } from '../storage/readStore.ts'
import type { RoomRow, SnapshotRow } from '../storage/schema.ts'
import { newestRow } from '../storage/snapshots.ts'
import { piecesOf } from '../storage/wholeSnapshots.ts'
import { BoardState } from '../sync/boardState.ts'
import { unpackPieces } from './contentPieces.ts'
import { type FreezeRequest, type Frozen, freeze } from './freeze.ts'
import { roomInputs } from './roomInputs.ts'
import type { Stamp } from './versions.ts'

export interface StoredFreeze {
  /** Path of the database's file. */
  readonly database: string
  readonly room: RoomRow
  /** Place in the room's log up to which the board is read. */
  readonly seq: number
  readonly stamp: Stamp
  /** Gives nothing where the board is as it was in the room's newest snapshot, or there is nothing on a first one. */
  readonly unlessSame: boolean
}

/** What is kept of it, as the database takes it. */
export interface StoredFrozen extends Omit<Frozen, 'pieces' | 'board'> {
  /** Where the board stands in the room's log: later than asked for where a checkpoint was made meanwhile. */
  readonly seq: number
  /** The snapshot before; null for the first of a room. */
  readonly previousId: string | null
  /** JSON: hashes of the pieces of its content. */
  readonly pieces: string
  /** JSON: hashes of the chunks of its board. */
  readonly board: string
}

interface Read {
  readonly request: FreezeRequest
  readonly seq: number
  readonly previous: SnapshotRow | null
}

const hashesIn = (list: string | null | undefined) => (list ? (JSON.parse(list) as string[]) : [])

const read = ({ database, room, seq, stamp }: StoredFreeze): Promise<Read> =>
  readStore(database, async ({ db, sqlite }) => {
    const process = await findProcess(db, room.process_id)
    if (!process) throw new Error(`room ${room.id} belongs to no process`)
    const log = logReader(sqlite)(room.id, 0)
    const state = new BoardState({ ...log, updates: log.updates.filter((update) => update.seq <= seq) })
    const { base, updates } = state.parts()
    const previous = (await newestRow(db, room.id)) ?? null
    const request: FreezeRequest = {
      stamp,
      board: { base, updates: updates.map(({ data }) => data) },
      room: { id: room.id, step: room.step, title: room.title },
      process: { id: process.id, title: process.title, language: process.language },
      participants: await countParticipants(db, room),
      inputs: await roomInputs(db, room, process),
      previous: previous && unpackPieces(previous.content, await piecesOf(db, previous)),
      kept: { board: hashesIn(previous?.board), pieces: hashesIn(previous?.pieces) },
    }
    return { request, seq: state.head, previous }
  })

/** Whether a board, with all that is said of it, is as it was; one with nothing on it is as it is when there was none. */
function isSame(previous: SnapshotRow | null, { hash, insights }: Frozen, board: string): boolean {
  return previous ? previous.hash === hash && previous.board === board : insights === 0
}

/** Null where it is to be left. Throws where what lies in the log makes no sound board. */
export async function freezeStored(asked: StoredFreeze): Promise<StoredFrozen | null> {
  const { request, seq, previous } = await read(asked)
  const frozen = freeze(request)
  const board = JSON.stringify(frozen.board)
  if (asked.unlessSame && isSame(previous, frozen, board)) return null
  return { ...frozen, seq, previousId: previous?.id ?? null, board, pieces: JSON.stringify(frozen.pieces) }
}
