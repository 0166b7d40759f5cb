/**
 * Where a card that was carried here came from: its room, the way back to it, and whether it says something else by now.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { cardOfId, type Insight } from '../../shared/insights/extract.ts'
import type { NamedCards } from '../../shared/protocol/namedCards.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import { cardPath } from '../app/cardPath.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { useNamedCard, useProcess } from '../app/queries.ts'
import { roomNames } from '../rooms/roomNames.ts'
import styles from './CardPanel.module.css'

interface OriginPartProps {
  insight: Insight
  meta: Readonly<Record<string, unknown>>
  room: Room
}

export function OriginPart(props: OriginPartProps) {
  const origin = props.insight.provenance.importedFrom
  return origin ? <Origin {...props} origin={origin} /> : null
}

/** Whether an original says something else than when it was carried: not where it merely was voted for or commented on. */
function saysElse(now: NamedCards[number], meta: OriginPartProps['meta']): boolean {
  if (typeof meta.originContent === 'number') return now.content !== meta.originContent
  // Cards from before that was kept have the version alone.
  return typeof meta.originVersion === 'number' && now.version > meta.originVersion
}

function Origin({ meta, room, origin }: OriginPartProps & { origin: string }) {
  const { t } = useTranslation('card')
  const { language } = useLanguage()
  const process = useProcess(room.processId)
  const original = useNamedCard(room.processId, origin)
  const place = cardOfId(origin)
  const from = process.data?.rooms.find(({ id }) => id === place?.roomId)
  const name = place && roomNames(process.data?.rooms ?? [], language).get(place.roomId)
  const now = original.data
  const isChanged = now !== undefined && now !== null && saysElse(now, meta)
  return (
    <section className={styles.origin}>
      <p>
        {name ? t('originIn', { room: name }) : t('origin')}{' '}
        {place && from ? <Link href={cardPath(place.roomId, place.shapeId)}>{t('originOpen')}</Link> : null}
      </p>
      {isChanged ? (
        <>
          <p className={styles.changed}>{t('originChanged')}</p>
          <blockquote className={styles.text}>{now.text}</blockquote>
        </>
      ) : null}
      {original.isSuccess && from && !now ? <p className={styles.changed}>{t('originGone')}</p> : null}
    </section>
  )
}
