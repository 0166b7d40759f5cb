/**
 * The page on which those who lead write what a report says beside what the server counts, and fetch it as files.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { type PersonalDataFound, together } from '../../../shared/privacy/foundIn.ts'
import { server } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { mayLead } from '../../app/mayLead.ts'
import { Page } from '../../app/Page.tsx'
import { pathTo } from '../../app/paths.ts'
import { obstacle, useProcess, useRoom, useSnapshots, useTrace } from '../../app/queries.ts'
import { Refused } from '../../app/Refused.tsx'
import { BackLink } from '../../app/ui/BackLink.tsx'
import { Waiting } from '../../app/Waiting.tsx'
import { ExportWarning } from '../../privacy/ExportWarning.tsx'
import { ExportFiles } from '../exports/ExportFiles.tsx'
import { ReportForm } from './ReportForm.tsx'
import styles from './ReportPage.module.css'
import './words.ts'

export function ReportPage({ of, id }: { of: 'process' | 'room'; id: string }) {
  return of === 'process' ? <ReportOfProcess id={id} /> : <ReportOfRoom id={id} />
}

function ReportOfProcess({ id }: { id: string }) {
  const { t } = useTranslation('report')
  const { language } = useLanguage()
  const process = useProcess(id)
  const trace = useTrace(id)
  if (process.isPending) return <Waiting />
  const error = obstacle(process)
  if (error || !process.data) return <Refused error={error} onRetry={() => process.refetch()} />
  const { title, rooms } = process.data
  return (
    <Page title={t('ofProcess')} above={<Back to={pathTo.process(id)} title={title} />}>
      <ReportForm of="process" id={id} isOpen={mayLead(process.data)} />
      {rooms.some(({ snapshots }) => snapshots > 0) ? (
        <Files
          found={together(trace.data?.personal ?? [])}
          address={(format, choice) =>
            server.api.processes[':id'].export[':format'].$path({
              param: { id, format },
              query: { language, ...choice },
            })
          }
        />
      ) : (
        <p className="help">{t('noSnapshot')}</p>
      )}
    </Page>
  )
}

function ReportOfRoom({ id }: { id: string }) {
  const { t } = useTranslation('report')
  const { language } = useLanguage()
  const room = useRoom(id)
  const trace = useTrace(room.data?.processId ?? '', room.data !== undefined)
  const snapshots = useSnapshots(id, room.data !== undefined)
  if (room.isPending) return <Waiting />
  const error = obstacle(room)
  if (error || !room.data) return <Refused error={error} onRetry={() => room.refetch()} />
  const newest = snapshots.data?.[0]
  return (
    <Page
      title={t('ofRoom', { room: room.data.title })}
      above={<Back to={pathTo.room(id)} title={room.data.title} />}
    >
      <ReportForm of="room" id={id} isOpen={mayLead(room.data)} />
      {newest ? (
        <Files
          found={together(trace.data?.personal.filter(({ roomId }) => roomId === id) ?? [])}
          address={(format, choice) =>
            server.api.snapshots[':id'].export[':format'].$path({
              param: { id: newest.id, format },
              query: { language, ...choice },
            })
          }
        />
      ) : (
        <p className="help">{t('noSnapshot')}</p>
      )}
    </Page>
  )
}

function Back({ to, title }: { to: string; title: string }) {
  const { t } = useTranslation('report')
  return <BackLink href={to}>{t('back', { title })}</BackLink>
}

function Files({ address, found }: Parameters<typeof ExportFiles>[0] & { found: PersonalDataFound }) {
  const { t } = useTranslation('report')
  return (
    <section className={styles.files} aria-labelledby="files-title">
      <h2 id="files-title">{t('files')}</h2>
      <p className="help">{t('newest')}</p>
      <ExportWarning found={found} />
      <ExportFiles address={address} only={['report', 'brief', 'plan', 'register']} />
    </section>
  )
}
