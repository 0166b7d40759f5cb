/**
 * The files that a whole process can be taken away as: the newest snapshot of each of its rooms.
 * @module
 */
import { Download } from 'lucide-react'
import { type MouseEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { together } from '../../../shared/privacy/foundIn.ts'
import { server } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { useTrace } from '../../app/queries.ts'
import { DownloadButton } from '../../app/ui/Button.tsx'
import { ExportWarning } from '../../privacy/ExportWarning.tsx'
import { ExportFiles, isOtherwise } from '../exports/ExportFiles.tsx'
import { FileUnderWay } from '../exports/FileUnderWay.tsx'
import styles from './ProcessPage.module.css'

/** @param isOperator whether the whole process may be taken out, with its past */
export function ProcessExports({ id, isOperator }: { id: string; isOperator: boolean }) {
  const { t } = useTranslation('exports')
  const { language } = useLanguage()
  const trace = useTrace(id)
  return (
    <section className={styles.exports} aria-labelledby="exports-title">
      <h2 id="exports-title">{`${t('title')}: ${t('process').toLowerCase()}`}</h2>
      <p>{t('processHelp')}</p>
      <ExportWarning found={together(trace.data?.personal ?? [])} />
      <ExportFiles
        address={(format, choice) =>
          server.api.processes[':id'].export[':format'].$path({
            param: { id, format },
            query: { language, ...choice },
          })
        }
      />
      {isOperator ? <WholeFile id={id} /> : null}
    </section>
  )
}

function WholeFile({ id }: { id: string }) {
  const { t } = useTranslation('exports')
  const [asked, setAsked] = useState<HTMLAnchorElement | null>(null)
  const href = server.api.processes[':id'].file.$path({ param: { id }, query: {} })
  const begin = (event: MouseEvent<HTMLAnchorElement>) => {
    if (isOtherwise(event)) return
    event.preventDefault()
    setAsked(event.currentTarget)
  }
  const end = (isStopped: boolean) => {
    // What was pressed is about to go, and the focus would go with it.
    if (isStopped) asked?.focus()
    setAsked(null)
  }
  return (
    <div className={styles.whole}>
      <h3>{t('whole')}</h3>
      <p className="help">{t('wholeHelp')}</p>
      <div>
        <DownloadButton href={href} onClick={begin}>
          <Download size={16} aria-hidden="true" />
          {t('wholeFile')}
        </DownloadButton>
      </div>
      {asked ? <FileUnderWay name={t('wholeFile')} href={href} onEnd={end} /> : null}
    </div>
  )
}
