/**
 * A link that was just made: who it is for, what it lets them do, and a way to copy it.
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { LinkRole } from '../../../shared/vocabulary.ts'
import { CopyField } from '../../app/ui/CopyField.tsx'
import styles from './Links.module.css'
import './linkWords.ts'

export function LinkCard({ for: role, url }: { for: LinkRole; url: string }) {
  const { t } = useTranslation('links')
  return (
    <section className={styles.made} aria-label={t(`roles.${role}`)}>
      <h3>{t(`roles.${role}`)}</h3>
      <p>{t(`allows.${role}`)}</p>
      <CopyField text={url} label={t('copyLabel', { role: t(`roles.${role}`) })} />
    </section>
  )
}
