/**
 * Has what was chosen removed, and says what came of it.
 * @module
 */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Room } from '../../shared/protocol/processes.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { type ApiProblem, answer, server } from '../app/api.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { patterns } from '../app/paths.ts'
import { useForgetPerson } from '../app/queries.ts'
import { dropInvitations } from '../app/shownInvitation.ts'
import { eraseOfflineCopies } from '../sync/offlineCopy.ts'
import './words.ts'

/** What is to be removed: one thing, all in the room, or everything about this person. */
export type Wanted =
  | {
      readonly of: 'one'
      readonly text: string
      readonly what: { readonly cards?: string[]; readonly comments?: string[]; readonly votes?: string[] }
    }
  | { readonly of: 'all' }
  | { readonly of: 'me' }

const parts = ['cards', 'texts', 'comments', 'snapshots'] as const

export function useRemoving(room: Room, wanted: Wanted, onDone: () => void) {
  const { t } = useTranslation('own')
  const { language } = useLanguage()
  const list = new Intl.ListFormat(language === 'en' ? 'en-GB' : language)
  const announce = useAnnounce()
  const forget = useForgetPerson()
  const [, navigate] = useLocation()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const ask = () => {
    if (wanted.of === 'me') return answer(server.api.me.removal.$post())
    const json = wanted.of === 'all' ? ({ everything: true } as const) : wanted.what
    return answer(server.api.rooms[':id'].own.removal.$post({ param: { id: room.id }, json }))
  }
  /** What there was of each; of what there was nothing, nothing is said. */
  const told = (went: Readonly<Record<(typeof parts)[number], number>>) => {
    const what = parts.flatMap((part) => (went[part] > 0 ? [t(`went.${part}`, { count: went[part] })] : []))
    return what.length > 0 ? t('done', { what: list.format(what) }) : t('doneNothing')
  }
  const remove = async () => {
    setBusy(true)
    const result = await ask()
    setBusy(false)
    setProblem(result.ok ? null : result.problem)
    if (!result.ok) return
    if (wanted.of !== 'me') {
      announce(told(result.value))
      return onDone()
    }
    await eraseOfflineCopies()
    dropInvitations()
    navigate(patterns.start)
    forget()
    announce(t('doneMe'))
  }
  return { remove, isBusy, problem }
}
