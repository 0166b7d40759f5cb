/**
 * What can be changed about a link that is out: its note, and what stands before it. Who is in already stays.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Link } from '../../../shared/protocol/links.ts'
import { useAnnounce } from '../../app/announcements.tsx'
import type { ApiProblem } from '../../app/api.ts'
import { answer, server } from '../../app/api.ts'
import { keys } from '../../app/queries.ts'
import { FlagInput } from '../../app/ui/FlagInput.tsx'
import { Window } from '../../app/ui/Window.tsx'
import { WindowForm } from '../../app/ui/WindowForm.tsx'
import { DoorFields, isPassword } from './DoorFields.tsx'
import { LinkNoteInput } from './LinkNoteInput.tsx'

interface ChangeLinkWindowProps {
  link: Link
  processId: string
  onClose: () => void
}

export function ChangeLinkWindow({ link, processId, onClose }: ChangeLinkWindowProps) {
  const { t } = useTranslation('links')
  const client = useQueryClient()
  const announce = useAnnounce()
  const [label, setLabel] = useState(link.label ?? '')
  const [door, setDoor] = useState({ password: '', lobby: link.lobby })
  const [isOpened, setOpened] = useState(false)
  const [isTooShort, setTooShort] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setTooShort(!isPassword(door.password))
    if (!isPassword(door.password)) return
    const written = door.password.trim()
    const password = isOpened ? { password: null } : written ? { password: written } : {}
    const json = { label: label.trim() || null, lobby: door.lobby, ...password }
    const result = await answer(server.api.links[':id'].$patch({ param: { id: link.id }, json }))
    if (!result.ok) return setProblem(result.problem)
    await client.invalidateQueries({ queryKey: keys.links(processId) })
    announce(t('change.done'))
    onClose()
  }
  return (
    <Window title={t('change.title')} isOpen onClose={onClose}>
      <WindowForm onSubmit={save} onCancel={onClose} problem={problem}>
        <p>{t('change.text')}</p>
        {link.hasPassword ? (
          <FlagInput label={t('change.open')} value={isOpened} onChange={setOpened} />
        ) : null}
        <DoorFields
          door={door}
          onChange={setDoor}
          hasPassword={link.hasPassword && !isOpened}
          isTooShort={isTooShort}
        />
        <LinkNoteInput value={label} onChange={setLabel} />
      </WindowForm>
    </Window>
  )
}
