/**
 * Closes the room to changes, and opens it again.
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { Room } from '../../shared/protocol/processes.ts'
import { Toggle } from './Toggle.tsx'
import { useRoomStatus } from './useRoomStatus.ts'

export function RoomLock({ room }: { room: Room }) {
  const { t } = useTranslation('facilitation')
  const setStatus = useRoomStatus(room)
  return (
    <Toggle
      isOn={room.status === 'closed'}
      onChange={(isClosed) => void setStatus(isClosed ? 'closed' : 'open')}
    >
      {t('closed.close')}
    </Toggle>
  )
}
