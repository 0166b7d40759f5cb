/**
 * What a member may change about themselves: name, organisation and sector. Cards keep the sector they were written in.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_NAME_LENGTH } from '../../../shared/limits.ts'
import type { Member } from '../../../shared/protocol/members.ts'
import { useAnnounce } from '../../app/announcements.tsx'
import type { ApiProblem } from '../../app/api.ts'
import { answer, server } from '../../app/api.ts'
import { keys } from '../../app/queries.ts'
import { TextInput } from '../../app/ui/TextInput.tsx'
import { Window } from '../../app/ui/Window.tsx'
import { WindowForm } from '../../app/ui/WindowForm.tsx'
import { SectorChoice } from '../join/SectorChoice.tsx'
import '../join/words.ts'
import './words.ts'

export function MyDetails({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation('process')
  const { t: tj } = useTranslation('join')
  const client = useQueryClient()
  const announce = useAnnounce()
  const [sector, setSector] = useState(member.sector)
  const [name, setName] = useState(member.name)
  const [organisation, setOrganisation] = useState(member.organisation ?? '')
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const json = { sector, name: name.trim() || member.name, organisation: organisation.trim() || null }
    const result = await answer(server.api.me.$patch({ json }))
    if (!result.ok) return setProblem(result.problem)
    client.setQueryData(keys.me, result.value)
    announce(t('details.done'))
    onClose()
  }
  return (
    <Window title={t('details.title')} isOpen onClose={onClose}>
      <WindowForm onSubmit={save} onCancel={onClose} problem={problem}>
        <SectorChoice value={sector} onChange={setSector} problem={null} />
        <TextInput
          label={tj('name')}
          value={name}
          onChange={setName}
          maxLength={MAX_NAME_LENGTH}
          autoComplete="name"
        />
        <TextInput
          label={tj('organisation')}
          optional
          value={organisation}
          onChange={setOrganisation}
          maxLength={MAX_NAME_LENGTH}
          autoComplete="organization"
        />
        <p className="help">{t('details.help')}</p>
      </WindowForm>
    </Window>
  )
}
