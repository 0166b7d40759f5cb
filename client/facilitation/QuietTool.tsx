/**
 * That one writes unseen, and how many do; those who lead reveal it all here.
 * @module
 */
import { Eye, EyeOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../app/ui/Button.tsx'
import type { BarProps } from './barParts.ts'
import styles from './Facilitation.module.css'

export function QuietTool({ me, facilitation, leads, lead }: BarProps) {
  const { t } = useTranslation('facilitation')
  if (!facilitation.quiet) return null
  const { quietWriters } = facilitation
  return (
    <>
      <p className={styles.mode}>
        <EyeOff size={14} aria-hidden="true" />
        {t(me.role === 'observer' ? 'mode.quiet' : 'modeNow.quiet')}
        {quietWriters > 0 ? ` · ${t('quiet.writers', { count: quietWriters })}` : null}
      </p>
      {leads ? (
        <Button size="small" onPress={() => lead({ do: 'reveal' })}>
          <Eye size={16} aria-hidden="true" />
          {t('quiet.reveal')}
        </Button>
      ) : null}
    </>
  )
}
