/**
 * The window in which a token is made and then shown, once.
 * @module
 */
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_NAME_LENGTH, TOKEN_DAYS } from '../../../shared/limits.ts'
import { type TokenScope, tokenScopes } from '../../../shared/vocabulary.ts'
import type { ApiProblem } from '../../app/api.ts'
import { answer, server } from '../../app/api.ts'
import { SelectInput } from '../../app/ui/SelectInput.tsx'
import { TextInput } from '../../app/ui/TextInput.tsx'
import { WindowForm } from '../../app/ui/WindowForm.tsx'
import { MakingWindow } from './MakingWindow.tsx'

interface NewTokenWindowProps {
  processId: string
  onMade: () => unknown
  onClose: () => void
}

/** Days a token may be made to last. */
const lastings = [30, 90, TOKEN_DAYS] as const

export function NewTokenWindow({ processId, onMade, onClose }: NewTokenWindowProps) {
  const { t } = useTranslation('connections')
  return (
    <MakingWindow
      title={t('tokens.make')}
      made={{
        title: t('tokens.made.title'),
        text: t('tokens.made.text'),
        label: t('tokens.made.label'),
      }}
      onMade={onMade}
      onClose={onClose}
      form={(show) => <NewTokenForm processId={processId} onMade={show} onCancel={onClose} />}
    />
  )
}

interface NewTokenFormProps {
  processId: string
  onMade: (secret: string) => void
  onCancel: () => void
}

function NewTokenForm({ processId, onMade, onCancel }: NewTokenFormProps) {
  const { t } = useTranslation('connections')
  const [label, setLabel] = useState('')
  const [scope, setScope] = useState<TokenScope>('read')
  const [days, setDays] = useState(String(TOKEN_DAYS))
  const [isUnnamed, setUnnamed] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setUnnamed(!label.trim())
    if (!label.trim()) return
    const json = { label: label.trim(), scope, days: Number(days) }
    const result = await answer(server.api.processes[':id'].tokens.$post({ param: { id: processId }, json }))
    if (!result.ok) return setProblem(result.problem)
    onMade(result.value.secret)
  }
  return (
    <WindowForm onSubmit={submit} submit={t('tokens.go')} onCancel={onCancel} problem={problem}>
      <TextInput
        label={t('label')}
        help={t('tokens.labelHelp')}
        value={label}
        onChange={setLabel}
        problem={isUnnamed ? t('labelMissing') : null}
        maxLength={MAX_NAME_LENGTH}
        autoComplete="off"
      />
      <div>
        <SelectInput
          label={t('tokens.scopeLabel')}
          choices={tokenScopes.map((id) => ({ id, name: t(`tokens.scope.${id}`) }))}
          value={scope}
          onChange={setScope}
        />
        <p className="help">{t(`tokens.scopeHelp.${scope}`)}</p>
      </div>
      <SelectInput
        label={t('tokens.lasts')}
        choices={lastings.map((count) => ({ id: String(count), name: t('tokens.days', { count }) }))}
        value={days}
        onChange={setDays}
      />
    </WindowForm>
  )
}
