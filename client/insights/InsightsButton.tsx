/**
 * The button of the bar that opens a room's insights; for those who lead, it says quietly when a sector is not heard.
 * @module
 */
import { ListTree } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../shared/protocol/members.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import { mayLead } from '../app/mayLead.ts'
import { Button } from '../app/ui/Button.tsx'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import styles from './Insights.module.css'
import { useUnheard } from './useUnheard.ts'
import './words.ts'

interface InsightsButtonProps {
  connection: RoomConnection
  room: Room
  me: Me
  isOpen: boolean
  onToggle: () => void
}

export function InsightsButton({ connection, room, me, isOpen, onToggle }: InsightsButtonProps) {
  const { t } = useTranslation('insights')
  const isUnheard = useUnheard(connection.doc, room, mayLead(me))
  return (
    <span className={styles.toggle}>
      <Button
        look="quiet"
        size="small"
        square
        aria-expanded={isOpen}
        aria-label={t(isUnheard ? 'openUnheard' : 'open')}
        onPress={onToggle}
      >
        <ListTree size={20} aria-hidden="true" />
      </Button>
      {isUnheard ? <span className={styles.dot} aria-hidden="true" /> : null}
    </span>
  )
}
