/**
 * The files that a snapshot can be taken away as.
 * @module
 */
import { FileText } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { foundIn } from '../../../shared/privacy/foundIn.ts'
import { wordsOfRecord } from '../../../shared/privacy/writtenWords.ts'
import type { Snapshot } from '../../../shared/protocol/snapshots.ts'
import { server } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { mayLead } from '../../app/mayLead.ts'
import { useRoom } from '../../app/queries.ts'
import { LinkButton } from '../../app/ui/Button.tsx'
import { ExportWarning } from '../../privacy/ExportWarning.tsx'
import { ExportFiles } from '../exports/ExportFiles.tsx'
import { pathToReport } from '../report/reportPath.ts'
import styles from './SnapshotPage.module.css'

export function Exports({ snapshot: { id, roomId, insights } }: { snapshot: Snapshot }) {
  const room = useRoom(roomId)
  const { t } = useTranslation('exports')
  const { language } = useLanguage()
  const found = useMemo(() => foundIn(insights.map(wordsOfRecord)), [insights])
  return (
    <section className={styles.exports} aria-labelledby="exports-title">
      <h2 id="exports-title">{t('title')}</h2>
      <ExportWarning found={found} />
      <ExportFiles
        address={(format, choice) =>
          server.api.snapshots[':id'].export[':format'].$path({
            param: { id, format },
            query: { language, ...choice },
          })
        }
      />
      {room.data && mayLead(room.data) ? (
        <div>
          <LinkButton to={pathToReport('room', roomId)}>
            <FileText size={16} aria-hidden="true" />
            {t('write')}
          </LinkButton>
        </div>
      ) : null}
    </section>
  )
}
