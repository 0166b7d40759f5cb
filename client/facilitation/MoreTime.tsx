/**
 * More time: asked for by each for themselves, seen as a number by those who lead, and given with one press.
 * @module
 */
import { Hourglass } from 'lucide-react'
import { ToggleButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../app/ui/Button.tsx'
import type { BarProps } from './barParts.ts'
import styles from './Facilitation.module.css'
import { keyOf, useShortcut } from './shortcuts.ts'
import { useMoreTime } from './useHand.ts'

/** Minutes that one press gives to those who asked. */
const GIVEN_MINUTES = 2

export function MoreTime(bar: BarProps) {
  const { running } = bar.facilitation
  if (!running || running.endsAt === null || bar.me.role === 'observer') return null
  return bar.leads ? <Give {...bar} /> : <Ask {...bar} />
}

function Ask({ room, facilitation }: BarProps) {
  const { t } = useTranslation('facilitation')
  const [isWanted, ask] = useMoreTime(room.id, facilitation)
  useShortcut('moreTime', () => ask(!isWanted))
  return (
    <ToggleButton
      className={styles.wish ?? ''}
      isSelected={isWanted}
      onChange={ask}
      aria-label={t('moreTime.ask')}
      aria-keyshortcuts={keyOf('moreTime')}
    >
      <Hourglass size={15} aria-hidden="true" />
      <span className={styles.long}>{t('moreTime.ask')}</span>
      <span className={styles.short}>{t('moreTime.short')}</span>
    </ToggleButton>
  )
}

function Give({ facilitation: { wantMoreTime }, lead }: BarProps) {
  const { t } = useTranslation('facilitation')
  if (wantMoreTime === 0) return null
  return (
    <Button
      size="small"
      onPress={() => lead({ do: 'extend', minutes: GIVEN_MINUTES })}
      aria-label={t('moreTime.giveLabel', { count: wantMoreTime, minutes: GIVEN_MINUTES })}
    >
      <Hourglass size={15} aria-hidden="true" />
      <span className={styles.long}>
        {t('moreTime.give', { count: wantMoreTime, minutes: GIVEN_MINUTES })}
      </span>
      <span className={styles.short}>
        {t('moreTime.giveShort', { count: wantMoreTime, minutes: GIVEN_MINUTES })}
      </span>
    </Button>
  )
}
