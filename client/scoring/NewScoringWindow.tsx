/**
 * The window in which those who lead open a round of scoring: what is asked, and of which actions.
 * @module
 */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { criteriaOf, scorableActions } from '../../shared/insights/weighing.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import { answer, server } from '../app/api.ts'
import { SelectInput } from '../app/ui/SelectInput.tsx'
import { useLiveInsights } from '../insights/useLiveInsights.ts'
import { useRoomContext } from '../insights/useRoomContext.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import { RoundForm } from '../voting/RoundForm.tsx'
import { useZoneChoices, WHOLE_ROOM } from '../voting/useZoneChoices.ts'
import './words.ts'

interface NewScoringWindowProps {
  room: Room
  connection: Pick<RoomConnection, 'doc' | 'facilitation'>
  onClose: () => void
}

export function NewScoringWindow({ room, connection, onClose }: NewScoringWindowProps) {
  const { t } = useTranslation('scoring')
  const context = useRoomContext(room, connection)
  const { insights } = useLiveInsights(connection.doc, context)
  const all = useZoneChoices(room, connection, t('new.all'))
  // Zones without an action would make rounds of nothing.
  const zones = all.filter(({ id }) => id === WHOLE_ROOM || scorableActions(insights, id).length > 0)
  const [picked, setPicked] = useState(WHOLE_ROOM)
  const zone = picked === WHOLE_ROOM ? undefined : picked
  const actions = scorableActions(insights, zone ?? null).length
  const criteria = criteriaOf(insights).length
  return (
    <RoundForm
      title={t('new.title')}
      questionHelp={t('new.questionHelp')}
      go={t('new.go')}
      connection={connection}
      isDisabled={actions === 0}
      onOpen={(title) =>
        answer(server.api.rooms[':id'].scorings.$post({ param: { id: room.id }, json: { title, zone } }))
      }
      onClose={onClose}
    >
      <SelectInput label={t('new.zone')} choices={zones} value={picked} onChange={setPicked} />
      <p>
        {actions === 0
          ? t('new.noActions')
          : t(criteria > 0 ? 'new.what' : 'new.whatPlain', {
              actions: t('new.actions', { count: actions }),
              criteria: t('new.criteria', { count: criteria }),
            })}
      </p>
      <p className="help">{t('new.secret')}</p>
    </RoundForm>
  )
}
