/**
 * The window in which a process that was taken out of another installation is brought into this one.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_PROCESS_FILE_BYTES } from '../../../shared/limits.ts'
import type { ApiProblem } from '../../app/api.ts'
import { answer, server } from '../../app/api.ts'
import { keys } from '../../app/queries.ts'
import { FileButton } from '../../app/ui/FileButton.tsx'
import { Notice, ProblemNotice } from '../../app/ui/Notice.tsx'
import { Window } from '../../app/ui/Window.tsx'
import { FileProgressBar } from '../exports/FileProgressBar.tsx'
import { followProgress, newProgressKey, type Progress } from '../exports/followProgress.ts'
import { FirstLinks, type Made } from './FirstLinks.tsx'

const asBytes = { 'content-type': 'application/octet-stream' }

/** What is wrong with the file, by the status of the answer. */
const faults = { 409: 'known', 413: 'tooLarge', 422: 'unfit' } as const
const tooLarge: ApiProblem = { status: 413, detail: '', field: null, retryAfter: null }

export function BringInWindow({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('start')
  const [made, setMade] = useState<Made | null>(null)
  return (
    <Window
      title={made ? t('bringIn.done') : t('bringIn.title')}
      isOpen
      onClose={onClose}
      isKept={made !== null}
      wide
    >
      {made ? <FirstLinks made={made} /> : <ChooseFile onMade={setMade} />}
    </Window>
  )
}

function ChooseFile({ onMade }: { onMade: (made: Made) => void }) {
  const { t } = useTranslation('start')
  const client = useQueryClient()
  const [progress, setProgress] = useState<Progress | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const bringIn = async (file: File) => {
    if (file.size > MAX_PROCESS_FILE_BYTES) return setProblem(tooLarge)
    setProgress({ stage: 'making', share: 0 })
    setProblem(null)
    const key = newProgressKey()
    const ended = new AbortController()
    void followProgress(key, { signal: ended.signal, isComing: () => false }, setProgress)
    const result = await answer(
      server.api['process-files'].$post({ query: { key } }, { init: { headers: asBytes, body: file } }),
    )
    ended.abort()
    setProgress(null)
    if (!result.ok) return setProblem(result.problem)
    void client.invalidateQueries({ queryKey: keys.processes })
    onMade(result.value)
  }
  return (
    <div className="stack">
      <p>{t('bringIn.text')}</p>
      <div>
        <FileButton
          accept={['.zip', 'application/zip']}
          onFile={bringIn}
          isBusy={progress !== null}
          look="primary"
        >
          <FolderOpen size={18} aria-hidden="true" />
          {t('bringIn.choose')}
        </FileButton>
      </div>
      {progress ? <FileProgressBar label={t('bringIn.busy')} progress={progress} /> : null}
      {problem ? <FileProblem problem={problem} /> : null}
    </div>
  )
}

/** What is wrong with the file, and with which part of it. */
function FileProblem({ problem }: { problem: ApiProblem }) {
  const { t } = useTranslation('start')
  const { unfit } = problem
  const fault = unfit?.reason === 'newer' ? 'newer' : faults[problem.status as keyof typeof faults]
  if (!fault) return <ProblemNotice problem={problem} />
  return (
    <Notice tone="problem">
      <p>{t(`bringIn.${fault}`, { megabytes: MAX_PROCESS_FILE_BYTES / 2 ** 20 })}</p>
      {fault === 'unfit' && unfit ? (
        <p className="help">
          {unfit.part === null ? null : (
            <>
              <code>{unfit.part}</code>:{' '}
            </>
          )}
          {t(`bringIn.reason.${unfit.reason}`)}
        </p>
      ) : null}
    </Notice>
  )
}
