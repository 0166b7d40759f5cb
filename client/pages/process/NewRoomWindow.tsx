/**
 * The window in which a room is added to a step.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_TITLE_LENGTH } from '../../../shared/limits.ts'
import type { Process } from '../../../shared/protocol/processes.ts'
import { type RoomTemplate, roomTemplates } from '../../../shared/rooms/index.ts'
import { roomTemplateOf } from '../../../shared/rooms/ofTemplate.ts'
import { templateInYears } from '../../../shared/rooms/years.ts'
import type { Step, StrengthArea } from '../../../shared/vocabulary.ts'
import { strengthAreaNames, strengthAreas } from '../../../shared/vocabulary.ts'
import { useAnnounce } from '../../app/announcements.tsx'
import type { ApiProblem } from '../../app/api.ts'
import { answer, server } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { keys } from '../../app/queries.ts'
import { Button } from '../../app/ui/Button.tsx'
import { ProblemNotice } from '../../app/ui/Notice.tsx'
import { SelectInput } from '../../app/ui/SelectInput.tsx'
import { TextInput } from '../../app/ui/TextInput.tsx'
import { Actions, Window } from '../../app/ui/Window.tsx'
import { useTemplate } from '../../rooms/useTemplate.ts'

/** Of a room that is about all areas. */
const NO_AREA = 'all'

interface NewRoomWindowProps {
  process: Process
  step: Step
  onClose: () => void
}

export function NewRoomWindow({ process, step, onClose }: NewRoomWindowProps) {
  const { t } = useTranslation('process')
  const { t: tc } = useTranslation()
  const { language } = useLanguage()
  const client = useQueryClient()
  const announce = useAnnounce()
  const [area, setArea] = useState<StrengthArea | typeof NO_AREA>(NO_AREA)
  const [typed, setTyped] = useState<string | null>(null)
  const template = useTemplate(process.id) ?? null
  const title = typed ?? suggestTitle(process, roomTemplateOf(template, step), area === NO_AREA ? null : area)
  const [isTried, setTried] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const unfit = unfitTitle(process, step, title.trim())
  const add = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (unfit) return
    setProblem(null)
    const about = area === NO_AREA ? {} : { strengthArea: area }
    const room = { param: { id: process.id }, json: { step, title: title.trim(), ...about } }
    const result = await answer(server.api.processes[':id'].rooms.$post(room))
    if (!result.ok) return setProblem(result.problem)
    await client.invalidateQueries({ queryKey: keys.process(process.id) })
    announce(t('newRoom.done', { title: result.value.title }))
    onClose()
  }
  const titleProblem = () => {
    if (isTried && unfit) return t(`newRoom.${unfit}`)
    return problem?.field === 'title' ? t('newRoom.invalid', { count: MAX_TITLE_LENGTH }) : null
  }
  return (
    <Window
      title={t('newRoom.title', { step: roomTemplates[step].stepName[language] })}
      isOpen
      onClose={onClose}
    >
      <form onSubmit={add} className="stack" noValidate>
        <TextInput
          label={t('newRoom.name')}
          value={title}
          onChange={setTyped}
          problem={titleProblem()}
          maxLength={MAX_TITLE_LENGTH}
          autoComplete="off"
          autoFocus
        />
        <SelectInput
          label={t('newRoom.area')}
          choices={[
            { id: NO_AREA, name: t('newRoom.allAreas') },
            ...strengthAreas.map((id) => ({ id, name: strengthAreaNames[id][language] })),
          ]}
          value={area}
          onChange={setArea}
        />
        {problem && problem.field !== 'title' ? <ProblemNotice problem={problem} /> : null}
        <Actions>
          <Button type="submit" look="primary">
            {t('newRoom.go')}
          </Button>
          <Button onPress={onClose}>{tc('cancel')}</Button>
        </Actions>
      </form>
    </Window>
  )
}

/** Why rooms of a step could not be told apart, or one not be named at all, by a title. */
function unfitTitle({ rooms }: Process, step: Step, title: string): 'missing' | 'taken' | null {
  if (title === '') return 'missing'
  return rooms.some((room) => room.step === step && room.title === title) ? 'taken' : null
}

/** The template's name for the room, numbered when the step already has one of that name. */
function suggestTitle(process: Process, template: RoomTemplate, area: StrengthArea | null): string {
  const { roomName } = templateInYears(template, process.years)
  const name = [roomName, ...(area ? [strengthAreaNames[area]] : [])]
    .map((part) => part[process.language])
    .join(', ')
  const titles = new Set(process.rooms.map((room) => room.title))
  let title = name
  for (let number = 2; titles.has(title); number += 1) title = `${name} ${number}`
  return title
}
