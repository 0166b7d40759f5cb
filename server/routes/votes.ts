/**
 * Voting: rounds led by a facilitator, ballots kept here and seen by nobody else, counts once they are revealed.
 * @module
 */
import type { Context } from 'hono'
import { ballotProblem, tallyOf } from '../../shared/facilitation/tally.ts'
import type { OwnBallot, VoteTally } from '../../shared/protocol/api.ts'
import { routes } from '../../shared/protocol/routes.ts'
import { roomFor } from '../access/guard.ts'
import { resultOf, roundView } from '../facilitation/roundView.ts'
import { snapshotThread } from '../snapshots/snapshotThread.ts'
import type { RoomRow, VoteRoundRow } from '../storage/schema.ts'
import {
  castBallot,
  closeRound,
  findRound,
  listRounds,
  newestRound,
  openRound,
  readBallot,
  revealRound,
} from '../storage/votes.ts'
import type { AppContext, AppEnv } from './AppContext.ts'
import { forbidden, notFound, Refusal, routesApp } from './problem.ts'

/** Votes for each person, and of them for one card, where the facilitator says nothing else. */
const DEFAULT_BUDGET = 5
const DEFAULT_PER_CARD = 2

/** Counts the ballots over the cards that are on the board now. */
async function close({ db, rooms }: AppContext, room: RoomRow, round: VoteRoundRow): Promise<void> {
  const { state } = await rooms.read(room.id)
  const cards = await snapshotThread.run('cardIds', { state, step: room.step, zone: round.zone })
  await closeRound(db, round.id, (ballots) => tallyOf(ballots, cards))
}

/** Who votes: a member, with a ballot of their own. The operator belongs to no sector and has none. */
function voterIn(c: Context<AppEnv>): string {
  const caller = c.get('caller')
  if (caller.kind !== 'member') throw forbidden()
  return caller.member.id
}

async function openRoundOf({ db }: AppContext, roomId: string): Promise<VoteRoundRow> {
  const round = await newestRound(db, roomId)
  if (!round || round.closed_at !== null) throw new Refusal(409, 'No vote is open in this room.')
  return round
}

/** The round with this id. A member gets the same answer for none as for one of another process. */
async function knownRound(c: Context<AppEnv>, { db }: AppContext, id: string): Promise<VoteRoundRow> {
  const round = await findRound(db, id)
  if (!round) throw c.get('caller').kind === 'operator' ? notFound() : forbidden()
  return round
}

/** A round, with what was counted once that is for all to see. */
async function tallyView({ db }: AppContext, round: VoteRoundRow): Promise<VoteTally> {
  return {
    round: await roundView(db, round),
    result: round.revealed_at === null ? null : (resultOf(round) as VoteTally['result']),
  }
}

const ownBallot = (round: VoteRoundRow, votes: Readonly<Record<string, number>>): OwnBallot => ({
  roundId: round.id,
  votes: { ...votes },
  left: round.budget - Object.values(votes).reduce((sum, count) => sum + count, 0),
})

export function voteRoutes(context: AppContext) {
  const { db, facilitations } = context
  return routesApp()
    .openapi(routes.openVote, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'leadVote')
      const wanted = c.req.valid('json')
      const { title = null, budget = DEFAULT_BUDGET, zone = null } = wanted
      const { perCard = Math.min(DEFAULT_PER_CARD, budget) } = wanted
      if (perCard > budget)
        throw new Refusal(400, 'One card may not get more votes than a person has.', { field: 'perCard' })
      const round = await openRound(db, room.id, { title, budget, perCard, zone })
      if (!round) throw new Refusal(409, 'A vote is open in this room; close it first.')
      await facilitations.changedElsewhere(room.id)
      return c.json(await roundView(db, round), 201)
    })
    .openapi(routes.listVotes, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'readProcess')
      const rounds = await listRounds(db, room.id)
      return c.json(await Promise.all(rounds.map((round) => roundView(db, round))), 200)
    })
    .openapi(routes.readVote, async (c) => {
      const round = await knownRound(c, context, c.req.valid('param').id)
      await roomFor(c, context, round.room_id, 'readProcess')
      return c.json(await tallyView(context, round), 200)
    })
    .openapi(routes.changeVote, async (c) => {
      const round = await knownRound(c, context, c.req.valid('param').id)
      const room = await roomFor(c, context, round.room_id, 'leadVote')
      if (round.closed_at === null) await close(context, room, round)
      if (c.req.valid('json').state === 'revealed') await revealRound(db, round.id)
      await facilitations.changedElsewhere(room.id)
      return c.json(await roundView(db, (await findRound(db, round.id)) ?? round), 200)
    })
    .openapi(routes.castBallot, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'vote')
      const voter = voterIn(c)
      const round = await openRoundOf(context, room.id)
      const given = Object.entries(c.req.valid('json').votes).filter(([, count]) => count > 0)
      const votes = Object.fromEntries(given)
      const problem = ballotProblem(votes, { budget: round.budget, perCard: round.per_card })
      if (problem) throw new Refusal(422, problem.detail, { field: problem.field })
      if (!(await castBallot(db, round.id, voter, votes)))
        throw new Refusal(409, 'The vote was closed before this ballot came.')
      facilitations.voted(room.id)
      return c.json(ownBallot(round, votes), 200)
    })
    .openapi(routes.readBallot, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'vote')
      const voter = voterIn(c)
      const round = await openRoundOf(context, room.id)
      return c.json(ownBallot(round, await readBallot(db, round.id, voter)), 200)
    })
    .openapi(routes.readTally, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'readProcess')
      const round = await newestRound(db, room.id)
      if (!round) throw new Refusal(409, 'There has been no vote in this room.')
      return c.json(await tallyView(context, round), 200)
    })
}
