/**
 * Rounds in which each person scores the actions for themselves, over HTTP.
 * @module
 */
import { createRoute, z } from '@hono/zod-openapi'
import { MAX_NAME_LENGTH, MAX_TITLE_LENGTH } from '../limits.ts'
import { IdParam, line } from './forms.ts'
import { ID_PATTERN } from './ids.ts'
import { body, json, problem, refusals } from './routeParts.ts'
import { ScoreSheet, ScoringResult, ScoringRound } from './scores.ts'
import { VoiceBallotParam } from './voices.ts'
import { VoteRoundPatch } from './votes.ts'

export const NewScoringRound = z
  .strictObject({
    title: line(MAX_TITLE_LENGTH).min(1).optional(),
    /** Id of the zone whose actions are scored; by default all of the room's. */
    zone: z.string().min(1).max(MAX_NAME_LENGTH).optional(),
  })
  .openapi('NewScoringRound')

/** Somebody's own scores. What is left out is not scored. */
export const GivenSheet = z.strictObject({ scores: ScoreSheet }).openapi('GivenSheet')
export const OwnSheet = z
  .object({ roundId: z.string().regex(ID_PATTERN), scores: ScoreSheet })
  .openapi('OwnSheet')
export type OwnSheet = z.infer<typeof OwnSheet>

/** Of a call for a sheet. @param told what the sheet is */
const sheetAnswers = (told: string) => ({
  200: json(OwnSheet, told),
  ...refusals,
  409: problem('No scoring is open'),
})
const kept = 'as they are kept, in the place of those before'

export const scoringRoutes = {
  openScoring: createRoute({
    method: 'post',
    path: '/api/rooms/{id}/scorings',
    request: {
      params: IdParam,
      body: { content: { 'application/json': { schema: NewScoringRound } }, required: false },
    },
    responses: {
      201: json(ScoringRound, 'The round, open'),
      ...refusals,
      409: problem('A round of votes or of scores is open already'),
    },
  }),
  listScorings: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/scorings',
    request: { params: IdParam },
    responses: {
      200: json(z.array(ScoringRound), 'All rounds of scoring of the room, newest first'),
      ...refusals,
    },
  }),
  readScoring: createRoute({
    method: 'get',
    path: '/api/scorings/{id}',
    request: { params: IdParam },
    responses: { 200: json(ScoringResult, 'The round; its result once it is revealed'), ...refusals },
  }),
  changeScoring: createRoute({
    method: 'patch',
    path: '/api/scorings/{id}',
    request: { params: IdParam, body: body(VoteRoundPatch) },
    responses: {
      200: json(ScoringRound, 'The round; closing it counts the scores and forgets whose they were'),
      ...refusals,
    },
  }),
  giveScores: createRoute({
    method: 'put',
    path: '/api/rooms/{id}/scores',
    request: { params: IdParam, body: body(GivenSheet) },
    responses: sheetAnswers(`The caller’s scores ${kept}`),
  }),
  readScores: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/scores',
    request: { params: IdParam },
    responses: sheetAnswers('The caller’s own scores'),
  }),
  giveVoiceScores: createRoute({
    method: 'put',
    path: '/api/rooms/{id}/voices/{voiceId}/scores',
    request: { params: VoiceBallotParam, body: body(GivenSheet) },
    responses: sheetAnswers(`The scores of one of the caller’s voices ${kept}`),
  }),
  readVoiceScores: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/voices/{voiceId}/scores',
    request: { params: VoiceBallotParam },
    responses: sheetAnswers('The scores of one of the caller’s voices'),
  }),
} as const
