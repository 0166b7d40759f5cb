/**
 * What a status is said with: the reason for leaving something be, or the decision that adopts it.
 * @module
 */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isDate } from '../../shared/insights/fields.ts'
import { MAX_FIELD_LINE, MAX_NOTE_LENGTH } from '../../shared/limits.ts'
import type { StatusChange } from '../../shared/protocol/statuses.ts'
import type { Status } from '../../shared/vocabulary.ts'
import { Button } from '../app/ui/Button.tsx'
import { TextInput } from '../app/ui/TextInput.tsx'
import { Actions } from '../app/ui/Window.tsx'
import { FieldWarning } from '../privacy/FieldWarning.tsx'
import styles from './CardPanel.module.css'

interface StatusFormProps {
  status: Status
  /** Resolves when it was said, or refused. */
  onSave: (change: StatusChange) => Promise<void>
  onCancel: () => void
}

const fields = ['body', 'date', 'paragraph', 'dnr'] as const
type Draft = Record<(typeof fields)[number] | 'reason', string>

/** A day of ISO 8601, as a decision has. */
const isDay = (text: string) => text.length === 10 && isDate(text)

function changeOf(status: Status, draft: Draft): StatusChange {
  if (status !== 'adopted') return { status, reason: draft.reason.trim() }
  const said = fields.flatMap((key) => (draft[key].trim() === '' ? [] : [[key, draft[key].trim()] as const]))
  return { status, decision: { body: '', date: '', ...Object.fromEntries(said) } }
}

export function StatusForm({ status, onSave, onCancel }: StatusFormProps) {
  const { t } = useTranslation('card')
  const { t: tc } = useTranslation()
  const [draft, setDraft] = useState<Draft>({ reason: '', body: '', date: '', paragraph: '', dnr: '' })
  const [isChecked, setChecked] = useState(false)
  const isAdopted = status === 'adopted'
  const isWhole = isAdopted
    ? draft.body.trim() !== '' && isDay(draft.date.trim())
    : draft.reason.trim() !== ''
  const [isSaving, setSaving] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isWhole) return setChecked(true)
    if (isSaving) return
    setSaving(true)
    await onSave(changeOf(status, draft))
    setSaving(false)
  }
  const input = (key: keyof Draft, problem: string | null, maxLength = MAX_FIELD_LINE) => ({
    label: t(`statusForm.${key}`),
    value: draft[key],
    onChange: (text: string) => setDraft({ ...draft, [key]: text }),
    problem: isChecked ? problem : null,
    autoComplete: 'off',
    maxLength,
  })
  const missing = (key: 'body' | 'reason') =>
    draft[key].trim() === '' ? t(`statusForm.missing.${key}`) : null
  return (
    <form onSubmit={submit} noValidate className={styles.statusForm}>
      {isAdopted ? (
        <>
          <TextInput {...input('body', missing('body'))} autoFocus />
          <TextInput
            {...input('date', isDay(draft.date.trim()) ? null : t('statusForm.wrongDate'))}
            placeholder={t('statusForm.dateForm')}
          />
          <TextInput {...input('paragraph', null)} optional />
          <TextInput {...input('dnr', null)} optional />
        </>
      ) : (
        <TextInput {...input('reason', missing('reason'), MAX_NOTE_LENGTH)} autoFocus />
      )}
      <FieldWarning text={Object.values(draft).join('\n')} />
      <Actions>
        <Button type="submit" look="primary" size="small">
          {tc('save')}
        </Button>
        <Button size="small" onPress={onCancel}>
          {tc('cancel')}
        </Button>
      </Actions>
    </form>
  )
}
