/**
 * The window in which the facilitator freezes the board into insights.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_NOTE_LENGTH } from '../../../shared/limits.ts'
import type { Room } from '../../../shared/protocol/processes.ts'
import type { SnapshotSummary } from '../../../shared/protocol/snapshots.ts'
import type { ApiProblem } from '../../app/api.ts'
import { answer, server } from '../../app/api.ts'
import { pathTo } from '../../app/paths.ts'
import { keys, useSnapshots } from '../../app/queries.ts'
import { Button, LinkButton } from '../../app/ui/Button.tsx'
import { ProblemNotice } from '../../app/ui/Notice.tsx'
import { TextInput } from '../../app/ui/TextInput.tsx'
import { Actions, Window } from '../../app/ui/Window.tsx'
import styles from './RoomPage.module.css'

export function TakeSnapshot({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useTranslation('room')
  const [taken, setTaken] = useState<SnapshotSummary | null>(null)
  return (
    <Window title={t('snapshot.title')} isOpen onClose={onClose}>
      {taken ? (
        <Taken room={room} snapshot={taken} onClose={onClose} />
      ) : (
        <SnapshotForm room={room} onTaken={setTaken} onCancel={onClose} />
      )}
    </Window>
  )
}

interface SnapshotFormProps {
  room: Room
  onTaken: (snapshot: SnapshotSummary) => void
  onCancel: () => void
}

function SnapshotForm({ room, onTaken, onCancel }: SnapshotFormProps) {
  const { t } = useTranslation('room')
  const { t: tc } = useTranslation()
  const client = useQueryClient()
  const [note, setNote] = useState('')
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const take = async (event: FormEvent) => {
    event.preventDefault()
    setSending(true)
    const call = { param: { id: room.id }, json: { note: note.trim() || undefined } }
    const result = await answer(server.api.rooms[':id'].snapshots.$post(call))
    setSending(false)
    if (!result.ok) return setProblem(result.problem)
    for (const queryKey of [keys.snapshots(room.id), keys.room(room.id), keys.process(room.processId)]) {
      void client.invalidateQueries({ queryKey })
    }
    onTaken(result.value)
  }
  return (
    <form onSubmit={take} className="stack" noValidate>
      <p>{t('snapshot.text')}</p>
      <TextInput
        label={t('snapshot.note')}
        optional
        help={t('snapshot.noteHelp')}
        value={note}
        onChange={setNote}
        problem={problem?.field === 'note' ? t('snapshot.noteInvalid', { count: MAX_NOTE_LENGTH }) : null}
        maxLength={MAX_NOTE_LENGTH}
        autoComplete="off"
        autoFocus
      />
      {problem ? <ProblemNotice problem={problem} /> : null}
      <Actions>
        <Button type="submit" look="primary" isBusy={isSending}>
          {t('snapshot.go')}
        </Button>
        <Button onPress={onCancel}>{tc('cancel')}</Button>
      </Actions>
    </form>
  )
}

function Taken({ room, snapshot, onClose }: { room: Room; snapshot: SnapshotSummary; onClose: () => void }) {
  const { t } = useTranslation('room')
  const all = useSnapshots(room.id, true)
  // They come newest first.
  const previous = all.data?.find(({ number }) => number < snapshot.number)
  const { t: tc } = useTranslation()
  return (
    <>
      <p className={styles.result} role="status">
        <strong>{t('snapshot.done', { number: snapshot.number })}</strong>
        <SnapshotCounts snapshot={snapshot} />
        {previous?.hash === snapshot.hash ? (
          <span>{t('snapshot.same', { number: previous.number })}</span>
        ) : null}
      </p>
      <Actions>
        <LinkButton look="primary" to={pathTo.snapshot(snapshot.id)}>
          {t('snapshot.open')}
        </LinkButton>
        <Button onPress={onClose}>{tc('close')}</Button>
      </Actions>
    </>
  )
}

/** "24 insights, 6 relations". */
export function SnapshotCounts({ snapshot }: { snapshot: SnapshotSummary }) {
  const { t } = useTranslation('room')
  return (
    <span>
      {t('snapshot.counts', {
        insights: t('snapshot.insights', { count: snapshot.insights }),
        relations: t('snapshot.relations', { count: snapshot.relations }),
      })}
    </span>
  )
}
