/**
 * The files that a snapshot can be taken away as.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { server } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { ExportFiles } from '../exports/ExportFiles.tsx'
import styles from './SnapshotPage.module.css'

export function Exports({ id }: { id: string }) {
  const { t } = useTranslation('exports')
  const { language } = useLanguage()
  return (
    <section className={styles.exports} aria-labelledby="exports-title">
      <h2 id="exports-title">{t('title')}</h2>
      <ExportFiles
        address={(format, choice) =>
          server.api.snapshots[':id'].export[':format'].$path({
            param: { id, format },
            query: { language, ...choice },
          })
        }
      />
    </section>
  )
}
