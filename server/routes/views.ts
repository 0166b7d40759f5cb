/**
 * Rows as they go out: what each noun shows over HTTP.
 * @module
 */
import type { Link, Member, Process, Room } from '../../shared/protocol/api.ts'
import type { CallerMember } from '../access/authenticate.ts'
import type { RoomWithCounts } from '../storage/processes.ts'
import type { LinkRow, ProcessRow } from '../storage/schema.ts'
import type { Rooms } from '../sync/rooms.ts'

const iso = (time: number): string => new Date(time).toISOString()

export function roomView(row: RoomWithCounts, rooms: Rooms): Room {
  return {
    id: row.id,
    processId: row.process_id,
    step: row.step,
    title: row.title,
    status: row.status,
    present: rooms.present(row.id),
    insights: row.insights,
    snapshots: row.snapshots,
  }
}

export function processView(row: ProcessRow, roomRows: readonly RoomWithCounts[], rooms: Rooms): Process {
  return {
    id: row.id,
    title: row.title,
    language: row.language,
    createdAt: iso(row.created_at),
    rooms: roomRows.map((room) => roomView(room, rooms)),
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
  }
}

export function memberView(member: CallerMember): Member {
  const { id, role, sector, name, organisation } = member
  return { id, role, sector, name, organisation }
}
