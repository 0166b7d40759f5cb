/**
 * The files that an outcome can be taken away as, in groups: to read, to show, to work on.
 * @module
 */
import { Download } from 'lucide-react'
import { type MouseEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { OutcomeDocument, ReportLength } from '../../../shared/outcome/reportWords.ts'
import type { ExportFormat } from '../../../shared/protocol/exports.ts'
import { DownloadButton } from '../../app/ui/Button.tsx'
import { verifyPattern } from '../verify/verifyPath.ts'
import styles from './ExportFiles.module.css'
import { FileUnderWay } from './FileUnderWay.tsx'
import './words.ts'

/** What is asked for beside the format. */
export interface FileChoice {
  readonly part?: 'records' | 'relations'
  readonly length?: ReportLength
  readonly document?: OutcomeDocument
}

/** Where a file is got. */
type Address = (format: ExportFormat, choice: FileChoice) => string

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

interface Group {
  readonly name: GroupName
  readonly files: readonly File[]
}

const groups: readonly Group[] = [
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
export function ExportFiles({ address, only }: { address: Address; only?: readonly GroupName[] }) {
  const { t } = useTranslation('exports')
  const shown = groups.filter(({ name }) => only?.includes(name) ?? true)
  return (
    <div className={styles.groups}>
      {shown.map((group) => (
        <FileGroup key={group.name} group={group} address={address} />
      ))}
      <p className="help">
        <Link href={verifyPattern}>{t('check')}</Link>
      </p>
    </div>
  )
}

/** A file that was asked for, and the link it was asked by. */
interface Asked {
  readonly name: File['name']
  readonly href: string
  readonly link: HTMLAnchorElement
}

/** Whether the browser is asked for something else than to save the file: a menu, a tab of its own. */
export const isOtherwise = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent) =>
  button !== 0 || ctrlKey || metaKey || shiftKey || altKey

function FileGroup({ group, address }: { group: Group; address: Address }) {
  const { t } = useTranslation('exports')
  const id = useId()
  const [asked, setAsked] = useState<readonly Asked[]>([])
  const begin = (event: MouseEvent<HTMLAnchorElement>, name: File['name'], href: string) => {
    if (isOtherwise(event)) return
    event.preventDefault()
    const link = event.currentTarget
    setAsked((all) => (all.some((each) => each.name === name) ? all : [...all, { name, href, link }]))
  }
  const end = (file: Asked, isStopped: boolean) => {
    // What was pressed is about to go, and the focus would go with it.
    if (isStopped) file.link.focus()
    setAsked((all) => all.filter((each) => each !== file))
  }
  return (
    <div className={styles.group}>
      <h3 id={id}>{t(group.name)}</h3>
      <ul className={styles.files} aria-labelledby={id}>
        {group.files.map(({ name, format, ...choice }) => {
          const href = address(format, choice)
          return (
            <li key={name}>
              <DownloadButton href={href} onClick={(event) => begin(event, name, href)}>
                <Download size={16} aria-hidden="true" />
                {t(name)}
              </DownloadButton>
            </li>
          )
        })}
      </ul>
      {asked.map((file) => (
        <div key={file.name} className={styles.underWay}>
          <FileUnderWay name={t(file.name)} href={file.href} onEnd={(isStopped) => end(file, isStopped)} />
        </div>
      ))}
    </div>
  )
}
