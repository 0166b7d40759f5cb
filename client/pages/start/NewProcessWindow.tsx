/**
 * The window in which a process is made, and in which its first links are then shown.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_TITLE_LENGTH } from '../../../shared/limits.ts'
import type { Language, Step } from '../../../shared/vocabulary.ts'
import { defaultSteps, languages, steps } from '../../../shared/vocabulary.ts'
import type { ApiProblem } from '../../app/api.ts'
import { answer, server } from '../../app/api.ts'
import { languageNames, useLanguage } from '../../app/i18n/index.ts'
import { keys } from '../../app/queries.ts'
import { Button } from '../../app/ui/Button.tsx'
import { ProblemNotice } from '../../app/ui/Notice.tsx'
import { SelectInput } from '../../app/ui/SelectInput.tsx'
import { TextInput } from '../../app/ui/TextInput.tsx'
import { Actions, Window } from '../../app/ui/Window.tsx'
import { FirstLinks, type Made } from './FirstLinks.tsx'
import { StepChoice } from './StepChoice.tsx'
import { OWN_TEMPLATE, TemplateChoice } from './TemplateChoice.tsx'
import './words.ts'

interface NewProcessWindowProps {
  /** The process whose template it begins with, for those who lead that one; null for the operator, who chooses. */
  from?: { readonly id: string; readonly templateName: string } | null
  onClose: () => void
}

export function NewProcessWindow({ from = null, onClose }: NewProcessWindowProps) {
  const { t } = useTranslation('start')
  const [made, setMade] = useState<Made | null>(null)
  return (
    <Window
      title={made ? t('made.title') : t('create.title')}
      isOpen
      onClose={onClose}
      isKept={made !== null}
      wide
    >
      {made ? (
        <FirstLinks made={made} mayOpen={from === null} />
      ) : (
        <NewProcessForm from={from} onMade={setMade} onCancel={onClose} />
      )}
    </Window>
  )
}

interface NewProcessFormProps {
  from: NewProcessWindowProps['from']
  onMade: (made: Made) => void
  onCancel: () => void
}

function NewProcessForm({ from, onMade, onCancel }: NewProcessFormProps) {
  const { t } = useTranslation('start')
  const { t: tc } = useTranslation()
  const ui = useLanguage().language
  const client = useQueryClient()
  const [title, setTitle] = useState('')
  const [language, setLanguage] = useState<Language>(ui)
  const [rooms, setRooms] = useState<readonly Step[]>(defaultSteps)
  const [template, setTemplate] = useState(OWN_TEMPLATE)
  const [tried, setTried] = useState(false)
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!title.trim() || rooms.length === 0) return
    setSending(true)
    const chosen = steps.filter((step) => rooms.includes(step))
    const json = { title: title.trim(), language, rooms: chosen }
    const result = await answer(
      from
        ? server.api.processes[':id'].processes.$post({ param: { id: from.id }, json })
        : server.api.processes.$post({ json: { ...json, template } }),
    )
    setSending(false)
    if (!result.ok) return setProblem(result.problem)
    void client.invalidateQueries({ queryKey: keys.processes })
    onMade(result.value)
  }
  const titleProblem = () => {
    if (tried && !title.trim()) return t('create.nameMissing')
    return problem?.field === 'title' ? t('create.nameInvalid', { count: MAX_TITLE_LENGTH }) : null
  }
  return (
    <form onSubmit={submit} className="stack" noValidate>
      <TextInput
        label={t('create.name')}
        help={t('create.nameHelp')}
        value={title}
        onChange={setTitle}
        problem={titleProblem()}
        maxLength={MAX_TITLE_LENGTH}
        autoComplete="off"
        autoFocus
      />
      {from ? <p>{t('create.from', { name: from.templateName })}</p> : null}
      {from ? null : <TemplateChoice value={template} onChange={setTemplate} />}
      <SelectInput
        label={t('create.language')}
        choices={languages.map((id) => ({ id, name: languageNames[id] }))}
        value={language}
        onChange={setLanguage}
      />
      <StepChoice
        value={rooms}
        onChange={setRooms}
        problem={tried && rooms.length === 0 ? t('create.stepsMissing') : null}
      />
      {problem ? <ProblemNotice problem={problem} /> : null}
      <Actions>
        <Button type="submit" look="primary" isBusy={isSending}>
          {t('create.go')}
        </Button>
        <Button onPress={onCancel}>{tc('cancel')}</Button>
      </Actions>
    </form>
  )
}
