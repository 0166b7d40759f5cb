/**
 * Rows as they go out: what each noun shows over HTTP.
 * @module
 */
import type { Link } from '../../shared/protocol/links.ts'
import type { Me, Member } from '../../shared/protocol/members.ts'
import type { Process, Room } from '../../shared/protocol/processes.ts'
import { type Caller, type CallerMember, roleOf, roleWithin } from '../access/authenticate.ts'
import { mayWithin } from '../access/guard.ts'
import { onlyRoom } from '../access/places.ts'
import { type RoomWithCounts, yearsOf } from '../storage/processes.ts'
import type { LinkRow, ProcessRow } from '../storage/schema.ts'
import type { Rooms } from '../sync/rooms.ts'

const iso = (time: number): string => new Date(time).toISOString()

/** A room, as the caller may see it. */
export function roomView(row: RoomWithCounts, rooms: Rooms, caller: Caller): Room {
  return {
    id: row.id,
    processId: row.process_id,
    step: row.step,
    strengthArea: row.strength_area,
    title: row.title,
    status: row.status,
    role: roleWithin(caller, row.process_id, row.id) ?? roleOf(caller),
    present: rooms.present(row.id),
    insights: row.insights,
    snapshots: row.snapshots,
  }
}

/** A process, with those of its rooms that the caller may enter. */
export function processView(
  row: ProcessRow,
  roomRows: readonly RoomWithCounts[],
  rooms: Rooms,
  caller: Caller,
): Process {
  const open = roomRows.filter(({ id }) => mayWithin(caller, row.id, id, 'readProcess'))
  return {
    id: row.id,
    title: row.title,
    language: row.language,
    createdAt: iso(row.created_at),
    years: yearsOf(row),
    role: roleWithin(caller, row.id, null),
    rooms: open.map((room) => roomView(room, rooms, caller)),
  }
}

export function linkView(row: LinkRow): Link {
  return {
    id: row.id,
    role: row.role,
    roomId: row.room_id,
    label: row.label,
    createdAt: iso(row.created_at),
    expiresAt: row.expires_at === null ? null : iso(row.expires_at),
    maxUses: row.max_uses,
    uses: row.uses,
    revoked: row.revoked_at !== null,
    hasPassword: row.password_hash !== null,
    lobby: row.lobby === 1,
  }
}

/** Who is asking, as the pages are told. */
export function meView(caller: Caller, boardLicenseKey: string | null): Me {
  if (caller.kind === 'operator')
    return { role: 'operator', member: null, processId: null, roomId: null, boardLicenseKey }
  if (caller.kind === 'token')
    return {
      role: 'observer',
      member: null,
      processId: caller.token.processId,
      roomId: null,
      boardLicenseKey: null,
    }
  const { member } = caller
  const { role, processId, places } = member
  return { role, member: memberView(member), processId, roomId: onlyRoom(places), boardLicenseKey }
}

export function memberView(member: CallerMember): Member {
  const { id, role, sector, name, organisation } = member
  return { id, role, sector, name, organisation }
}
