/**
 * A file that is being made: how far it is, a way to stop it, and what went wrong with a way to try again. Nothing is
 * shown of a file that is there at once.
 * @module
 */
import { X } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnnounce } from '../../app/announcements.tsx'
import type { ApiProblem } from '../../app/api.ts'
import { Button } from '../../app/ui/Button.tsx'
import { ProblemNotice } from '../../app/ui/Notice.tsx'
import { FileProgressBar } from './FileProgressBar.tsx'
import styles from './FileUnderWay.module.css'
import { fetchFile } from './fetchFile.ts'
import type { Progress } from './followProgress.ts'
import './words.ts'

/** Milliseconds after which a file is slow enough to say so. */
const MOMENT_MS = 700
/** It is under way as soon as it was asked for. */
const begun: Progress = { stage: 'making', share: 0 }

interface FileUnderWayProps {
  readonly name: string
  readonly href: string
  /** @param isStopped whether the person stopped it */
  readonly onEnd: (isStopped: boolean) => void
}

export function FileUnderWay({ name, href, onEnd }: FileUnderWayProps) {
  const { t } = useTranslation('exports')
  const announce = useAnnounce()
  const [progress, setProgress] = useState(begun)
  const [isSlow, setSlow] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [attempt, setAttempt] = useState(1)
  const noticed = useEffectEvent(() => {
    setSlow(true)
    announce(t('begun', { name }))
  })
  const ended = useEffectEvent((found: ApiProblem | null, wasSlow: boolean) => {
    if (found) return setProblem(found)
    if (wasSlow) announce(t('done', { name }))
    onEnd(false)
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is the same again
  useEffect(() => {
    const leaving = new AbortController()
    let wasSlow = false
    const timer = setTimeout(() => {
      wasSlow = true
      noticed()
    }, MOMENT_MS)
    void fetchFile(href, leaving.signal, setProgress).then((found) => {
      clearTimeout(timer)
      if (!leaving.signal.aborted) ended(found, wasSlow)
    })
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [href, attempt])

  const retry = () => {
    setProblem(null)
    setProgress(begun)
    setAttempt((count) => count + 1)
  }
  if (problem) return <ProblemNotice problem={problem} onRetry={retry} />
  if (!isSlow) return null
  return (
    <div className={styles.underWay}>
      <FileProgressBar label={t(progress.stage, { name })} progress={progress} />
      <Button
        look="quiet"
        size="small"
        onPress={() => {
          announce(t('stopped', { name }))
          onEnd(true)
        }}
      >
        <X size={16} aria-hidden="true" />
        {t('stop')}
      </Button>
    </div>
  )
}
