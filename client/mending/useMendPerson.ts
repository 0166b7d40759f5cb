/**
 * Removes a person, then takes back what they did: in that order, so that they add nothing meanwhile.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Room } from '../../shared/protocol/processes.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { type ApiProblem, answer, server } from '../app/api.ts'
import { keys } from '../app/queries.ts'
import type { PutOut } from './PersonWindow.tsx'
import './words.ts'

interface Deed {
  readonly removes: boolean
  /** Whether the link they came by ends too. */
  readonly revokes: boolean
  /** How far back their work is taken back; null for none of it. */
  readonly minutes: number | null
}

export function useMendPerson(room: Room, { id, name }: PutOut, onDone: () => void) {
  const { t } = useTranslation('mending')
  const announce = useAnnounce()
  const client = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)

  const perform = async ({ removes, revokes, minutes }: Deed): Promise<ApiProblem | null> => {
    const said: string[] = []
    if (removes) {
      const query = revokes ? ({ revokeLinks: 'true' } as const) : {}
      const removed = await answer(server.api.members[':id'].$delete({ param: { id }, query }))
      if (!removed.ok) return removed.problem
      said.push(t('doneRemoved', { name }))
    }
    if (minutes !== null) {
      const call = { param: { id: room.id }, json: { memberId: id, minutes } }
      const taken = await answer(server.api.rooms[':id']['take-back'].$post(call))
      if (!taken.ok) return taken.problem
      said.push(t('doneTaken', { name, number: taken.value.before.number }))
      void client.invalidateQueries({ queryKey: keys.snapshots(room.id) })
    }
    announce(said.join(' '))
    onDone()
    return null
  }
  const mend = async (deed: Deed) => {
    setBusy(true)
    setProblem(await perform(deed))
    setBusy(false)
  }
  return { mend, isBusy, problem }
}
