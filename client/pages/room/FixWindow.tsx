/**
 * A snapshot is fixed, so that it stands as the outcome that went to a decision.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_NAME_LENGTH, MAX_TITLE_LENGTH } from '../../../shared/limits.ts'
import type { SnapshotSummary } from '../../../shared/protocol/snapshots.ts'
import { useAnnounce } from '../../app/announcements.tsx'
import { type ApiProblem, answer, server } from '../../app/api.ts'
import { keys } from '../../app/queries.ts'
import { Button } from '../../app/ui/Button.tsx'
import { Notice, ProblemNotice } from '../../app/ui/Notice.tsx'
import { TextInput } from '../../app/ui/TextInput.tsx'
import { Actions, Window } from '../../app/ui/Window.tsx'
import './words.ts'

interface FixWindowProps {
  snapshot: SnapshotSummary
  onDone: () => void
}

const today = () => new Date().toLocaleDateString('sv-SE')

/** What is said of it, and the call that fixes it. */
function useFixing({ snapshot, onDone }: FixWindowProps) {
  const { t } = useTranslation('room')
  const client = useQueryClient()
  const announce = useAnnounce()
  const [said, setSaid] = useState({ title: '', caseNumber: '', date: today() })
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const fix = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const call = { param: { id: snapshot.id }, json: said }
    const result = await answer(server.api.snapshots[':id'].fixing.$put(call))
    setBusy(false)
    setProblem(result.ok ? null : result.problem)
    // Refused or not: what the list behind says of it may be old.
    await client.invalidateQueries({ queryKey: keys.snapshots(snapshot.roomId) })
    if (!result.ok) return
    announce(t('fix.done', { number: snapshot.number }))
    onDone()
  }
  const field = (name: keyof typeof said) => ({
    value: said[name],
    onChange: (value: string) => setSaid({ ...said, [name]: value }),
    problem: problem?.field === name ? t(`fix.invalid.${name}`) : null,
  })
  return { field, fix, isBusy, problem }
}

export function FixWindow({ snapshot, onDone }: FixWindowProps) {
  const { t } = useTranslation('room')
  const { t: tc } = useTranslation()
  const { field, fix, isBusy, problem } = useFixing({ snapshot, onDone })
  return (
    <Window title={t('fix.title', { number: snapshot.number })} isOpen onClose={onDone}>
      <form onSubmit={fix} className="stack" noValidate>
        <p>{t('fix.text')}</p>
        <TextInput
          label={t('fix.name')}
          maxLength={MAX_TITLE_LENGTH}
          autoComplete="off"
          {...field('title')}
        />
        <TextInput
          label={t('fix.caseNumber')}
          optional
          maxLength={MAX_NAME_LENGTH}
          autoComplete="off"
          {...field('caseNumber')}
        />
        <TextInput label={t('fix.date')} type="date" {...field('date')} />
        {problem && !problem.field ? <Refusal problem={problem} /> : null}
        <Actions>
          <Button look="primary" type="submit" isBusy={isBusy}>
            {t('fix.go')}
          </Button>
          <Button onPress={onDone}>{tc('cancel')}</Button>
        </Actions>
      </form>
    </Window>
  )
}

function Refusal({ problem }: { problem: ApiProblem }) {
  const { t } = useTranslation('room')
  if (problem.status !== 409) return <ProblemNotice problem={problem} />
  return (
    <Notice tone="problem">
      <p>{t('fix.already')}</p>
    </Notice>
  )
}
