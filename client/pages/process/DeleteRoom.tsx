/**
 * The end of one room, for those who lead the process: what goes with it, and its name typed before it goes.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Process, Room } from '../../../shared/protocol/processes.ts'
import { roomTemplates } from '../../../shared/rooms/index.ts'
import { useAnnounce } from '../../app/announcements.tsx'
import { answer, server } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { keys } from '../../app/queries.ts'
import { Button } from '../../app/ui/Button.tsx'
import { Notice } from '../../app/ui/Notice.tsx'
import { SelectInput } from '../../app/ui/SelectInput.tsx'
import { DeleteWindow } from './DeleteWindow.tsx'
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
  const client = useQueryClient()
  const announce = useAnnounce()
  const removed = () => {
    announce(t('removeRoom.done', { title: room.title }))
    onClose()
    client.removeQueries({ queryKey: keys.room(room.id) })
    void client.invalidateQueries()
  }
  const fixed = (
    <Notice tone="problem">
      <p>{t('removeRoom.fixed')}</p>
    </Notice>
  )
  return (
    <DeleteWindow
      title={t('removeRoom.ask', { title: room.title })}
      name={room.title}
      words={{ confirm: t('removeRoom.confirm'), mismatch: t('removeRoom.mismatch', { title: room.title }) }}
      remove={() => answer(server.api.rooms[':id'].$delete({ param: { id: room.id } }))}
      onRemoved={removed}
      onClose={onClose}
      sayOf={({ status }) => (status === 409 ? fixed : null)}
    >
      <p>{t('removeRoom.text')}</p>
      <p>{t('removeRoom.goes', { count: room.snapshots })}</p>
    </DeleteWindow>
  )
}
