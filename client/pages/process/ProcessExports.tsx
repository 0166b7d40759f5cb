/**
 * The files that a whole process can be taken away as: the newest snapshot of each of its rooms.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { server } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { ExportFiles } from '../exports/ExportFiles.tsx'
import styles from './ProcessPage.module.css'

export function ProcessExports({ id }: { id: string }) {
  const { t } = useTranslation('exports')
  const { language } = useLanguage()
  return (
    <section className={styles.exports} aria-labelledby="exports-title">
      <h2 id="exports-title">{`${t('title')}: ${t('process').toLowerCase()}`}</h2>
      <p>{t('processHelp')}</p>
      <ExportFiles
        address={(format, choice) =>
          server.api.processes[':id'].export[':format'].$path({
            param: { id, format },
            query: { language, ...choice },
          })
        }
      />
    </section>
  )
}
