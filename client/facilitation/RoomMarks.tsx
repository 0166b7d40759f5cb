/**
 * What holds in the room beside its activity, for all to see: who has the word, a layout that is fixed, and for those
 * who lead the zone that they made stand out.
 * @module
 */
import { Lightbulb, MessageCircle, Pin, X } from 'lucide-react'
import { useEffect } from 'react'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useAnnounce } from '../app/announcements.tsx'
import { useLanguage } from '../app/i18n/index.ts'
import type { BarProps } from './barParts.ts'
import styles from './Facilitation.module.css'
import { personName } from './personName.ts'
import { useZones } from './useZones.ts'

/** Whether any of it holds, so that the bar is there for those who do not lead. */
export const hasMarks = ({ facilitation: { layoutFixed, word } }: Pick<BarProps, 'facilitation'>): boolean =>
  layoutFixed || word !== null

export function RoomMarks(bar: BarProps) {
  const { t } = useTranslation('facilitation')
  const { facilitation, leads, lead } = bar
  return (
    <>
      {facilitation.word === null ? null : <Word {...bar} member={facilitation.word} />}
      {facilitation.layoutFixed ? (
        <p className={styles.mode}>
          <Pin size={14} aria-hidden="true" />
          {t('layoutFixed')}
          {leads ? (
            <Off label={t('layoutLoose')} onPress={() => lead({ do: 'fixLayout', fixed: false })} />
          ) : null}
        </p>
      ) : null}
      {facilitation.highlight !== null && leads ? (
        <Highlighted {...bar} zoneId={facilitation.highlight} />
      ) : null}
    </>
  )
}

function Word({ member, ...bar }: BarProps & { member: string }) {
  const { t } = useTranslation('facilitation')
  const announce = useAnnounce()
  const isOwn = member === (bar.me.member?.id ?? 'operator')
  const name = personName(bar.connection, member) ?? t('hand.away')
  useEffect(() => {
    if (isOwn) announce(t('hand.own'))
  }, [isOwn, announce, t])
  return (
    <p className={styles.chip}>
      <MessageCircle size={14} aria-hidden="true" />
      <span className={styles.chipText}>{isOwn ? t('hand.own') : t('hand.word', { name })}</span>
      {bar.leads ? (
        <Off label={t('hand.takeWord', { name })} onPress={() => bar.lead({ do: 'lowerHand', member })} />
      ) : null}
    </p>
  )
}

function Highlighted({ zoneId, ...bar }: BarProps & { zoneId: string }) {
  const { t } = useTranslation('facilitation')
  const { language } = useLanguage()
  const zone = useZones(bar.connection.doc, bar.room).find(({ id }) => id === zoneId)
  if (!zone) return null
  const name = zone.name[language]
  return (
    <p className={styles.chip}>
      <Lightbulb size={14} aria-hidden="true" />
      <span className={styles.chipText}>{name}</span>
      <Off
        label={t('zone.highlightOff', { zone: name })}
        onPress={() => bar.lead({ do: 'highlight', zone: null })}
      />
    </p>
  )
}

function Off({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <Button className={styles.off ?? ''} aria-label={label} onPress={onPress}>
      <X size={14} aria-hidden="true" />
    </Button>
  )
}
