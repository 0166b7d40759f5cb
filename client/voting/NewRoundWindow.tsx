/**
 * The window in which those who lead open a vote: what is asked, how many votes each has, and of which cards.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_VOTE_BUDGET } from '../../shared/limits.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import { answer, server } from '../app/api.ts'
import { keys } from '../app/queries.ts'
import { SelectInput } from '../app/ui/SelectInput.tsx'
import { TextInput } from '../app/ui/TextInput.tsx'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import { RoundForm } from './RoundForm.tsx'
import { useZoneChoices, WHOLE_ROOM } from './useZoneChoices.ts'
import styles from './Voting.module.css'

interface NewRoundWindowProps {
  room: Room
  connection: RoomConnection
  onClose: () => void
}

function wholeNumber(text: string): number | null {
  const number = Number(text.trim())
  return text.trim() !== '' && Number.isInteger(number) && number >= 1 && number <= MAX_VOTE_BUDGET
    ? number
    : null
}

export function NewRoundWindow({ room, connection, onClose }: NewRoundWindowProps) {
  const { t } = useTranslation('voting')
  const client = useQueryClient()
  const zones = useZoneChoices(room, connection, t('new.all'))
  const [budgetText, setBudget] = useState('5')
  const [perCardText, setPerCard] = useState('2')
  const [zone, setZone] = useState(WHOLE_ROOM)
  const [isChecked, setChecked] = useState(false)
  const [budget, perCard] = [wholeNumber(budgetText), wholeNumber(perCardText)]
  const isTooMany = budget !== null && perCard !== null && perCard > budget
  const invalid = t('new.invalid', { most: MAX_VOTE_BUDGET })
  const opened = async (json: { title: string | undefined; budget: number; perCard: number }) => {
    const asked = { ...json, zone: zone === WHOLE_ROOM ? undefined : zone }
    const result = await answer(server.api.rooms[':id'].votes.$post({ param: { id: room.id }, json: asked }))
    if (result.ok) void client.invalidateQueries({ queryKey: keys.votes(room.id) })
    return result
  }
  return (
    <RoundForm
      title={t('new.title')}
      questionHelp={t('new.questionHelp')}
      go={t('new.go')}
      connection={connection}
      onOpen={(title) => {
        setChecked(true)
        return budget === null || perCard === null || isTooMany ? null : opened({ title, budget, perCard })
      }}
      onClose={onClose}
    >
      <div className={styles.numbers}>
        <TextInput
          label={t('new.budget')}
          inputMode="numeric"
          autoComplete="off"
          value={budgetText}
          onChange={setBudget}
          problem={isChecked && budget === null ? invalid : null}
        />
        <TextInput
          label={t('new.perCard')}
          inputMode="numeric"
          autoComplete="off"
          value={perCardText}
          onChange={setPerCard}
          problem={isChecked ? (perCard === null ? invalid : isTooMany ? t('new.tooMany') : null) : null}
        />
      </div>
      <SelectInput label={t('new.zone')} choices={zones} value={zone} onChange={setZone} />
      <p className="help">{t('new.secret')}</p>
    </RoundForm>
  )
}
