/**
 * Ballots: a member's own, and those of the voices that the member enters. Kept here and seen by nobody else.
 * @module
 */
import type { Context } from 'hono'
import { ballotProblem, type Votes } from '../../shared/facilitation/tally.ts'
import { routes } from '../../shared/protocol/routes.ts'
import type { OwnBallot } from '../../shared/protocol/votes.ts'
import { roomFor } from '../access/guard.ts'
import { castBallot, readBallot, type Voter } from '../storage/ballots.ts'
import type { VoteRoundRow } from '../storage/schema.ts'
import { newestRound } from '../storage/votes.ts'
import type { AppContext, AppEnv } from './AppContext.ts'
import { forbidden, Refusal, routesApp } from './problem.ts'
import { ownVoice } from './voices.ts'

/** Who votes: a member, with a ballot of their own. The operator belongs to no sector and has none. */
export function voterIn(c: Context<AppEnv>): Voter {
  const caller = c.get('caller')
  if (caller.kind !== 'member') throw forbidden()
  return { memberId: caller.member.id }
}

async function openRoundOf({ db }: AppContext, roomId: string): Promise<VoteRoundRow> {
  const round = await newestRound(db, roomId, 'dots')
  if (!round || round.closed_at !== null) throw new Refusal(409, 'No vote is open in this room.')
  return round
}

const ballotView = (round: VoteRoundRow, votes: Votes): OwnBallot => ({
  roundId: round.id,
  votes: { ...votes },
  left: round.budget - Object.values(votes).reduce((sum, count) => sum + count, 0),
})

/** Puts a ballot in the place of the voter's one before, if it keeps the rules of the round that is open. */
async function cast(context: AppContext, roomId: string, voter: Voter, given: Votes): Promise<OwnBallot> {
  const { db, facilitations } = context
  const round = await openRoundOf(context, roomId)
  const votes = Object.fromEntries(Object.entries(given).filter(([, count]) => count > 0))
  const problem = ballotProblem(votes, { budget: round.budget, perCard: round.per_card })
  if (problem) throw new Refusal(422, problem.detail, { field: problem.field })
  if (!(await castBallot(db, round.id, voter, votes)))
    throw new Refusal(409, 'The vote was closed before this ballot came.')
  facilitations.countAnew(roomId)
  return ballotView(round, votes)
}

async function read(context: AppContext, roomId: string, voter: Voter): Promise<OwnBallot> {
  const round = await openRoundOf(context, roomId)
  return ballotView(round, await readBallot<Votes>(context.db, round.id, voter))
}

export function ballotRoutes(context: AppContext) {
  return routesApp()
    .openapi(routes.castBallot, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'vote')
      return c.json(await cast(context, room.id, voterIn(c), c.req.valid('json').votes), 200)
    })
    .openapi(routes.readBallot, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'vote')
      return c.json(await read(context, room.id, voterIn(c)), 200)
    })
    .openapi(routes.castVoiceBallot, async (c) => {
      const { id, voiceId } = c.req.valid('param')
      const room = await roomFor(c, context, id, 'enterForOthers')
      const voice = await ownVoice(c, context, voiceId)
      return c.json(await cast(context, room.id, { voiceId: voice.id }, c.req.valid('json').votes), 200)
    })
    .openapi(routes.readVoiceBallot, async (c) => {
      const { id, voiceId } = c.req.valid('param')
      const room = await roomFor(c, context, id, 'enterForOthers')
      const voice = await ownVoice(c, context, voiceId)
      return c.json(await read(context, room.id, { voiceId: voice.id }), 200)
    })
}
