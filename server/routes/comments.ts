/**
 * Comments on cards: written by whoever writes on the board, resolved by who wrote them and by those who lead.
 * @module
 */
import type { Context } from 'hono'
import type { Comment } from '../../shared/protocol/comments.ts'
import { routes } from '../../shared/protocol/routes.ts'
import { memberOf, roleOf } from '../access/authenticate.ts'
import { can } from '../access/can.ts'
import { roomFor } from '../access/guard.ts'
import { snapshotThread } from '../snapshots/snapshotThread.ts'
import {
  addComment,
  findComment,
  listComments,
  recordComment,
  removeComment,
  resolveComment,
} from '../storage/comments.ts'
import type { CommentRow } from '../storage/schema.ts'
import type { AppContext, AppEnv } from './AppContext.ts'
import { forbidden, notFound, Refusal, routesApp } from './problem.ts'

type Asked = Context<AppEnv>

const isOwn = (c: Asked, { member_id }: CommentRow) =>
  member_id !== null && member_id === memberOf(c.get('caller'))?.id

const told = (c: Asked, row: CommentRow): Comment => ({
  id: row.id,
  ...recordComment(row),
  isOwn: isOwn(c, row),
})

export function commentRoutes(context: AppContext) {
  const { db, rooms, facilitations, autoSnapshots } = context

  /** The comment, if the caller wrote it or leads its room. */
  async function commentFor(c: Asked, id: string): Promise<CommentRow> {
    const row = await findComment(db, id)
    if (!row) throw c.get('caller').kind === 'operator' ? notFound() : forbidden()
    await roomFor(c, context, row.room_id, 'comment')
    if (!isOwn(c, row) && !can(roleOf(c.get('caller')), 'resolveComments')) throw forbidden()
    return row
  }

  /** Who is in the room hears of it, and a snapshot is due. */
  function changed(roomId: string): void {
    autoSnapshots.edited(roomId)
    facilitations.countAnew(roomId)
  }

  return routesApp()
    .openapi(routes.listComments, async (c) => {
      const { id, cardId } = c.req.valid('param')
      const room = await roomFor(c, context, id, 'readProcess')
      const rows = await listComments(db, room.id, cardId)
      return c.json(
        rows.map((row) => told(c, row)),
        200,
      )
    })
    .openapi(routes.addComment, async (c) => {
      const { id, cardId } = c.req.valid('param')
      const room = await roomFor(c, context, id, 'comment')
      const { edits, quiet } = await facilitations.read(room)
      const leads = can(roleOf(c.get('caller')), 'resolveComments')
      if (edits === 'nobody' || (edits === 'leaders' && !leads))
        throw new Refusal(409, 'The room is closed to edits.')
      if (quiet) throw new Refusal(409, 'The room writes quietly; comments can be written after the reveal.')
      const { base } = await rooms.readPacked(room.id)
      const words = await snapshotThread.run('cardText', { base, cardId })
      if (words === null) throw new Refusal(422, 'There is no such card on the board.', { field: 'cardId' })
      const member = memberOf(c.get('caller'))
      const { text } = c.req.valid('json')
      const said = { room_id: room.id, card_id: cardId, text }
      const row = await addComment(db, {
        ...said,
        member_id: member?.id ?? null,
        sector: member?.sector ?? null,
      })
      if (!row) throw new Refusal(409, 'There are as many comments as there may be.')
      changed(room.id)
      return c.json(told(c, row), 201)
    })
    .openapi(routes.changeComment, async (c) => {
      const row = await commentFor(c, c.req.valid('param').id)
      const { resolved } = c.req.valid('json')
      await resolveComment(db, row.id, resolved)
      changed(row.room_id)
      return c.json(told(c, { ...row, resolved: resolved ? 1 : 0 }), 200)
    })
    .openapi(routes.removeComment, async (c) => {
      const row = await commentFor(c, c.req.valid('param').id)
      await removeComment(db, row.id)
      changed(row.room_id)
      return c.body(null, 204)
    })
}
