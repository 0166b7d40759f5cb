/**
 * The window in which those who lead open a round of scoring: what is asked, and of which actions.
 * @module
 */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { criteriaOf, scorableActions } from '../../shared/insights/weighing.ts'
import { MAX_TITLE_LENGTH } from '../../shared/limits.ts'
import type { Room } from '../../shared/protocol/api.ts'
import type { ApiProblem } from '../app/api.ts'
import { answer, server } from '../app/api.ts'
import { Button } from '../app/ui/Button.tsx'
import { Notice, ProblemNotice } from '../app/ui/Notice.tsx'
import { SelectInput } from '../app/ui/SelectInput.tsx'
import { TextInput } from '../app/ui/TextInput.tsx'
import { Actions, Window } from '../app/ui/Window.tsx'
import { useLiveInsights } from '../insights/useLiveInsights.ts'
import { useRoomContext } from '../insights/useRoomContext.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import { useZoneChoices, WHOLE_ROOM } from '../voting/useZoneChoices.ts'
import './words.ts'

interface NewScoringWindowProps {
  room: Room
  connection: Pick<RoomConnection, 'doc' | 'facilitation'>
  onClose: () => void
}

export function NewScoringWindow({ room, connection, onClose }: NewScoringWindowProps) {
  const { t } = useTranslation('scoring')
  const { t: tc } = useTranslation()
  const context = useRoomContext(room, connection)
  const { insights } = useLiveInsights(connection.doc, context)
  const all = useZoneChoices(room, connection, t('new.all'))
  // Zones without an action would make rounds of nothing.
  const zones = all.filter(({ id }) => id === WHOLE_ROOM || scorableActions(insights, id).length > 0)
  const [title, setTitle] = useState('')
  const [zone, setZone] = useState(WHOLE_ROOM)
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const actions = scorableActions(insights, zone === WHOLE_ROOM ? null : zone).length
  const criteria = criteriaOf(insights).length
  const open = async (event: FormEvent) => {
    event.preventDefault()
    setSending(true)
    const json = { title: title.trim() || undefined, zone: zone === WHOLE_ROOM ? undefined : zone }
    const result = await answer(server.api.rooms[':id'].scorings.$post({ param: { id: room.id }, json }))
    setSending(false)
    if (result.ok) onClose()
    else setProblem(result.problem)
  }
  return (
    <Window title={t('new.title')} isOpen onClose={onClose} isKept>
      <form onSubmit={open} className="stack" noValidate>
        <TextInput
          label={t('new.question')}
          optional
          help={t('new.questionHelp')}
          value={title}
          onChange={setTitle}
          maxLength={MAX_TITLE_LENGTH}
          autoComplete="off"
          autoFocus
        />
        <SelectInput label={t('new.zone')} choices={zones} value={zone} onChange={setZone} />
        <p>
          {actions === 0
            ? t('new.noActions')
            : t(criteria > 0 ? 'new.what' : 'new.whatPlain', {
                actions: t('new.actions', { count: actions }),
                criteria: t('new.criteria', { count: criteria }),
              })}
        </p>
        <p className="help">{t('new.secret')}</p>
        {problem?.status === 409 ? (
          <Notice tone="problem">
            <p>{t('new.taken')}</p>
          </Notice>
        ) : problem ? (
          <ProblemNotice problem={problem} />
        ) : null}
        <Actions>
          <Button type="submit" look="primary" isBusy={isSending} isDisabled={actions === 0}>
            {t('new.go')}
          </Button>
          <Button onPress={onClose}>{tc('cancel')}</Button>
        </Actions>
      </form>
    </Window>
  )
}
