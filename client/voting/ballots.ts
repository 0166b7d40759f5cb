/**
 * The ballots that are filled in on this page: one for the person at the screen, and one for each whom they enter for.
 * @module
 */
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Votes } from '../../shared/facilitation/tally.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import type { OwnBallot, VoteRound } from '../../shared/protocol/votes.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { type Answer, answer, server } from '../app/api.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import { type Answered, Ballot, type BallotState } from './ballot.ts'
import { isVotableNow, onBoardChange } from './votableNow.ts'

/** What became of a call for a ballot, whatever form it has on the server. */
export function answeredAs<T>(result: Answer<T>, votesIn: (value: T) => Votes): Answered {
  if (result.ok) return { ok: true, votes: votesIn(result.value) }
  const { status } = result.problem
  if (status === 409) return { ok: false, why: 'closed' }
  return { ok: false, why: status === 0 || status === 429 || status >= 500 ? 'unreached' : 'refused' }
}

const answered = (result: Answer<OwnBallot>): Answered => answeredAs(result, ({ votes }) => votes)

/** The calls for a ballot: one's own, or with an id that of a voice. */
function callsFor(roomId: string, voiceId: string | null) {
  const room = server.api.rooms[':id']
  if (voiceId === null) {
    const param = { id: roomId }
    return {
      read: async () => answered(await answer(room.ballot.$get({ param }))),
      send: async (votes: Record<string, number>) =>
        answered(await answer(room.ballot.$put({ param, json: { votes } }))),
    }
  }
  const param = { id: roomId, voiceId }
  const { ballot } = room.voices[':voiceId']
  return {
    read: async () => answered(await answer(ballot.$get({ param }))),
    send: async (votes: Record<string, number>) =>
      answered(await answer(ballot.$put({ param, json: { votes } }))),
  }
}

/** The ballots of one round, each made when it is first asked for. What is not sent yet goes on being sent. */
export class Ballots {
  readonly #make: (voiceId: string | null) => Ballot
  readonly #ballots = new Map<string | null, Ballot>()

  constructor(make: (voiceId: string | null) => Ballot) {
    this.#make = make
  }

  of(voiceId: string | null): Ballot {
    const known = this.#ballots.get(voiceId)
    if (known) return known
    const ballot = this.#make(voiceId)
    this.#ballots.set(voiceId, ballot)
    return ballot
  }

  each(act: (ballot: Ballot) => void): void {
    for (const ballot of this.#ballots.values()) act(ballot)
  }
}

interface BallotsOptions {
  readonly room: Room
  readonly connection: Pick<RoomConnection, 'doc' | 'status'>
  /** The round that is open, if this person votes in it. */
  readonly round: VoteRound | null
  /** For whom the person votes now. */
  readonly voiceId: string | null
}

/** The ballot that is filled in now; null while there is none. */
export function useBallot({ room, connection, round, voiceId }: BallotsOptions): Ballot | null {
  const { t } = useTranslation('voting')
  const announce = useAnnounce()
  const { doc, status } = connection
  const { id: roomId, step } = room
  const [roundId, budget, perCard] = [round?.id, round?.budget ?? 0, round?.perCard ?? 0]
  const zone = round?.zone ?? null
  const onRefused = useRef<(why: 'closed' | 'refused') => void>(() => {})
  onRefused.current = (why) => announce(t(`refused.${why}`))
  const ballots = useMemo(() => {
    if (roundId === undefined) return null
    return new Ballots(
      (of) =>
        new Ballot({
          ...callsFor(roomId, of),
          budget,
          perCard,
          isVotable: (cardId) => isVotableNow(doc, { step, zone }, cardId),
          onRefused: (why) => onRefused.current(why),
        }),
    )
  }, [roomId, roundId, budget, perCard, zone, doc, step])
  const ballot = ballots?.of(voiceId) ?? null

  useEffect(
    () => (ballots ? onBoardChange(doc, () => ballots.each((one) => one.refresh())) : undefined),
    [ballots, doc],
  )
  useEffect(() => () => ballots?.each((one) => one.stop()), [ballots])
  // Asked anew when the connection is back, and when somebody comes back from another window of theirs.
  useEffect(() => {
    if (status === 'live') ballot?.meet()
    const look = () => ballot?.meet()
    addEventListener('focus', look)
    return () => removeEventListener('focus', look)
  }, [ballot, status])
  return ballot
}

const nothing = (): (() => void) => () => {}

/** What is on a ballot; null without one. */
export function useBallotState(ballot: Ballot | null): BallotState | null {
  return useSyncExternalStore(ballot?.subscribe ?? nothing, () => ballot?.state() ?? null)
}
