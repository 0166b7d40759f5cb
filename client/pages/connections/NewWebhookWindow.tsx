/**
 * The window in which a webhook is made, and its key then shown, once.
 * @module
 */
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_NAME_LENGTH, MAX_WEBHOOK_URL_LENGTH } from '../../../shared/limits.ts'
import type { ApiProblem } from '../../app/api.ts'
import { answer, server } from '../../app/api.ts'
import { TextInput } from '../../app/ui/TextInput.tsx'
import { WindowForm } from '../../app/ui/WindowForm.tsx'
import { MakingWindow } from './MakingWindow.tsx'

interface NewWebhookWindowProps {
  processId: string
  onMade: () => unknown
  onClose: () => void
}

export function NewWebhookWindow({ processId, onMade, onClose }: NewWebhookWindowProps) {
  const { t } = useTranslation('connections')
  return (
    <MakingWindow
      title={t('webhooks.make')}
      made={{
        title: t('webhooks.made.title'),
        text: t('webhooks.made.text'),
        label: t('webhooks.made.label'),
      }}
      onMade={onMade}
      onClose={onClose}
      form={(show) => <NewWebhookForm processId={processId} onMade={show} onCancel={onClose} />}
    />
  )
}

interface Wrong {
  readonly label: boolean
  /** Why the address cannot be told: it is none, or one inside the server's own network. */
  readonly url: 'urlProblem' | 'urlInside' | null
}

interface NewWebhookFormProps {
  processId: string
  onMade: (secret: string) => void
  onCancel: () => void
}

function NewWebhookForm({ processId, onMade, onCancel }: NewWebhookFormProps) {
  const { t } = useTranslation('connections')
  const [label, setLabel] = useState('')
  const [url, setUrl] = useState('https://')
  const [wrong, setWrong] = useState<Wrong>({ label: false, url: null })
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const json = { label: label.trim(), url: url.trim() }
    const isAddress = /^https?:\/\/[^/]/i.test(json.url) && URL.canParse(json.url)
    const found: Wrong = { label: json.label === '', url: isAddress ? null : 'urlProblem' }
    setWrong(found)
    if (found.label || found.url) return
    const result = await answer(
      server.api.processes[':id'].webhooks.$post({ param: { id: processId }, json }),
    )
    if (result.ok) return onMade(result.value.secret)
    const { field, status } = result.problem
    if (field === 'url') setWrong({ label: false, url: status === 422 ? 'urlInside' : 'urlProblem' })
    else setProblem(result.problem)
  }
  return (
    <WindowForm onSubmit={submit} submit={t('webhooks.go')} onCancel={onCancel} problem={problem}>
      <TextInput
        label={t('label')}
        help={t('webhooks.labelHelp')}
        value={label}
        onChange={setLabel}
        problem={wrong.label ? t('labelMissing') : null}
        maxLength={MAX_NAME_LENGTH}
        autoComplete="off"
      />
      <TextInput
        label={t('webhooks.url')}
        help={t('webhooks.urlHelp')}
        value={url}
        onChange={setUrl}
        problem={wrong.url ? t(`webhooks.${wrong.url}`) : null}
        maxLength={MAX_WEBHOOK_URL_LENGTH}
        inputMode="url"
        autoComplete="off"
      />
    </WindowForm>
  )
}
