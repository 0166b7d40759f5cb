/**
 * A link that was just made: who it is for, what it lets them do, and a way to copy it.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { showCode } from '../../../shared/protocol/code.ts'
import type { LinkRole } from '../../../shared/vocabulary.ts'
import { patterns } from '../../app/paths.ts'
import { CopyField } from '../../app/ui/CopyField.tsx'
import styles from './Links.module.css'
import './linkWords.ts'

interface LinkCardProps {
  for: LinkRole
  url: string
  /** Six characters to type instead of the link, where it has them. */
  code?: string | null
  /** Where it comes in a form's place. */
  takesFocus?: boolean
}

export function LinkCard({ for: role, url, code, takesFocus = false }: LinkCardProps) {
  const { t } = useTranslation('links')
  return (
    <section className={styles.made} aria-label={t(`roles.${role}`)}>
      <h3>{t(`roles.${role}`)}</h3>
      <p>{t(`allows.${role}`)}</p>
      <CopyField text={url} label={t('copyLabel', { role: t(`roles.${role}`) })} takesFocus={takesFocus} />
      {code ? (
        <p>{t('made.code', { address: `${new URL(url).host}${patterns.join}`, code: showCode(code) })}</p>
      ) : null}
    </section>
  )
}
