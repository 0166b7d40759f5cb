/**
 * Members, as those who lead deal with them.
 * @module
 */
import { close } from '../../shared/protocol/messages.ts'
import { routes } from '../../shared/protocol/routes.ts'
import { memberIdOf } from '../access/authenticate.ts'
import { mayWithin } from '../access/guard.ts'
import { revokeLink } from '../storage/links.ts'
import { findMember, removeMember } from '../storage/members.ts'
import type { AppContext } from './AppContext.ts'
import { forbidden, notFound, Refusal, routesApp } from './problem.ts'

export function memberRoutes(context: AppContext) {
  const { db, rooms } = context

  /** Ends a link for all who came by it; those who have another come back at once, as what that one allows. */
  async function endLink(id: string): Promise<void> {
    const { out, stay } = await revokeLink(db, id)
    for (const [members, code] of [
      [new Set(out), close.forbidden],
      [new Set(stay), close.restart],
    ] as const)
      rooms.disconnect(({ memberId }) => members.has(memberId), code, 'this link has been withdrawn')
  }

  return routesApp().openapi(routes.removeMember, async (c) => {
    const caller = c.get('caller')
    const found = await findMember(db, c.req.valid('param').id)
    if (!found) throw caller.kind === 'operator' ? notFound() : forbidden()
    const { row, places } = found
    // Who leads one room removes those who came for that room, and nobody who has a place elsewhere.
    const where = places.length > 0 ? places.map(({ roomId }) => roomId) : [row.room_id]
    const revokes = c.req.valid('query').revokeLinks === 'true'
    const needed = revokes ? (['removeMember', 'manageLinks'] as const) : (['removeMember'] as const)
    for (const roomId of where)
      for (const action of needed) if (!mayWithin(caller, row.process_id, roomId, action)) throw forbidden()
    if (memberIdOf(caller) === row.id) throw new Refusal(409, 'Nobody removes themselves; sign out instead.')
    await removeMember(db, row.id)
    rooms.disconnect(({ memberId }) => memberId === row.id, close.forbidden, 'removed from the process')
    if (revokes) for (const { linkId } of places) await endLink(linkId)
    return c.body(null, 204)
  })
}
