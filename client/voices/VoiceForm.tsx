/**
 * Sector and name of somebody beside this member.
 * @module
 */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_NAME_LENGTH, MAX_VOICES } from '../../shared/limits.ts'
import type { Voice } from '../../shared/protocol/voices.ts'
import type { Sector } from '../../shared/vocabulary.ts'
import type { Answer, ApiProblem } from '../app/api.ts'
import { answer, server } from '../app/api.ts'
import { Button } from '../app/ui/Button.tsx'
import { Notice, ProblemNotice } from '../app/ui/Notice.tsx'
import { TextInput } from '../app/ui/TextInput.tsx'
import { Actions } from '../app/ui/Window.tsx'
import { SectorChoice } from '../pages/join/SectorChoice.tsx'
import '../pages/join/words.ts'

interface VoiceFormProps {
  /** The one that is changed; null for a new one. */
  voice: Voice | null
  onSaved: (voice: Voice, isNew: boolean) => void
  onCancel: () => void
}

function send(voice: Voice | null, sector: Sector, name: string): Promise<Answer<Voice>> {
  return voice
    ? answer(
        server.api.voices[':id'].$patch({ param: { id: voice.id }, json: { sector, name: name || null } }),
      )
    : answer(server.api.me.voices.$post({ json: { sector, name: name || undefined } }))
}

export function VoiceForm({ voice, onSaved, onCancel }: VoiceFormProps) {
  const { t } = useTranslation('voices')
  const { t: tc } = useTranslation()
  const [sector, setSector] = useState<Sector | null>(voice?.sector ?? null)
  const [name, setName] = useState(voice?.name ?? '')
  const [isChecked, setChecked] = useState(false)
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (!sector) return
    setSending(true)
    const result = await send(voice, sector, name.trim())
    setSending(false)
    if (!result.ok) return setProblem(result.problem)
    onSaved(result.value, voice === null)
  }
  return (
    <form onSubmit={save} className="stack" noValidate>
      <TextInput
        label={t('name')}
        optional
        help={t('nameHelp')}
        value={name}
        onChange={setName}
        maxLength={MAX_NAME_LENGTH}
        autoComplete="off"
        autoFocus
      />
      <SectorChoice
        value={sector}
        onChange={setSector}
        label={t('sector')}
        problem={isChecked && !sector ? t('sectorMissing') : null}
      />
      {problem?.status === 409 ? (
        <Notice tone="problem">
          <p>{t('full', { count: MAX_VOICES })}</p>
        </Notice>
      ) : problem ? (
        <ProblemNotice problem={problem} />
      ) : null}
      <Actions>
        <Button type="submit" look="primary" isBusy={isSending}>
          {voice ? tc('save') : t('add')}
        </Button>
        <Button onPress={onCancel}>{tc('cancel')}</Button>
      </Actions>
    </form>
  )
}
