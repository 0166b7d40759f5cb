/**
 * The window in which those who lead open a round: what is asked, how many votes each has, and of which cards.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_TITLE_LENGTH, MAX_VOTE_BUDGET } from '../../shared/limits.ts'
import type { Room } from '../../shared/protocol/api.ts'
import type { ApiProblem } from '../app/api.ts'
import { answer, server } from '../app/api.ts'
import { keys } from '../app/queries.ts'
import { Button } from '../app/ui/Button.tsx'
import { Notice, ProblemNotice } from '../app/ui/Notice.tsx'
import { SelectInput } from '../app/ui/SelectInput.tsx'
import { TextInput } from '../app/ui/TextInput.tsx'
import { Actions, Window } from '../app/ui/Window.tsx'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
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

/** The question of the activity that is on, where it is a vote and short enough to be a title. */
function questionOf({ facilitation }: RoomConnection): string {
  const activity = facilitation?.agenda.find(({ id }) => id === facilitation.running?.activityId)
  const asked = activity?.kind === 'vote' ? activity.instruction : ''
  return asked.length <= MAX_TITLE_LENGTH ? asked : ''
}

export function NewRoundWindow({ room, connection, onClose }: NewRoundWindowProps) {
  const { t } = useTranslation('voting')
  const { t: tc } = useTranslation()
  const client = useQueryClient()
  const zones = useZoneChoices(room, connection, t('new.all'))
  const [title, setTitle] = useState(() => questionOf(connection))
  const [budgetText, setBudget] = useState('5')
  const [perCardText, setPerCard] = useState('2')
  const [zone, setZone] = useState(WHOLE_ROOM)
  const [isChecked, setChecked] = useState(false)
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [budget, perCard] = [wholeNumber(budgetText), wholeNumber(perCardText)]
  const isTooMany = budget !== null && perCard !== null && perCard > budget
  const invalid = t('new.invalid', { most: MAX_VOTE_BUDGET })
  const open = async (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (budget === null || perCard === null || isTooMany) return
    setSending(true)
    const json = {
      title: title.trim() || undefined,
      budget,
      perCard,
      zone: zone === WHOLE_ROOM ? undefined : zone,
    }
    const result = await answer(server.api.rooms[':id'].votes.$post({ param: { id: room.id }, json }))
    setSending(false)
    if (!result.ok) return setProblem(result.problem)
    void client.invalidateQueries({ queryKey: keys.votes(room.id) })
    onClose()
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
        {problem?.status === 409 ? (
          <Notice tone="problem">
            <p>{t('new.taken')}</p>
          </Notice>
        ) : problem ? (
          <ProblemNotice problem={problem} />
        ) : null}
        <Actions>
          <Button type="submit" look="primary" isBusy={isSending}>
            {t('new.go')}
          </Button>
          <Button onPress={onClose}>{tc('cancel')}</Button>
        </Actions>
      </form>
    </Window>
  )
}
