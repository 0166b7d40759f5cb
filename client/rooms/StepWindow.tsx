/**
 * The view that the rooms of a step have to their board: the backcasting ladder, the governance table.
 * @module
 */
import type { Me } from '../../shared/protocol/members.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import { GovernanceWindow } from './GovernanceWindow.tsx'
import { LadderWindow } from './LadderWindow.tsx'

export interface StepWindowProps {
  room: Room
  me: Me
  connection: RoomConnection
  onClose: () => void
}

export function StepWindow(props: StepWindowProps) {
  return props.room.step === 'vision' ? <LadderWindow {...props} /> : <GovernanceWindow {...props} />
}
