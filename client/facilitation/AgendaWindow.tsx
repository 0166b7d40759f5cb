/**
 * The window in which the agenda is changed.
 * @module
 */
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Activity,
  activityKinds,
  activityModes,
  activityNames,
  usual,
} from '../../shared/facilitation/activities.ts'
import { MAX_ACTIVITIES, MAX_ACTIVITY_MINUTES, MAX_NOTE_LENGTH } from '../../shared/limits.ts'
import type { Facilitation } from '../../shared/protocol/facilitation.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import type { ApiProblem } from '../app/api.ts'
import { answer, server } from '../app/api.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { Button } from '../app/ui/Button.tsx'
import { RowTool } from '../app/ui/RowTool.tsx'
import { SelectInput } from '../app/ui/SelectInput.tsx'
import { TextInput } from '../app/ui/TextInput.tsx'
import { Window } from '../app/ui/Window.tsx'
import { WindowForm } from '../app/ui/WindowForm.tsx'
import styles from './Facilitation.module.css'

/** An activity as it is being written: its minutes are what stands in the field. */
interface Draft extends Omit<Activity, 'minutes'> {
  readonly minutes: string
}

const draftOf = (activity: Activity): Draft => ({ ...activity, minutes: String(activity.minutes ?? '') })

function minutesOf(text: string): number | null | 'wrong' {
  const digits = text.trim()
  if (digits === '') return null
  const minutes = Number(digits)
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= MAX_ACTIVITY_MINUTES ? minutes : 'wrong'
}

interface AgendaWindowProps {
  room: Room
  agenda: readonly Activity[]
  onLed: (facilitation: Facilitation) => void
  onClose: () => void
}

export function AgendaWindow({ room, agenda, onLed, onClose }: AgendaWindowProps) {
  const { t } = useTranslation('facilitation')
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => agenda.map(draftOf))
  const [isChecked, setChecked] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const change = (id: string, changes: Partial<Draft>) =>
    setDrafts((all) => all.map((one) => (one.id === id ? { ...one, ...changes } : one)))
  const move = (from: number, to: number) =>
    setDrafts((all) => {
      const moved = all[from]
      return moved ? all.toSpliced(from, 1).toSpliced(to, 0, moved) : all
    })
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const activities: Activity[] = []
    for (const draft of drafts) {
      const minutes = minutesOf(draft.minutes)
      if (minutes === 'wrong') return
      activities.push({ ...draft, minutes })
    }
    const call = server.api.rooms[':id'].agenda.$put({ param: { id: room.id }, json: { activities } })
    const result = await answer(call)
    if (!result.ok) return setProblem(result.problem)
    onLed(result.value)
    onClose()
  }
  return (
    <Window title={t('edit.title')} isOpen onClose={onClose} wide isKept>
      <WindowForm onSubmit={save} onCancel={onClose} problem={problem}>
        <ol className={styles.drafts}>
          {drafts.map((draft, i) => (
            <DraftItem
              key={draft.id}
              draft={draft}
              number={i + 1}
              isWrong={isChecked && minutesOf(draft.minutes) === 'wrong'}
              onChange={(changes) => change(draft.id, changes)}
              onUp={i > 0 ? () => move(i, i - 1) : null}
              onDown={i < drafts.length - 1 ? () => move(i, i + 1) : null}
              onRemove={() => setDrafts((all) => all.filter(({ id }) => id !== draft.id))}
            />
          ))}
        </ol>
        {drafts.length < MAX_ACTIVITIES ? (
          <Button
            look="quiet"
            onPress={() => setDrafts((all) => [...all, { ...draftOf(newActivity()), id: newId() }])}
          >
            <Plus size={18} aria-hidden="true" />
            {t('edit.add')}
          </Button>
        ) : null}
      </WindowForm>
    </Window>
  )
}

const newActivity = (): Activity => ({ id: '', kind: 'discuss', ...usual.discuss, instruction: '' })
/** Known to this agenda alone. */
const newId = () => crypto.getRandomValues(new Uint32Array(2)).join('-')

interface DraftItemProps {
  draft: Draft
  number: number
  isWrong: boolean
  onChange: (changes: Partial<Draft>) => void
  onUp: (() => void) | null
  onDown: (() => void) | null
  onRemove: () => void
}

function DraftItem({ draft, number, isWrong, onChange, onUp, onDown, onRemove }: DraftItemProps) {
  const { t } = useTranslation('facilitation')
  const { language } = useLanguage()
  const heading = useId()
  return (
    <li className={styles.draft} aria-labelledby={heading}>
      <div className={styles.draftHead}>
        <h3 id={heading}>{t('edit.activity', { number })}</h3>
        <RowTool label={t('edit.up')} Icon={ArrowUp} onPress={onUp} />
        <RowTool label={t('edit.down')} Icon={ArrowDown} onPress={onDown} />
        <RowTool label={t('edit.remove')} Icon={Trash2} onPress={onRemove} />
      </div>
      <div className={styles.draftFields}>
        <SelectInput
          label={t('edit.kind')}
          choices={activityKinds.map((id) => ({ id, name: activityNames[id][language] }))}
          value={draft.kind}
          onChange={(kind) => onChange({ kind, mode: usual[kind].mode })}
        />
        <TextInput
          label={t('edit.minutes')}
          placeholder="–"
          inputMode="numeric"
          autoComplete="off"
          value={draft.minutes}
          onChange={(minutes) => onChange({ minutes })}
          problem={isWrong ? t('edit.minutesInvalid', { most: MAX_ACTIVITY_MINUTES }) : null}
        />
        <SelectInput
          label={t('edit.mode')}
          choices={activityModes.map((id) => ({ id, name: t(`mode.${id}`) }))}
          value={draft.mode}
          onChange={(mode) => onChange({ mode })}
        />
      </div>
      <TextInput
        label={t('edit.instruction')}
        value={draft.instruction}
        onChange={(instruction) => onChange({ instruction })}
        maxLength={MAX_NOTE_LENGTH}
        autoComplete="off"
      />
    </li>
  )
}
