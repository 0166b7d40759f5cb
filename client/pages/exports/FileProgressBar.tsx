/**
 * How far a file is, as a bar under its words.
 * @module
 */
import { Label, ProgressBar } from 'react-aria-components'
import styles from './FileUnderWay.module.css'
import type { Progress } from './followProgress.ts'

export function FileProgressBar({
  label,
  progress: { stage, share },
}: {
  label: string
  progress: Progress
}) {
  return (
    <ProgressBar value={share * 100} isIndeterminate={stage !== 'making'} className={styles.progress ?? ''}>
      {({ percentage = 100, valueText }) => (
        <>
          <Label className={styles.label ?? ''}>{label}</Label>
          <span className={styles.value}>{stage === 'making' ? valueText : null}</span>
          <div className={styles.track}>
            <div className={styles.fill} data-stage={stage} style={{ inlineSize: `${percentage}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  )
}
