/**
 * Takes out of a room's snapshots what somebody asked to have forgotten: the one way in which a snapshot that was taken
 * ever changes. That it did stands on record in the room's chain, so that who verifies can say so.
 * @module
 */
import type { Kysely } from 'kysely'
import type { PastErased } from '../forgetting/erasePast.ts'
import { noteChanges } from '../storage/chains.ts'
import { dropLooseChunks, insertChunks } from '../storage/chunks.ts'
import type { Tables } from '../storage/schema.ts'
import { findSnapshot, listSnapshots, readBoardOf } from '../storage/snapshots.ts'
import type { WholeSnapshot } from '../storage/wholeSnapshots.ts'
import type { ForgetRequest, Forgotten } from './forgetInSnapshot.ts'
import { snapshotThread } from './snapshotThread.ts'

type Db = Kysely<Tables>

export interface Forgetting extends Pick<ForgetRequest, 'whole' | 'reworded' | 'comments' | 'pictures'> {
  readonly asThen: PastErased['asThen']
}

export interface ForgottenCounts {
  /** Snapshots that are other than they were. */
  readonly snapshots: number
  /** Of the pictures that were asked about, those that some snapshot still shows. */
  readonly shown: ReadonlySet<string>
}

/** To be called while no snapshot of the room is being taken (`amongSnapshots`). */
export async function forgetInSnapshots(
  db: Db,
  roomId: string,
  { asThen, ...what }: Forgetting,
): Promise<ForgottenCounts> {
  const shown = new Set<string>()
  let snapshots = 0
  for (const { id } of await listSnapshots(db, roomId)) {
    const row = await findSnapshot(db, id)
    if (!row) continue
    const board = await readBoardOf(db, row)
    const request = { ...what, roomId, content: row.whole, board, asThen: asThen[id] ?? null }
    const { changed, pictures } = await snapshotThread.run('forgetInSnapshot', request)
    for (const hash of pictures) shown.add(hash)
    if (!changed) continue
    await replace(db, row, changed)
    snapshots++
  }
  // Also of a snapshot that was never finished, and when only this was left to do after a crash.
  await dropLooseChunks(db, roomId)
  return { snapshots, shown }
}

async function replace(
  db: Db,
  row: WholeSnapshot,
  { board, content: { content, pieces, records }, ...change }: NonNullable<Forgotten['changed']>,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await noteChanges(tx, [row.id], { change: 'rewritten', why: 'request' })
    await insertChunks(tx, 'board_chunk', row.room_id, board ?? [])
    await insertChunks(tx, 'record_chunk', row.room_id, records)
    await tx
      .updateTable('snapshot')
      .set({
        ...change,
        content,
        pieces: JSON.stringify(pieces),
        board: board && JSON.stringify(board.map(({ hash }) => hash)),
      })
      .where('id', '=', row.id)
      .execute()
  })
}
