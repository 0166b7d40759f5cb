/**
 * What a person is called who is named by their id.
 * @module
 */
import type { RoomConnection } from '../sync/useRoomConnection.ts'

/** Null for one who is not here. */
export function personName({ present }: Pick<RoomConnection, 'present'>, memberId: string): string | null {
  return present.find(({ id }) => id === memberId)?.name || null
}
