/**
 * The sheets of scores that are filled in on this page, one for the person at the screen and one for each whom they enter
 * for: ballots like those of votes, whose keys name a card and what it is scored by.
 * @module
 */
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScoreSheet } from '../../shared/facilitation/scoring.ts'
import type { Votes } from '../../shared/facilitation/tally.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import type { ScoringRound } from '../../shared/protocol/scores.ts'
import type { OwnSheet } from '../../shared/protocol/scoringRoutes.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { answer, server } from '../app/api.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import { Ballot } from '../voting/ballot.ts'
import { answeredAs, Ballots } from '../voting/ballots.ts'
import './words.ts'

/** The key on a ballot for one score. */
export const scoreKey = (cardId: string, key: string): string => JSON.stringify([cardId, key])

/** A sheet as a ballot has it. */
export const flatSheet = (sheet: ScoreSheet): Votes =>
  Object.fromEntries(
    Object.entries(sheet).flatMap(([cardId, scores]) =>
      Object.entries(scores).map(([key, score]) => [scoreKey(cardId, key), score]),
    ),
  )

/** A ballot as the server takes it. */
export function sheetOf(votes: Votes): Record<string, Record<string, number>> {
  const sheet: Record<string, Record<string, number>> = {}
  for (const [flat, score] of Object.entries(votes)) {
    const [cardId, key] = JSON.parse(flat) as [string, string]
    sheet[cardId] = { ...sheet[cardId], [key]: score }
  }
  return sheet
}

const votesIn = ({ scores }: OwnSheet): Votes => flatSheet(scores)

/** The calls for a sheet: one's own, or with an id that of a voice. */
function callsFor(roomId: string, voiceId: string | null) {
  const room = server.api.rooms[':id']
  if (voiceId === null) {
    const param = { id: roomId }
    return {
      read: async () => answeredAs(await answer(room.scores.$get({ param })), votesIn),
      send: async (votes: Votes) =>
        answeredAs(await answer(room.scores.$put({ param, json: { scores: sheetOf(votes) } })), votesIn),
    }
  }
  const param = { id: roomId, voiceId }
  const { scores: own } = room.voices[':voiceId']
  return {
    read: async () => answeredAs(await answer(own.$get({ param })), votesIn),
    send: async (votes: Votes) =>
      answeredAs(await answer(own.$put({ param, json: { scores: sheetOf(votes) } })), votesIn),
  }
}

interface SheetOptions {
  readonly room: Room
  readonly connection: Pick<RoomConnection, 'status'>
  /** The round that is open, if this person scores in it. */
  readonly round: ScoringRound | null
  /** For whom the person scores now. */
  readonly voiceId: string | null
}

/** The sheet that is filled in now; null while there is none. */
export function useSheet({ room: { id: roomId }, connection, round, voiceId }: SheetOptions): Ballot | null {
  const { t } = useTranslation('scoring')
  const announce = useAnnounce()
  const roundId = round?.id
  const onRefused = useRef<(why: 'closed' | 'refused') => void>(() => {})
  onRefused.current = (why) => announce(t(`page.refused.${why}`))
  const sheets = useMemo(() => {
    if (roundId === undefined) return null
    return new Ballots(
      (of) =>
        new Ballot({
          ...callsFor(roomId, of),
          budget: Number.POSITIVE_INFINITY,
          perCard: Number.POSITIVE_INFINITY,
          isVotable: () => true,
          onRefused: (why) => onRefused.current(why),
        }),
    )
  }, [roomId, roundId])
  const sheet = sheets?.of(voiceId) ?? null
  useEffect(() => () => sheets?.each((one) => one.stop()), [sheets])
  const { status } = connection
  useEffect(() => {
    if (status === 'live') sheet?.meet()
    const look = () => sheet?.meet()
    addEventListener('focus', look)
    return () => removeEventListener('focus', look)
  }, [sheet, status])
  return sheet
}
