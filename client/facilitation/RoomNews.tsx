/**
 * Reads out what changes in a room beside its activity: where all are asked to look, which zone stands out, and what is
 * locked. What was so when the page opened is no news. Those who see it see it where it is.
 * @module
 */
import type { TFunction } from 'i18next'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Facilitation } from '../../shared/protocol/facilitation.ts'
import type { Me } from '../../shared/protocol/members.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import { useLanguage } from '../app/i18n/index.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import { personName } from './personName.ts'
import { useZones } from './useZones.ts'

interface RoomNewsProps {
  room: Room
  me: Me
  connection: RoomConnection
  facilitation: Facilitation
}

/** What is told, in words of this person's language. */
interface Told {
  /** Tells one gathering from the next; empty for none, and for one's own. */
  readonly gathering: string
  readonly place: string
  readonly highlight: string
  readonly locked: readonly string[]
  readonly isFixed: boolean
  readonly isClosed: boolean
}

export function RoomNews(props: RoomNewsProps) {
  const { me, connection, facilitation } = props
  const { t } = useTranslation('facilitation')
  const { language } = useLanguage()
  const [news, setNews] = useState('')
  const zones = useZones(connection.doc, props.room)
  const nameOf = (id: string | null) => zones.find((zone) => zone.id === id)?.name[language] ?? ''
  const { gathering, highlight, lockedZones, layoutFixed, status } = facilitation
  const isOther = gathering !== null && gathering.by !== (me.member?.id ?? 'operator')
  const now: Told = {
    gathering: isOther ? gathering.since : '',
    place: isOther ? nameOf(gathering.zone) : '',
    highlight: nameOf(highlight),
    locked: lockedZones.map(nameOf),
    isFixed: layoutFixed,
    isClosed: status === 'closed',
  }
  const name = (gathering && personName(connection, gathering.by)) ?? t('someone')
  const before = useRef(now)
  useEffect(() => {
    const text = newsOf(before.current, now, name, t)
    before.current = now
    if (text !== null) setNews(text)
  })
  return (
    <p className="visually-hidden" role="status">
      {news}
    </p>
  )
}

function newsOf(before: Told, now: Told, name: string, t: TFunction<'facilitation'>): string | null {
  const locked = now.locked.find((zone) => !before.locked.includes(zone))
  const unlocked = before.locked.find((zone) => !now.locked.includes(zone))
  // That it is open again is shown for a moment to all (RoomClosed.tsx).
  if (now.isClosed !== before.isClosed) return now.isClosed ? t('closed.closedNow') : ''
  if (locked) return t('news.locked', { zone: locked })
  if (unlocked) return t('news.unlocked', { zone: unlocked })
  if (now.isFixed !== before.isFixed) return t(now.isFixed ? 'news.fixed' : 'news.loose')
  if (now.highlight !== before.highlight)
    return now.highlight ? t('news.highlight', { zone: now.highlight }) : t('news.noHighlight')
  if (now.gathering === before.gathering && now.place === before.place) return null
  if (!now.gathering) return t('news.letGo')
  return now.place ? t('gather.inZone', { name, zone: now.place }) : t('gather.here', { name })
}
