/**
 * The start page of somebody without credentials: what this is, and the way in.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { Page } from '../../app/Page.tsx'
import { PasteLink } from '../../app/PasteLink.tsx'
import styles from './Welcome.module.css'
import { WelcomePicture } from './WelcomePicture.tsx'

export function Welcome() {
  const { t } = useTranslation('start')
  return (
    <Page title={t('welcome.title')}>
      <div className={styles.columns}>
        <div className={styles.words}>
          <p className={styles.lead}>{t('welcome.lead')}</p>
          <section className={styles.card} aria-labelledby="have-link">
            <h2 id="have-link">{t('welcome.join')}</h2>
            <p>{t('welcome.joinText')}</p>
            <PasteLink />
          </section>
          <section className={styles.hint} aria-labelledby="operator-hint">
            <h2 id="operator-hint">{t('welcome.operator')}</h2>
            <p>{t('welcome.operatorText')}</p>
          </section>
        </div>
        <WelcomePicture />
      </div>
    </Page>
  )
}
