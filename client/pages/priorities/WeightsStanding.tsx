/**
 * Whether the weights are confirmed, for all; for those who lead, the way to confirm what stands on the cards.
 * @module
 */
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Criterion, standingOfWeights } from '../../../shared/insights/weighing.ts'
import { type ApiProblem, answer, server } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { formatTime } from '../../app/time.ts'
import { Button } from '../../app/ui/Button.tsx'
import { ProblemNotice } from '../../app/ui/Notice.tsx'
import styles from './Priorities.module.css'
import type { Priorities } from './usePriorities.ts'

interface WeightsStandingProps {
  priorities: Priorities
  criteria: readonly Criterion[]
}

export function WeightsStanding({ priorities: { roomId, held, leads }, criteria }: WeightsStandingProps) {
  const { t } = useTranslation('priorities')
  const { language } = useLanguage()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const standing = standingOfWeights(criteria, held)
  const weightless = criteria.filter(({ weight }) => weight === null || weight === 0)
  const weights = Object.fromEntries(criteria.map(({ shapeId, weight }) => [shapeId, weight ?? 0]))
  const call = server.api.rooms[':id'].weights
  const param = { id: roomId }
  const after = (said: { ok: true } | { ok: false; problem: ApiProblem }) =>
    setProblem(said.ok ? null : said.problem)
  return (
    <div className={styles.standing}>
      <p role="status" data-standing={standing}>
        {standing === 'confirmed' ? <CircleCheck size={18} aria-hidden="true" /> : null}
        {t(`weights.${standing}`, { time: held ? formatTime(held.at, language) : '' })}
      </p>
      {leads && standing !== 'confirmed' && weightless.length < criteria.length ? (
        <Button
          look="primary"
          size="small"
          onPress={async () => after(await answer(call.$put({ param, json: { weights } })))}
        >
          {t('weights.confirm')}
        </Button>
      ) : null}
      {leads && standing === 'confirmed' ? (
        <Button look="quiet" size="small" onPress={async () => after(await answer(call.$delete({ param })))}>
          {t('weights.withdraw')}
        </Button>
      ) : null}
      {weightless.length > 0 ? (
        <p className={styles.muted}>
          {t('weights.missing', { criteria: weightless.map(({ text }) => text).join('; ') })}
        </p>
      ) : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
    </div>
  )
}
