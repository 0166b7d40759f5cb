/**
 * The window in which a link is made and then shown, once.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { LINK_DAYS } from '../../../shared/limits.ts'
import type { CreatedLink } from '../../../shared/protocol/links.ts'
import type { Process } from '../../../shared/protocol/processes.ts'
import type { LinkRole } from '../../../shared/vocabulary.ts'
import { linkRoles } from '../../../shared/vocabulary.ts'
import type { ApiProblem } from '../../app/api.ts'
import { answer, server } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { mayLead } from '../../app/mayLead.ts'
import { pathTo } from '../../app/paths.ts'
import { keys } from '../../app/queries.ts'
import { holdInvitation } from '../../app/shownInvitation.ts'
import { Button } from '../../app/ui/Button.tsx'
import { SelectInput } from '../../app/ui/SelectInput.tsx'
import { TextInput } from '../../app/ui/TextInput.tsx'
import { Actions, Window } from '../../app/ui/Window.tsx'
import { WindowForm } from '../../app/ui/WindowForm.tsx'
import { roomChoices } from '../../rooms/roomNames.ts'
import { DoorFields, isPassword } from './DoorFields.tsx'
import { LinkCard } from './LinkCard.tsx'
import { LinkNoteInput } from './LinkNoteInput.tsx'

const DAY_MS = 24 * 60 * 60 * 1000
const MOST_USES = 100_000
/** Days a link may be made to last. */
const lastings = [1, 7, LINK_DAYS, 90, 365] as const

export function NewLinkWindow({ process, onClose }: { process: Process; onClose: () => void }) {
  const { t } = useTranslation('links')
  const [made, setMade] = useState<CreatedLink | null>(null)
  const [, navigate] = useLocation()
  const show = () => {
    if (made) holdInvitation(process.id, made)
    navigate(pathTo.invite(process.id))
  }
  return (
    <Window
      title={made ? t('made.title') : t('create.title')}
      isOpen
      onClose={onClose}
      isKept={made !== null}
    >
      {made ? (
        <>
          <p>{t('made.text')}</p>
          <LinkCard for={made.role} url={made.url} code={made.code} takesFocus />
          <Actions>
            <Button look="primary" onPress={onClose}>
              {t('made.done')}
            </Button>
            {made.code ? <Button onPress={show}>{t('made.show')}</Button> : null}
          </Actions>
        </>
      ) : (
        <NewLinkForm process={process} onMade={setMade} onCancel={onClose} />
      )}
    </Window>
  )
}

interface NewLinkFormProps {
  process: Process
  onMade: (link: CreatedLink) => void
  onCancel: () => void
}

function NewLinkForm({ process, onMade, onCancel }: NewLinkFormProps) {
  const { t } = useTranslation('links')
  const { t: tc } = useTranslation()
  const { language } = useLanguage()
  const client = useQueryClient()
  const [role, setRole] = useState<LinkRole>('participant')
  const rooms = process.rooms.filter(mayLead)
  // Who leads single rooms invites to those.
  const leadsAll = mayLead(process)
  const [room, setRoom] = useState(leadsAll ? '' : (rooms[0]?.id ?? ''))
  const [days, setDays] = useState(String(LINK_DAYS))
  const [maxUses, setMaxUses] = useState('')
  const [label, setLabel] = useState('')
  const [door, setDoor] = useState({ password: '', lobby: false })
  const [usesProblem, setUsesProblem] = useState(false)
  const [isTooShort, setTooShort] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const uses = readUses(maxUses)
    setUsesProblem(uses === 'wrong')
    setTooShort(!isPassword(door.password))
    if (uses === 'wrong' || !isPassword(door.password)) return
    const expiresAt = new Date(Date.now() + Number(days) * DAY_MS).toISOString()
    const json = {
      role,
      expiresAt,
      maxUses: uses,
      roomId: room || undefined,
      label: label.trim() || undefined,
      withCode: role !== 'facilitator',
      password: door.password.trim() || undefined,
      lobby: door.lobby,
    }
    const result = await answer(server.api.processes[':id'].links.$post({ param: { id: process.id }, json }))
    if (!result.ok) return setProblem(result.problem)
    void client.invalidateQueries({ queryKey: keys.links(process.id) })
    onMade(result.value)
  }
  return (
    <WindowForm onSubmit={submit} submit={t('create.go')} onCancel={onCancel} problem={problem}>
      <div>
        <SelectInput
          label={t('create.role')}
          choices={linkRoles.map((id) => ({ id, name: tc(`roles.${id}`) }))}
          value={role}
          onChange={setRole}
        />
        <p className="help">{t(`allows.${role}`)}</p>
      </div>
      <SelectInput
        label={t('create.room')}
        choices={[
          ...(leadsAll ? [{ id: '', name: t('wholeProcess') }] : []),
          ...roomChoices(rooms, language),
        ]}
        value={room}
        onChange={setRoom}
      />
      <SelectInput
        label={t('create.lasts')}
        choices={lastings.map((count) => ({ id: String(count), name: t('create.days', { count }) }))}
        value={days}
        onChange={setDays}
      />
      <TextInput
        label={t('create.maxUses')}
        optional
        value={maxUses}
        onChange={setMaxUses}
        problem={usesProblem ? t('create.maxUsesProblem') : null}
        inputMode="numeric"
        autoComplete="off"
      />
      <DoorFields door={door} onChange={setDoor} isTooShort={isTooShort} />
      <LinkNoteInput value={label} onChange={setLabel} />
    </WindowForm>
  )
}

function readUses(text: string): number | undefined | 'wrong' {
  const digits = text.replace(/\s/g, '')
  if (digits === '') return undefined
  const uses = Number(digits)
  return Number.isInteger(uses) && uses >= 1 && uses <= MOST_USES ? uses : 'wrong'
}
