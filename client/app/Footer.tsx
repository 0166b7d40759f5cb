/**
 * The foot of a page: what everyone has a right to find.
 * @module
 */
import { createContext, type ReactNode, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import styles from './Footer.module.css'
import { patterns } from './paths.ts'

/** What the foot offers beyond its links: the way out, for those who are in. */
export const FooterAction = createContext<ReactNode>(null)

export function Footer() {
  const { t } = useTranslation()
  return (
    <footer className={styles.footer}>
      <nav aria-label={t('footer.label')} className={styles.inner}>
        <Link href={patterns.about}>{t('footer.about')}</Link>
        <Link href={patterns.accessibility}>{t('footer.accessibility')}</Link>
        {useContext(FooterAction)}
      </nav>
    </footer>
  )
}
