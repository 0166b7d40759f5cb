/**
 * What a person says without a word: a hand that is up, and a few moods.
 * @module
 */
import { Hand } from 'lucide-react'
import { ToggleButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Facilitation } from '../../shared/protocol/facilitation.ts'
import type { Me } from '../../shared/protocol/members.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import styles from './Hands.module.css'
import { MoodMenu } from './MoodMenu.tsx'
import { MoodsSeen } from './MoodsSeen.tsx'
import { keyOf, useShortcut } from './shortcuts.ts'
import { useHand } from './useHand.ts'
import './words.ts'

interface HandToolsProps {
  room: Room
  me: Me
  connection: RoomConnection
}

export function HandTools({ room, me, connection }: HandToolsProps) {
  const { facilitation } = connection
  return (
    <div className={styles.tools}>
      {facilitation && me.role !== 'observer' ? (
        <>
          <OwnHand room={room} me={me} facilitation={facilitation} />
          <MoodMenu onMood={connection.showMood} />
        </>
      ) : null}
      <MoodsSeen onMoods={connection.onMoods} />
    </div>
  )
}

function OwnHand({ room, me, facilitation }: { room: Room; me: Me; facilitation: Facilitation }) {
  const { t } = useTranslation('facilitation')
  const { isUp, place, raise } = useHand(room.id, me, facilitation)
  useShortcut('hand', () => raise(!isUp))
  return (
    <ToggleButton
      className={styles.tool ?? ''}
      isSelected={isUp}
      onChange={raise}
      aria-label={t('hand.raise')}
      aria-keyshortcuts={keyOf('hand')}
    >
      <Hand size={18} aria-hidden="true" />
      {place > 0 ? <span className={styles.place}>{place}</span> : null}
    </ToggleButton>
  )
}
