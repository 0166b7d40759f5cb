/**
 * Voting: rounds led by a facilitator, and their counts once they are revealed. Ballots are in ballots.ts.
 * @module
 */
import type { Context } from 'hono'
import type { RoundMethod } from '../../shared/facilitation/rounds.ts'
import { type Tally, tallyOf, type Votes } from '../../shared/facilitation/tally.ts'
import { MAX_VOTED_TEXT } from '../../shared/limits.ts'
import { routes } from '../../shared/protocol/routes.ts'
import type { VoteTally } from '../../shared/protocol/votes.ts'
import { roomFor } from '../access/guard.ts'
import { roundView } from '../facilitation/roundView.ts'
import type { VotedCard } from '../facilitation/votedCards.ts'
import { snapshotThread } from '../snapshots/snapshotThread.ts'
import type { RoomRow, VoteRoundRow } from '../storage/schema.ts'
import {
  closeRound,
  findRound,
  listRounds,
  newestRound,
  openRound,
  revealRound,
  tallyIn,
} from '../storage/votes.ts'
import type { AppContext, AppEnv } from './AppContext.ts'
import { forbidden, notFound, Refusal, routesApp } from './problem.ts'

/** Votes for each person, and of them for one card, where the facilitator says nothing else. */
const DEFAULT_BUDGET = 5
const DEFAULT_PER_CARD = 2
/** People do one thing at a time. */
export const A_ROUND_IS_OPEN = 'A vote or a scoring is open in this room; close it first.'

/** The words of the cards that got a vote, so that the round can be read when they are gone or say something else. */
function textsOfVoted(cards: readonly VotedCard[], { counts }: Tally): Record<string, string> {
  const voted = cards.filter(({ id }) => (counts[id]?.total ?? 0) > 0)
  return Object.fromEntries(voted.map(({ id, text }) => [id, text.slice(0, MAX_VOTED_TEXT)]))
}

/** Counts the ballots over the cards that are on the board now. */
async function close({ db, rooms }: AppContext, room: RoomRow, round: VoteRoundRow): Promise<void> {
  const { base } = await rooms.readPacked(room.id)
  const cards = await snapshotThread.run('votedCards', { base, step: room.step, zone: round.zone })
  const ids = cards.map(({ id }) => id)
  await closeRound<Votes>(db, round.id, (ballots) => {
    const tally = tallyOf(
      ballots.map(({ filled: votes, ...of }) => ({ ...of, votes })),
      ids,
    )
    return { ...tally, texts: textsOfVoted(cards, tally) }
  })
}

/** The round with this id. A member gets the same answer for none as for one of another process. */
export async function knownRound(
  c: Context<AppEnv>,
  { db }: AppContext,
  id: string,
  method: RoundMethod,
): Promise<VoteRoundRow> {
  const round = await findRound(db, id)
  if (round?.method !== method) throw c.get('caller').kind === 'operator' ? notFound() : forbidden()
  return round
}

/** A round, with what was counted once that is for all to see. */
async function tallyView(context: AppContext, round: VoteRoundRow): Promise<VoteTally> {
  return {
    round: await roundView(context, round),
    result: round.revealed_at === null ? null : (tallyIn(round) as VoteTally['result']),
  }
}

export function voteRoutes(context: AppContext) {
  const { db, facilitations, autoSnapshots } = context
  return routesApp()
    .openapi(routes.openVote, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'leadVote')
      const wanted = c.req.valid('json')
      const { title = null, budget = DEFAULT_BUDGET, zone = null } = wanted
      const { perCard = Math.min(DEFAULT_PER_CARD, budget) } = wanted
      if (perCard > budget)
        throw new Refusal(400, 'One card may not get more votes than a person has.', { field: 'perCard' })
      const round = await openRound(db, room.id, { title, method: 'dots', budget, perCard, zone })
      if (!round) throw new Refusal(409, A_ROUND_IS_OPEN)
      await facilitations.changedElsewhere(room.id)
      return c.json(await roundView(context, round), 201)
    })
    .openapi(routes.listVotes, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'readProcess')
      const rounds = await listRounds(db, room.id, 'dots')
      return c.json(await Promise.all(rounds.map((round) => roundView(context, round))), 200)
    })
    .openapi(routes.readVote, async (c) => {
      const round = await knownRound(c, context, c.req.valid('param').id, 'dots')
      await roomFor(c, context, round.room_id, 'readProcess')
      return c.json(await tallyView(context, round), 200)
    })
    .openapi(routes.changeVote, async (c) => {
      const round = await knownRound(c, context, c.req.valid('param').id, 'dots')
      const room = await roomFor(c, context, round.room_id, 'leadVote')
      if (round.closed_at === null) await close(context, room, round)
      if (c.req.valid('json').state === 'revealed') {
        await revealRound(db, round.id)
        autoSnapshots.edited(room.id)
      }
      await facilitations.changedElsewhere(room.id)
      return c.json(await roundView(context, (await findRound(db, round.id)) ?? round), 200)
    })
    .openapi(routes.readTally, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'readProcess')
      const round = await newestRound(db, room.id, 'dots')
      if (!round) throw new Refusal(409, 'There has been no vote in this room.')
      return c.json(await tallyView(context, round), 200)
    })
}
