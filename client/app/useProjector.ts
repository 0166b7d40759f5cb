/**
 * From "show on the projector" to the page that does: a new link for the participants of this day, held for it.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { CODE_HOURS } from '../../shared/limits.ts'
import type { Process } from '../../shared/protocol/processes.ts'
import type { ApiProblem } from './api.ts'
import { answer, server } from './api.ts'
import { addWords } from './i18n/index.ts'
import { mayLead } from './mayLead.ts'
import { pathTo } from './paths.ts'
import { keys } from './queries.ts'
import { holdInvitation } from './shownInvitation.ts'

const projectorWords = addWords('projector', {
  sv: { show: 'Visa QR-kod på storbild', label: 'Storbild' },
  en: { show: 'Show QR code on the projector', label: 'Projector' },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    projector: typeof projectorWords.sv
  }
}

/** Where the code on the projector leads: to the whole process, for who leads it; else to the room they lead. */
export const roomToShow = (process: Process): string | null =>
  mayLead(process) ? null : (process.rooms.find(mayLead)?.id ?? null)

/** @param roomId the one room to invite to; null for the whole process */
export function useProjector(processId: string, roomId: string | null) {
  const { t } = useTranslation('projector')
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [isMaking, setMaking] = useState(false)
  const project = async () => {
    setMaking(true)
    const result = await answer(
      server.api.processes[':id'].links.$post({
        param: { id: processId },
        json: {
          role: 'participant',
          roomId: roomId ?? undefined,
          label: t('label'),
          expiresAt: new Date(Date.now() + CODE_HOURS * 60 * 60 * 1000).toISOString(),
          withCode: true,
        },
      }),
    )
    setMaking(false)
    if (!result.ok) return setProblem(result.problem)
    holdInvitation(processId, result.value)
    void client.invalidateQueries({ queryKey: keys.links(processId) })
    navigate(pathTo.invite(processId))
  }
  return { project, problem, isMaking, label: t('show') }
}
