/**
 * Says calmly that all are asked to look at one place: to whom looks there, that they need not; to whom has looked
 * elsewhere, the way back; to whom has the list before them, the zone and the board; to those who lead, how to let go.
 * @module
 */
import { Eye } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Gathering } from '../../shared/protocol/facilitation.ts'
import type { Me } from '../../shared/protocol/members.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { mayLead } from '../app/mayLead.ts'
import { Button } from '../app/ui/Button.tsx'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import styles from './Facilitation.module.css'
import { personName } from './personName.ts'
import { RoomNews } from './RoomNews.tsx'
import { useLeft, useRoomLink, useShownBoard } from './roomLink.ts'
import { keyOf, useShortcut } from './shortcuts.ts'
import { useLead } from './useLead.ts'
import { useZones } from './useZones.ts'
import './words.ts'

interface GatheringNoticeProps {
  room: Room
  me: Me
  connection: RoomConnection
  /** Shows the board, where there is only the list. */
  onBoard: () => void
}

export function GatheringNotice(props: GatheringNoticeProps) {
  const { facilitation } = props.connection
  if (!facilitation) return null
  return (
    <>
      <RoomNews {...props} facilitation={facilitation} />
      {facilitation.gathering ? <Notice {...props} gathering={facilitation.gathering} /> : null}
    </>
  )
}

/** The name of a zone that a gathering or a highlight names; empty where there is none. */
function useZoneName({ connection, room }: GatheringNoticeProps, id: string | null): string {
  const { language } = useLanguage()
  return useZones(connection.doc, room).find((zone) => zone.id === id)?.name[language] ?? ''
}

function Notice(props: GatheringNoticeProps & { gathering: Gathering }) {
  const { room, me, connection, onBoard, gathering } = props
  const { t } = useTranslation('facilitation')
  const hasBoard = useShownBoard() !== null
  const lead = useLead(room.id, connection)
  const isOwn = gathering.by === (me.member?.id ?? 'operator')
  const name = personName(connection, gathering.by) ?? t('someone')
  const zone = useZoneName(props, gathering.zone)
  const text = isOwn
    ? t(gathering.follow ? 'gather.ownFollow' : 'gather.own')
    : zone
      ? t('gather.inZone', { name, zone })
      : t('gather.here', { name })
  return (
    <div className={`${styles.notice} ${hasBoard ? styles.floating : ''}`}>
      <p>
        <Eye size={16} aria-hidden="true" />
        <span>{text}</span>
      </p>
      {isOwn ? null : hasBoard ? (
        <ComeAndGo gathering={gathering} name={name} />
      ) : (
        <ToPlace hasZone={zone !== ''} onBoard={onBoard} />
      )}
      {mayLead(me) ? (
        <Button size="small" onPress={() => void lead({ do: 'letGo' })}>
          {t('gather.letGo')}
        </Button>
      ) : null}
    </div>
  )
}

/** At the board: away from where all look, and back. */
function ComeAndGo({ gathering, name }: { gathering: Gathering; name: string }) {
  const { t } = useTranslation('facilitation')
  const link = useRoomLink()
  const isWith = useLeft() !== gathering.since
  useShortcut('back', () => (isWith ? link.leave(gathering.since) : link.comeBack()))
  return isWith ? (
    <Button
      look="quiet"
      size="small"
      aria-keyshortcuts={keyOf('back')}
      onPress={() => link.leave(gathering.since)}
    >
      {t('gather.leave')}
    </Button>
  ) : (
    <Button look="primary" size="small" aria-keyshortcuts={keyOf('back')} onPress={() => link.comeBack()}>
      {t('gather.back', { name })}
    </Button>
  )
}

/** In the list: to the zone, or to the board. */
function ToPlace({ hasZone, onBoard }: { hasZone: boolean; onBoard: () => void }) {
  const { t } = useTranslation('facilitation')
  const link = useRoomLink()
  return (
    <>
      {hasZone ? (
        <Button look="quiet" size="small" onPress={() => link.comeBack()}>
          {t('gather.toZone')}
        </Button>
      ) : null}
      <Button look="quiet" size="small" onPress={onBoard}>
        {t('gather.board')}
      </Button>
    </>
  )
}
