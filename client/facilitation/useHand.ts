/**
 * This person's own hand: up or down, and whether they asked for more time.
 * @module
 */
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Facilitation, HandPatch, OwnHand } from '../../shared/protocol/facilitation.ts'
import type { Me } from '../../shared/protocol/members.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { answer, server } from '../app/api.ts'
import { problemText } from '../app/problemText.ts'

/** Says something of oneself; what went wrong is told. */
function useSay(roomId: string): (patch: HandPatch) => Promise<OwnHand | null> {
  const { t } = useTranslation()
  const announce = useAnnounce()
  return useCallback(
    async (patch) => {
      const result = await answer(server.api.rooms[':id'].hand.$put({ param: { id: roomId }, json: patch }))
      if (!result.ok) announce(problemText(t, result.problem))
      return result.ok ? result.value : null
    },
    [roomId, announce, t],
  )
}

interface Hand {
  readonly isUp: boolean
  /** From 1; 0 where it is not up, or nobody knows of it yet. */
  readonly place: number
  readonly hasWord: boolean
  readonly raise: (isUp: boolean) => void
}

/** The hand as the room knows it, and at once as this person wants it. */
export function useHand(roomId: string, me: Me, { hands, word }: Facilitation): Hand {
  const say = useSay(roomId)
  const id = me.member?.id ?? 'operator'
  const [place, hasWord] = [hands.indexOf(id) + 1, word === id]
  const [wanted, setWanted] = useState<boolean | null>(null)
  const known = place > 0 || hasWord
  useEffect(() => {
    if (wanted === known) setWanted(null)
  }, [wanted, known])
  const raise = (isUp: boolean) => {
    setWanted(isUp)
    void say({ raised: isUp }).then((hand) => hand === null && setWanted(null))
  }
  return { isUp: wanted ?? known, place, hasWord, raise }
}

/** Whether this person asked for more time for what is on. It is nobody else's to know, so the room is asked. */
export function useMoreTime(
  roomId: string,
  { wantMoreTime, running }: Facilitation,
): [boolean, (isWanted: boolean) => void] {
  const say = useSay(roomId)
  const [isWanted, setWanted] = useState(false)
  const activity = running ? `${running.activityId} ${running.startedAt}` : ''
  const isAnyWanted = wantMoreTime > 0
  useEffect(() => {
    if (!isAnyWanted || !activity) return setWanted(false)
    let isOver = false
    void answer(server.api.rooms[':id'].hand.$get({ param: { id: roomId } })).then((result) => {
      if (result.ok && !isOver) setWanted(result.value.moreTime)
    })
    return () => {
      isOver = true
    }
  }, [roomId, activity, isAnyWanted])
  const ask = (wants: boolean) => {
    setWanted(wants)
    void say({ moreTime: wants }).then((hand) => setWanted(hand?.moreTime ?? !wants))
  }
  return [isWanted, ask]
}
