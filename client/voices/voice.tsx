/**
 * For whom the person at this screen writes and votes now: for themselves, or for somebody beside them.
 * @module
 */
import type { ReactNode } from 'react'
import { createContext, useContext, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../shared/protocol/members.ts'
import type { Voice } from '../../shared/protocol/voices.ts'
import type { Sector } from '../../shared/vocabulary.ts'
import { useVoices } from '../app/queries.ts'
import './words.ts'

/** Who signs a new card. */
export interface Author {
  /** The member at the screen; null for the operator. */
  readonly id: string | null
  readonly sector: Sector | null
  /** Whether it is for somebody else, whose the sector then is. */
  readonly isProxy: boolean
}

/** Somebody beside the person at the screen, with a name to show there. */
export interface ShownVoice extends Voice {
  readonly label: string
}

export interface Speaking {
  /** Whether this person may enter for others. */
  readonly mayEnter: boolean
  readonly voices: readonly ShownVoice[]
  /** Null while they write for themselves. */
  readonly voice: ShownVoice | null
  readonly author: Author
  readonly choose: (voice: Voice | null) => void
}

const nobody: Author = { id: null, sector: null, isProxy: false }
const Context = createContext<Speaking>({
  mayEnter: false,
  voices: [],
  voice: null,
  author: nobody,
  choose: () => {},
})

export const useSpeaking = (): Speaking => useContext(Context)

/** Kept as long as the tab: after a refresh the table goes on with the same person, tomorrow it begins anew. */
const keptAs = (memberId: string) => `samrum.voice.${memberId}`

function keptVoice(memberId: string | null): Voice | null {
  try {
    return JSON.parse(sessionStorage.getItem(keptAs(memberId ?? '')) ?? 'null') as Voice | null
  } catch {
    return null
  }
}

function keepVoice(memberId: string | null, voice: Voice | null): void {
  try {
    sessionStorage.setItem(keptAs(memberId ?? ''), JSON.stringify(voice))
  } catch {
    // The choice then lasts as long as the page.
  }
}

export function SpeakingProvider({ me, children }: { me: Me; children: ReactNode }) {
  const { t } = useTranslation('voices')
  const [id, ownSector] = [me.member?.id ?? null, me.member?.sector ?? null]
  const mayEnter = id !== null && me.role !== 'observer'
  const [kept, setKept] = useState(() => keptVoice(id))
  const { data } = useVoices(mayEnter)
  const speaking = useMemo((): Speaking => {
    // Until the server has said whom there is, the one before the refresh still counts: no card gets a wrong sector.
    const known = data ?? (kept && mayEnter ? [kept] : [])
    const voices = known.map((voice, i) => ({
      ...voice,
      label: voice.name ?? t('unnamed', { number: i + 1 }),
    }))
    const voice = voices.find((one) => one.id === kept?.id) ?? null
    return {
      mayEnter,
      voices,
      voice,
      author: { id, sector: voice?.sector ?? ownSector, isProxy: voice !== null },
      choose: (chosen) => {
        keepVoice(id, chosen)
        setKept(chosen)
      },
    }
  }, [data, kept, mayEnter, id, ownSector, t])
  return <Context value={speaking}>{children}</Context>
}
