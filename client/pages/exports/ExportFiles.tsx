/**
 * The files that an outcome can be taken away as, in groups: to read, to show, to work on.
 * @module
 */
import { Download } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { OutcomeDocument, ReportLength } from '../../../shared/outcome/reportWords.ts'
import type { ExportFormat } from '../../../shared/protocol/api.ts'
import { DownloadButton } from '../../app/ui/Button.tsx'
import { verifyPattern } from '../verify/verifyPath.ts'
import styles from './ExportFiles.module.css'
import './words.ts'

/** What is asked for beside the format. */
export interface FileChoice {
  readonly part?: 'records' | 'relations'
  readonly length?: ReportLength
  readonly document?: OutcomeDocument
}

interface File extends FileChoice {
  readonly name: Exclude<ExportFormat, 'csv'> | 'records' | 'relations'
  readonly format: ExportFormat
}

const one = (format: Exclude<ExportFormat, 'csv'>): File => ({ name: format, format })
const brief = (format: Exclude<ExportFormat, 'csv'>): File => ({ ...one(format), length: 'brief' })
const document = (of: OutcomeDocument, formats: readonly Exclude<ExportFormat, 'csv'>[]): File[] =>
  formats.map((format) => ({ ...one(format), document: of }))
const table = (part: 'records' | 'relations'): File => ({ name: part, format: 'csv', part })

type GroupName = 'report' | 'brief' | 'plan' | 'register' | 'picture' | 'data'

const groups: readonly { readonly name: GroupName; readonly files: readonly File[] }[] = [
  { name: 'report', files: [one('pdf'), one('docx'), one('html'), one('md')] },
  { name: 'brief', files: [brief('pdf'), brief('docx'), brief('html')] },
  { name: 'plan', files: document('plan', ['pdf', 'docx', 'html', 'md']) },
  { name: 'register', files: document('register', ['pdf', 'docx']) },
  { name: 'picture', files: [one('png'), one('svg')] },
  {
    name: 'data',
    files: [one('xlsx'), table('records'), table('relations'), one('json'), one('jsonld'), one('zip')],
  },
]

/**
 * @param address where a file is got
 * @param only the groups to be shown; by default all
 */
export function ExportFiles({
  address,
  only,
}: {
  address: (format: ExportFormat, choice: FileChoice) => string
  only?: readonly GroupName[]
}) {
  const { t } = useTranslation('exports')
  const id = useId()
  const shown = groups.filter(({ name }) => only?.includes(name) ?? true)
  return (
    <div className={styles.groups}>
      {shown.map((group) => (
        <div key={group.name} className={styles.group}>
          <h3 id={`${id}-${group.name}`}>{t(group.name)}</h3>
          <ul className={styles.files} aria-labelledby={`${id}-${group.name}`}>
            {group.files.map(({ name, format, ...choice }) => (
              <li key={name}>
                <DownloadButton href={address(format, choice)}>
                  <Download size={16} aria-hidden="true" />
                  {t(name)}
                </DownloadButton>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p className="help">
        <Link href={verifyPattern}>{t('check')}</Link>
      </p>
    </div>
  )
}
