/**
 * How long the things of a process are kept once it has ended, and what has been removed.
 * @module
 */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Retention, RetentionRules } from '../../../shared/protocol/retention.ts'
import { useAnnounce } from '../../app/announcements.tsx'
import type { ApiProblem } from '../../app/api.ts'
import { answer, fetched, server } from '../../app/api.ts'
import { Button } from '../../app/ui/Button.tsx'
import { FlagInput } from '../../app/ui/FlagInput.tsx'
import { ProblemNotice } from '../../app/ui/Notice.tsx'
import { TextInput } from '../../app/ui/TextInput.tsx'
import { RemovalList } from '../../privacy/RemovalList.tsx'
import '../../privacy/words.ts'
import styles from './ProcessPage.module.css'
import { RetentionQuestion } from './RetentionQuestion.tsx'

const key = (processId: string) => ['retention', processId]
const fields = ['workingSnapshotDays', 'historyDays', 'namesDays'] as const satisfies (keyof RetentionRules)[]

export function RetentionSettings({ processId }: { processId: string }) {
  const { t } = useTranslation('privacy')
  const kept = useQuery({
    queryKey: key(processId),
    queryFn: () => fetched(server.api.processes[':id'].retention.$get({ param: { id: processId } })),
  })
  if (!kept.data) return null
  return (
    <section className={styles.settings} aria-labelledby="retention-title">
      <details className={styles.retention}>
        <summary>
          <h2 id="retention-title">{t('retention.title')}</h2>
        </summary>
        <p className="help">{t('retention.text')}</p>
        <RetentionForm processId={processId} kept={kept.data} />
        <Removals kept={kept.data} />
      </details>
    </section>
  )
}

function RetentionForm({ processId, kept }: { processId: string; kept: Retention }) {
  const { t } = useTranslation('privacy')
  const client = useQueryClient()
  const announce = useAnnounce()
  const [closed, setClosed] = useState(kept.closedAt !== null)
  const [days, setDays] = useState<Record<(typeof fields)[number], string>>({
    workingSnapshotDays: String(kept.rules.workingSnapshotDays),
    historyDays: String(kept.rules.historyDays),
    namesDays: String(kept.rules.namesDays),
  })
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [isAsking, setAsking] = useState(false)
  const rules = {
    workingSnapshotDays: Number(days.workingSnapshotDays),
    historyDays: Number(days.historyDays),
    namesDays: Number(days.namesDays),
  }
  const ask = (event: FormEvent) => {
    event.preventDefault()
    // As long as the process goes on nothing is removed, whatever the rules.
    if (closed) setAsking(true)
    else void save()
  }
  const save = async () => {
    setAsking(false)
    const change = { param: { id: processId }, json: { closed, rules } }
    const result = await answer(server.api.processes[':id'].retention.$put(change))
    setProblem(result.ok ? null : result.problem)
    if (!result.ok) return
    client.setQueryData(key(processId), result.value)
    const fresh = result.value.removals.slice(0, result.value.removals.length - kept.removals.length)
    const count = fresh.flatMap(({ counts }) => Object.values(counts)).reduce((sum, one) => sum + one, 0)
    announce(t('retention.saved', { count }))
  }
  return (
    <form onSubmit={ask} className="stack" noValidate>
      <FlagInput label={t('retention.closed')} value={closed} onChange={setClosed} />
      {fields.map((field) => (
        <TextInput
          key={field}
          label={t(`retention.${field}`)}
          inputMode="numeric"
          value={days[field]}
          onChange={(value) => setDays({ ...days, [field]: value })}
          problem={problem?.field === `rules.${field}` ? t('retention.wrong') : null}
          maxLength={4}
          autoComplete="off"
        />
      ))}
      {problem && !problem.field ? <ProblemNotice problem={problem} /> : null}
      <div>
        <Button type="submit">{t(closed ? 'retention.save' : 'retention.saveOnly')}</Button>
      </div>
      {isAsking ? (
        <RetentionQuestion
          rules={rules}
          closedAt={kept.closedAt}
          onYes={() => void save()}
          onNo={() => setAsking(false)}
        />
      ) : null}
    </form>
  )
}

function Removals({ kept: { removals } }: { kept: Retention }) {
  const { t } = useTranslation('privacy')
  return (
    <div>
      <h3>{t('removals.title')}</h3>
      <RemovalList removals={removals} />
      <p className="help">{t('removals.backups')}</p>
    </div>
  )
}
