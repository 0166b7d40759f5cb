/**
 * Scoring: rounds in which each person scores the actions for themselves, led by a facilitator; and their sheets, a
 * member's own and those of the voices that the member enters. Sheets are seen by nobody else.
 * @module
 */
import { type ScoreSheet, scoreTallyOf, withoutEmpty } from '../../shared/facilitation/scoring.ts'
import { routes } from '../../shared/protocol/routes.ts'
import type { ScoringResult } from '../../shared/protocol/scores.ts'
import type { OwnSheet } from '../../shared/protocol/scoringRoutes.ts'
import { roomFor } from '../access/guard.ts'
import { scoringView } from '../facilitation/roundView.ts'
import { roomInputs } from '../snapshots/roomInputs.ts'
import { snapshotThread } from '../snapshots/snapshotThread.ts'
import { castBallot, readBallot, type Voter } from '../storage/ballots.ts'
import { findProcess } from '../storage/processes.ts'
import type { RoomRow, VoteRoundRow } from '../storage/schema.ts'
import {
  closeRound,
  findRound,
  listRounds,
  openRound,
  openRoundIn,
  revealRound,
  scoresIn,
} from '../storage/votes.ts'
import type { AppContext } from './AppContext.ts'
import { voterIn } from './ballots.ts'
import { Refusal, routesApp } from './problem.ts'
import { ownVoice } from './voices.ts'
import { A_ROUND_IS_OPEN, knownRound } from './votes.ts'

/** Counts the sheets over the actions and criteria that are on the board now. */
async function close({ db, rooms }: AppContext, room: RoomRow, round: VoteRoundRow): Promise<void> {
  const { base } = await rooms.readPacked(room.id)
  const process = await findProcess(db, room.process_id)
  if (!process) return
  const inputs = await roomInputs(db, room, process)
  const { actions, criteria } = await snapshotThread.run('scorableCards', {
    base,
    room: inputs,
    zone: round.zone,
  })
  await closeRound<ScoreSheet>(db, round.id, (ballots) =>
    scoreTallyOf(
      ballots.map(({ filled: scores, ...of }) => ({ ...of, scores })),
      actions,
      criteria,
    ),
  )
}

/** The round that is open, where people score in it. */
async function openScoringOf({ db }: AppContext, roomId: string): Promise<VoteRoundRow> {
  const round = await openRoundIn(db, roomId)
  if (round?.method !== 'scores') throw new Refusal(409, 'No scoring is open in this room.')
  return round
}

/** Puts a sheet in the place of the one before. */
async function give(context: AppContext, roomId: string, voter: Voter, sheet: ScoreSheet): Promise<OwnSheet> {
  const round = await openScoringOf(context, roomId)
  const scores = withoutEmpty(sheet)
  if (!(await castBallot(context.db, round.id, voter, scores)))
    throw new Refusal(409, 'The scoring was closed before these scores came.')
  context.facilitations.countAnew(roomId)
  return { roundId: round.id, scores }
}

async function read(context: AppContext, roomId: string, voter: Voter): Promise<OwnSheet> {
  const round = await openScoringOf(context, roomId)
  return { roundId: round.id, scores: await readBallot<ScoreSheet>(context.db, round.id, voter) }
}

/** Rounds, and those who lead them. */
export function scoringRoundRoutes(context: AppContext) {
  const { db, facilitations, autoSnapshots } = context
  return routesApp()
    .openapi(routes.openScoring, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'leadVote')
      const { title = null, zone = null } = c.req.valid('json')
      const round = await openRound(db, room.id, { title, method: 'scores', budget: 0, perCard: 0, zone })
      if (!round) throw new Refusal(409, A_ROUND_IS_OPEN)
      await facilitations.changedElsewhere(room.id)
      return c.json(await scoringView(context, round), 201)
    })
    .openapi(routes.listScorings, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'readProcess')
      const rounds = await listRounds(db, room.id, 'scores')
      return c.json(await Promise.all(rounds.map((round) => scoringView(context, round))), 200)
    })
    .openapi(routes.readScoring, async (c) => {
      const round = await knownRound(c, context, c.req.valid('param').id, 'scores')
      await roomFor(c, context, round.room_id, 'readProcess')
      const result = round.revealed_at === null ? null : (scoresIn(round) as ScoringResult['result'])
      return c.json({ round: await scoringView(context, round), result }, 200)
    })
    .openapi(routes.changeScoring, async (c) => {
      const round = await knownRound(c, context, c.req.valid('param').id, 'scores')
      const room = await roomFor(c, context, round.room_id, 'leadVote')
      if (round.closed_at === null) await close(context, room, round)
      if (c.req.valid('json').state === 'revealed') {
        await revealRound(db, round.id)
        autoSnapshots.edited(room.id)
      }
      await facilitations.changedElsewhere(room.id)
      return c.json(await scoringView(context, (await findRound(db, round.id)) ?? round), 200)
    })
}

/** Sheets, each its voter's alone. */
export function scoreSheetRoutes(context: AppContext) {
  return routesApp()
    .openapi(routes.giveScores, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'vote')
      return c.json(await give(context, room.id, voterIn(c), c.req.valid('json').scores), 200)
    })
    .openapi(routes.readScores, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'vote')
      return c.json(await read(context, room.id, voterIn(c)), 200)
    })
    .openapi(routes.giveVoiceScores, async (c) => {
      const { id, voiceId } = c.req.valid('param')
      const room = await roomFor(c, context, id, 'enterForOthers')
      const voice = await ownVoice(c, context, voiceId)
      return c.json(await give(context, room.id, { voiceId: voice.id }, c.req.valid('json').scores), 200)
    })
    .openapi(routes.readVoiceScores, async (c) => {
      const { id, voiceId } = c.req.valid('param')
      const room = await roomFor(c, context, id, 'enterForOthers')
      const voice = await ownVoice(c, context, voiceId)
      return c.json(await read(context, room.id, { voiceId: voice.id }), 200)
    })
}
