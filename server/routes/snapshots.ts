/**
 * Snapshots: taken and restored by a facilitator, read and compared by members.
 * @module
 */
import type { Context } from 'hono'
import { BOARD_VERSION } from '../../shared/board/version.ts'
import type { RestorePreview } from '../../shared/protocol/history.ts'
import { routes } from '../../shared/protocol/routes.ts'
import type { Snapshot, SnapshotDifference } from '../../shared/protocol/snapshots.ts'
import type { SnapshotTaker } from '../../shared/vocabulary.ts'
import { type Caller, memberIdOf, roleOf } from '../access/authenticate.ts'
import type { Action } from '../access/can.ts'
import { roomFor } from '../access/guard.ts'
import { schemaOf } from '../boards/upgradeBoards.ts'
import { summaryOf } from '../snapshots/read.ts'
import { snapshotThread } from '../snapshots/snapshotThread.ts'
import { takeSnapshot } from '../snapshots/take.ts'
import { findSnapshot, fixSnapshot, listSnapshots, readBoardOf } from '../storage/snapshots.ts'
import type { WholeSnapshot } from '../storage/wholeSnapshots.ts'
import type { AppContext, AppEnv } from './AppContext.ts'
import { jsonText } from './jsonText.ts'
import { forbidden, notFound, Refusal, routesApp } from './problem.ts'
import { refuseWhileQuiet } from './quietRoom.ts'

/** The snapshot, if the caller may do this in its room. */
export async function snapshotFor(
  c: Context<AppEnv>,
  context: AppContext,
  id: string,
  action: Action = 'readProcess',
): Promise<WholeSnapshot> {
  const snapshot = await findSnapshot(context.db, id)
  if (!snapshot) throw c.get('caller').kind === 'operator' ? notFound() : forbidden()
  await roomFor(c, context, snapshot.room_id, action)
  return snapshot
}

/** Whom a snapshot says that it was taken by: another system is no person. */
const takerOf = (caller: Caller): SnapshotTaker => (caller.kind === 'token' ? 'server' : roleOf(caller))

export function snapshotRoutes(context: AppContext) {
  const { db, rooms } = context

  /** The board that a snapshot keeps, and the form of its records where it is not today's. */
  async function boardOf(row: WholeSnapshot) {
    const board = await readBoardOf(db, row)
    if (!board) throw new Refusal(409, 'This snapshot is from before boards were kept with their records.')
    const from = row.board_version === BOARD_VERSION ? null : await schemaOf(db, row.board_version)
    return { board, from }
  }

  return routesApp()
    .openapi(routes.takeSnapshot, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'takeSnapshot')
      const { note } = c.req.valid('json')
      const taken = await takeSnapshot(context, room, {
        takenBy: takerOf(c.get('caller')),
        reason: 'facilitator',
        note: note || null,
      })
      return c.json(summaryOf(taken), 201)
    })
    .openapi(routes.fixSnapshot, async (c) => {
      const row = await snapshotFor(c, context, c.req.valid('param').id, 'fixSnapshot')
      const said = c.req.valid('json')
      const fixed = await fixSnapshot(db, row.id, { ...said, at: new Date().toISOString() })
      if (fixed === null)
        throw new Refusal(409, 'This snapshot is fixed already; a correction is a new snapshot.')
      return c.json(summaryOf({ ...row, fixed }), 200)
    })
    .openapi(routes.listSnapshots, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'readProcess')
      return c.json((await listSnapshots(db, room.id)).map(summaryOf), 200)
    })
    .openapi(routes.readSnapshot, async (c) => {
      const row = await snapshotFor(c, context, c.req.valid('param').id)
      return jsonText<Snapshot>(c, await snapshotThread.run('read', row))
    })
    .openapi(routes.compareSnapshots, async (c) => {
      const { id, other } = c.req.valid('param')
      const before = await snapshotFor(c, context, id)
      const after = await snapshotFor(c, context, other)
      if (before.room_id !== after.room_id)
        throw new Refusal(400, 'Two snapshots are compared that are of the same room.', { field: 'other' })
      return jsonText<SnapshotDifference>(c, await snapshotThread.run('compare', { before, after }))
    })
    .openapi(routes.previewRestore, async (c) => {
      const row = await snapshotFor(c, context, c.req.valid('param').id, 'restoreBoard')
      const board = await boardOf(row)
      const { base } = await rooms.readPacked(row.room_id)
      return jsonText<RestorePreview>(c, await snapshotThread.run('previewRestore', { base, ...board }))
    })
    .openapi(routes.restoreSnapshot, async (c) => {
      const row = await snapshotFor(c, context, c.req.valid('param').id, 'restoreBoard')
      const caller = c.get('caller')
      const room = await roomFor(c, context, row.room_id, 'restoreBoard')
      await refuseWhileQuiet(db, room.id)
      const board = await boardOf(row)
      const before = await takeSnapshot(context, room, {
        takenBy: roleOf(caller),
        reason: 'restore',
        note: null,
      })
      const { base } = await rooms.readPacked(room.id)
      const { update, changed } = await snapshotThread.run('restore', { base, ...board })
      if (update) await rooms.apply(room.id, update, memberIdOf(caller))
      return c.json({ before: summaryOf(before), changed }, 200)
    })
}
