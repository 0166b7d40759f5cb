/**
 * The zones of the board for those who lead: each can be made to stand out, and locked.
 * @module
 */
import { Lightbulb, Lock, LockOpen } from 'lucide-react'
import { ToggleButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Zone } from '../../shared/board/cards.ts'
import { useLanguage } from '../app/i18n/index.ts'
import type { BarProps } from './barParts.ts'
import styles from './Facilitation.module.css'
import { useZones } from './useZones.ts'

export function ZoneList({ bar }: { bar: BarProps }) {
  const zones = useZones(bar.connection.doc, bar.room)
  return (
    <ul className={styles.zones}>
      {zones.map((zone) => (
        <ZoneItem key={zone.id} zone={zone} bar={bar} />
      ))}
    </ul>
  )
}

function ZoneItem({ zone, bar: { facilitation, lead } }: { zone: Zone; bar: BarProps }) {
  const { t } = useTranslation('facilitation')
  const { language } = useLanguage()
  const name = zone.name[language]
  const isLocked = facilitation.lockedZones.includes(zone.id)
  const LockIcon = isLocked ? Lock : LockOpen
  return (
    <li className={styles.zone}>
      <span className={styles.zoneName}>{name}</span>
      <ToggleButton
        className={styles.toggle ?? ''}
        aria-label={t('zone.highlight', { zone: name })}
        isSelected={facilitation.highlight === zone.id}
        onChange={(isOn) => lead({ do: 'highlight', zone: isOn ? zone.id : null })}
      >
        <Lightbulb size={17} aria-hidden="true" />
      </ToggleButton>
      <ToggleButton
        className={styles.toggle ?? ''}
        aria-label={t('zone.lock', { zone: name })}
        isSelected={isLocked}
        onChange={(isOn) => lead({ do: isOn ? 'lockZone' : 'unlockZone', zone: zone.id })}
      >
        <LockIcon size={17} aria-hidden="true" />
      </ToggleButton>
    </li>
  )
}
