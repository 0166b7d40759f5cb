/**
 * The page on which anybody checks a file: whether it is what the server made, and if not, what was changed in it.
 * @module
 */
import { FileSearch } from 'lucide-react'
import { useRef, useState } from 'react'
import { DropZone, type FileDropItem } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { MAX_VERIFY_BYTES } from '../../../shared/limits.ts'
import type { Verification } from '../../../shared/protocol/verify.ts'
import { useAnnounce } from '../../app/announcements.tsx'
import { type ApiProblem, answer, server } from '../../app/api.ts'
import { Page } from '../../app/Page.tsx'
import { FileButton } from '../../app/ui/FileButton.tsx'
import { Notice, ProblemNotice } from '../../app/ui/Notice.tsx'
import { Found } from './Found.tsx'
import styles from './VerifyPage.module.css'
import './words.ts'

const asBytes = { 'content-type': 'application/octet-stream' }
const tooLarge: ApiProblem = { status: 413, detail: '', field: null, retryAfter: null }

/** What is wrong with the file itself, by the status of the answer. */
const faults = { 400: 'empty', 413: 'tooLarge', 422: 'unfit' } as const

interface State {
  readonly name: string
  /** Null while it is being checked. */
  readonly result: Awaited<ReturnType<typeof ask>> | null
}

async function ask(file: File) {
  if (file.size > MAX_VERIFY_BYTES) return { ok: false as const, problem: tooLarge }
  return answer(server.api.verify.$post(undefined, { init: { headers: asBytes, body: file } }))
}

const accept = ['.json', '.jsonld', '.csv', '.xlsx', '.md', '.html', '.docx', '.pdf', '.svg', '.png', '.zip']

export function VerifyPage() {
  const { t } = useTranslation('verify')
  const announce = useAnnounce()
  const [state, setState] = useState<State | null>(null)
  const asked = useRef(0)
  const check = async (file: File) => {
    const number = ++asked.current
    setState({ name: file.name, result: null })
    announce(t('busy', { name: file.name }))
    const result = await ask(file)
    if (asked.current !== number) return
    setState({ name: file.name, result })
    // What is wrong with a file is an alert, which says itself.
    announce(result.ok ? t(`verdict.${result.value.verdict}`) : '')
  }
  const isBusy = state !== null && state.result === null
  return (
    <Page title={t('title')} width="column">
      <p className={styles.lead}>{t('lead')}</p>
      <DropZone
        className={`${styles.drop} ${state ? styles.again : ''}`}
        aria-label={t('drop')}
        getDropOperation={() => 'copy'}
        onDrop={async ({ items }) => {
          const item = items.find((one): one is FileDropItem => one.kind === 'file')
          if (item && !isBusy) await check(await item.getFile())
        }}
      >
        {state ? null : <FileSearch size={28} aria-hidden="true" />}
        <p>{t('drop')}</p>
        <FileButton accept={accept} onFile={check} isBusy={isBusy} look="primary">
          {t(state ? 'another' : 'choose')}
        </FileButton>
        {state ? null : <p className="help">{t('formats')}</p>}
      </DropZone>
      {isBusy ? <p className={styles.busy}>{t('busy', { name: state.name })}</p> : null}
      {state?.result ? <Answered name={state.name} result={state.result} /> : null}
    </Page>
  )
}

function Answered({ name, result }: { name: string; result: NonNullable<State['result']> }) {
  const { t } = useTranslation('verify')
  if (result.ok) return <Found name={name} found={result.value as Verification} />
  const said = faults[result.problem.status as keyof typeof faults]
  if (!said) return <ProblemNotice problem={result.problem} />
  return (
    <Notice tone="problem">
      <p className={styles.name}>{name}</p>
      <p>{t(said, { megabytes: MAX_VERIFY_BYTES / 2 ** 20 })}</p>
    </Notice>
  )
}
