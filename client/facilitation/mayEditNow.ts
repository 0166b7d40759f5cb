/**
 * Whether this person may change the board at this moment. The server decides; the page shows it.
 * @module
 */
import type { Me } from '../../shared/protocol/members.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import { mayLead } from '../app/mayLead.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'

export function mayEditNow(
  me: Me,
  room: Room,
  { facilitation, trouble }: Pick<RoomConnection, 'facilitation' | 'trouble'>,
): boolean {
  if (me.role === 'observer' || trouble) return false
  const edits = facilitation?.edits ?? (room.status === 'open' ? 'all' : 'nobody')
  return edits === 'all' || (edits === 'leaders' && mayLead(me))
}
