/**
 * Says that a room is closed to changes, what became of the words of who wrote then, and when it is open again; lets
 * those who lead open it.
 * @module
 */
import { Lock } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../shared/protocol/members.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { mayLead } from '../app/mayLead.ts'
import { Button } from '../app/ui/Button.tsx'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import styles from './Facilitation.module.css'
import { useRoomStatus } from './useRoomStatus.ts'
import './words.ts'

interface RoomClosedProps {
  room: Room
  me: Me
  connection: RoomConnection
}

export function RoomClosed({ room, me, connection }: RoomClosedProps) {
  const { t } = useTranslation('facilitation')
  const setStatus = useRoomStatus(room)
  const words = useWords(room.status, me, connection)
  if (room.status === 'open') return null
  return (
    <div className={styles.banner}>
      <p>
        <Lock size={16} aria-hidden="true" />
        <span>
          {t('closed.banner')} {words ? t(`closed.${words}`) : null}
        </span>
      </p>
      {mayLead(me) ? (
        <Button size="small" onPress={() => void setStatus('open')}>
          {t('closed.open')}
        </Button>
      ) : null}
    </div>
  )
}

/** What became of what this person wrote before the room was closed; null where there is nothing to say. */
function useWords(status: Room['status'], me: Me, { saved, status: line }: RoomConnection) {
  const { t } = useTranslation('facilitation')
  const announce = useAnnounce()
  const before = useRef(status)
  /** They were here when it was closed. */
  const saw = useRef(false)
  if (status === 'open') saw.current = true
  useEffect(() => {
    if (before.current === 'closed' && status === 'open') announce(t('closed.openNow'))
    // What may still stand there no longer holds; that it is closed is said in its banner.
    if (before.current === 'open' && status === 'closed') announce('')
    before.current = status
  }, [status, announce, t])
  if (status === 'open' || me.role === 'observer') return null
  if (saved === 'offline') return 'waits'
  return saved === 'saved' && line === 'live' && saw.current && !mayLead(me) ? 'kept' : null
}
