/**
 * A room's live connection for the page that shows it.
 * @module
 */
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { Me } from '../../shared/protocol/members.ts'
import { useMe } from '../app/queries.ts'
import type { PresentUser } from './present.ts'
import type { RoomConnection } from './roomStore.ts'
import { openRoom } from './roomStore.ts'

export type { Present } from './present.ts'
export type { RoomConnection, SavedState } from './roomStore.ts'

/** The operator has no member; the server gives others the same name and id. */
function userOf(me: Me): PresentUser {
  const { member } = me
  return member
    ? { id: member.id, name: member.name, sector: member.sector, role: member.role }
    : { id: 'operator', name: 'Operator', sector: null, role: me.role }
}

/** Connects to a room while the component is shown; the room and its document stay the same as long as it is. */
export function useRoomConnection(roomId: string): RoomConnection {
  const store = useMemo(() => openRoom(roomId), [roomId])
  const { data: me } = useMe()
  useEffect(() => {
    if (me) store.introduce(userOf(me))
  }, [store, me])
  return useSyncExternalStore(store.subscribe, store.snapshot)
}
