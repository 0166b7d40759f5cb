/**
 * The end of one room, for those who lead the process: what goes with it, and its name typed before it goes.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Process, Room } from '../../../shared/protocol/processes.ts'
import { roomTemplates } from '../../../shared/rooms/index.ts'
import { useAnnounce } from '../../app/announcements.tsx'
import type { ApiProblem } from '../../app/api.ts'
import { answer, server } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { keys } from '../../app/queries.ts'
import { Button } from '../../app/ui/Button.tsx'
import { Notice, ProblemNotice } from '../../app/ui/Notice.tsx'
import { SelectInput } from '../../app/ui/SelectInput.tsx'
import { TextInput } from '../../app/ui/TextInput.tsx'
import { Actions, Window } from '../../app/ui/Window.tsx'
import styles from './ProcessPage.module.css'
import './words.ts'

export function DeleteRoom({ process }: { process: Process }) {
  const { t } = useTranslation('process')
  const { language } = useLanguage()
  const [chosen, setChosen] = useState('')
  const [asked, setAsked] = useState<Room | null>(null)
  const room = process.rooms.find(({ id }) => id === chosen) ?? process.rooms[0]
  if (!room) return null
  return (
    <div className={styles.remove}>
      <h3>{t('removeRoom.title')}</h3>
      <p>{t('removeRoom.text')}</p>
      <SelectInput
        label={t('removeRoom.which')}
        choices={process.rooms.map(({ id, title, step }) => ({
          id,
          name: `${roomTemplates[step].number}. ${title} (${roomTemplates[step].stepName[language]})`,
        }))}
        value={room.id}
        onChange={setChosen}
      />
      <div className={styles.removing}>
        <Button onPress={() => setAsked(room)}>{t('removeRoom.open')}</Button>
      </div>
      {asked ? <DeleteRoomWindow room={asked} onClose={() => setAsked(null)} /> : null}
    </div>
  )
}

function DeleteRoomWindow({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useTranslation('process')
  const { t: tc } = useTranslation()
  const client = useQueryClient()
  const announce = useAnnounce()
  const [typed, setTyped] = useState('')
  const [mismatch, setMismatch] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const remove = async (event: FormEvent) => {
    event.preventDefault()
    const matches = typed.trim() === room.title.trim()
    setMismatch(!matches)
    if (!matches) return
    const result = await answer(server.api.rooms[':id'].$delete({ param: { id: room.id } }))
    if (!result.ok) return setProblem(result.problem)
    announce(t('removeRoom.done', { title: room.title }))
    onClose()
    client.removeQueries({ queryKey: keys.room(room.id) })
    void client.invalidateQueries()
  }
  return (
    <Window title={t('removeRoom.ask', { title: room.title })} role="alertdialog" isOpen onClose={onClose}>
      <form onSubmit={remove} className="stack" noValidate>
        <p>{t('removeRoom.text')}</p>
        <p>{t('removeRoom.goes', { count: room.snapshots })}</p>
        <TextInput
          label={t('removeRoom.confirm')}
          value={typed}
          onChange={setTyped}
          problem={mismatch ? t('removeRoom.mismatch', { title: room.title }) : null}
          autoComplete="off"
          autoFocus
        />
        {problem?.status === 409 ? (
          <Notice tone="problem">
            <p>{t('removeRoom.fixed')}</p>
          </Notice>
        ) : problem ? (
          <ProblemNotice problem={problem} />
        ) : null}
        <Actions>
          <Button type="submit" look="danger">
            {t('remove.go')}
          </Button>
          <Button onPress={onClose}>{tc('cancel')}</Button>
        </Actions>
      </form>
    </Window>
  )
}
