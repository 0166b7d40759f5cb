/**
 * The files that a snapshot can be taken away as.
 * @module
 */
import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { server } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { DownloadButton } from '../../app/ui/Button.tsx'
import styles from './SnapshotPage.module.css'

export function Exports({ id }: { id: string }) {
  const { t } = useTranslation('snapshot')
  const { language } = useLanguage()
  const address = (format: 'json' | 'csv' | 'md', part?: 'records' | 'relations') =>
    server.api.snapshots[':id'].export[':format'].$path({ param: { id, format }, query: { language, part } })
  const files = [
    { name: t('formats.md'), href: address('md') },
    { name: t('formats.records'), href: address('csv', 'records') },
    { name: t('formats.relations'), href: address('csv', 'relations') },
    { name: t('formats.json'), href: address('json') },
  ]
  return (
    <section className={styles.exports} aria-labelledby="exports-title">
      <h2 id="exports-title">{t('export')}</h2>
      <ul className={styles.files}>
        {files.map(({ name, href }) => (
          <li key={href}>
            <DownloadButton href={href}>
              <Download size={16} aria-hidden="true" />
              {name}
            </DownloadButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
