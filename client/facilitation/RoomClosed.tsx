/**
 * Says that a room is closed to changes, and lets those who lead open it again.
 * @module
 */
import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../shared/protocol/members.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import { mayLead } from '../app/mayLead.ts'
import { Button } from '../app/ui/Button.tsx'
import styles from './Facilitation.module.css'
import { useRoomStatus } from './useRoomStatus.ts'
import './words.ts'

export function RoomClosed({ room, me }: { room: Room; me: Me }) {
  const { t } = useTranslation('facilitation')
  const setStatus = useRoomStatus(room)
  if (room.status === 'open') return null
  return (
    <div className={styles.banner}>
      <p>
        <Lock size={16} aria-hidden="true" />
        {t('closed.banner')}
      </p>
      {mayLead(me) ? (
        <Button size="small" onPress={() => void setStatus('open')}>
          {t('closed.open')}
        </Button>
      ) : null}
    </div>
  )
}
