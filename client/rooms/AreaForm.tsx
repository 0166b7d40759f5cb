/**
 * The area of strength that a room is about, changed by who leads the room. Cards that say no area of their own follow it.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Room } from '../../shared/protocol/processes.ts'
import { type StrengthArea, strengthAreaNames, strengthAreas } from '../../shared/vocabulary.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { type ApiProblem, answer, server } from '../app/api.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { keys } from '../app/queries.ts'
import { ProblemNotice } from '../app/ui/Notice.tsx'
import { SelectInput } from '../app/ui/SelectInput.tsx'
import './words.ts'

/** Of a room that is about all areas. */
const NO_AREA = 'all'

export function AreaForm({ room }: { room: Room }) {
  const { t } = useTranslation('rooms')
  const { language } = useLanguage()
  const client = useQueryClient()
  const announce = useAnnounce()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const choose = async (area: StrengthArea | typeof NO_AREA) => {
    const json = { strengthArea: area === NO_AREA ? null : area }
    const result = await answer(server.api.rooms[':id'].$patch({ param: { id: room.id }, json }))
    setProblem(result.ok ? null : result.problem)
    if (!result.ok) return
    client.setQueryData(keys.room(room.id), result.value)
    void client.invalidateQueries({ queryKey: keys.process(room.processId) })
    announce(t('area.saved'))
  }
  return (
    <div className="stack">
      <SelectInput
        label={t('area.title')}
        choices={[
          { id: NO_AREA, name: t('area.all') },
          ...strengthAreas.map((id) => ({ id, name: strengthAreaNames[id][language] })),
        ]}
        value={room.strengthArea ?? NO_AREA}
        onChange={(area) => void choose(area)}
      />
      <p className="help">{t('area.help')}</p>
      {problem ? <ProblemNotice problem={problem} /> : null}
    </div>
  )
}
