/**
 * A short message in the page's flow: something went wrong, or something to know before going on.
 * @module
 */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiProblem } from '../api.ts'
import { problemText } from '../problemText.ts'
import { AlertIcon, InfoIcon } from './icons.tsx'
import styles from './Notice.module.css'
import { PlainButton } from './PlainButton.tsx'

export function Notice({
  tone = 'info',
  children,
}: {
  tone?: 'info' | 'warning' | 'problem'
  children: ReactNode
}) {
  const Icon = tone === 'info' ? InfoIcon : AlertIcon
  return (
    <div className={`${styles.notice} ${styles[tone]}`} role={tone === 'problem' ? 'alert' : undefined}>
      <Icon />
      <div className={styles.text}>{children}</div>
    </div>
  )
}

/** A refusal of the server in plain words, with a way to try again where that may help. */
export function ProblemNotice({ problem, onRetry }: { problem: ApiProblem; onRetry?: () => void }) {
  const { t } = useTranslation()
  return (
    <Notice tone="problem">
      <p>{problemText(t, problem)}</p>
      {onRetry ? (
        <PlainButton size="small" onPress={onRetry}>
          {t('retry')}
        </PlainButton>
      ) : null}
    </Notice>
  )
}
