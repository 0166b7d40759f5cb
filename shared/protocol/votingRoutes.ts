/**
 * Votes, ballots, and the voices they are entered for, over HTTP.
 * @module
 */
import { createRoute, z } from '@hono/zod-openapi'
import { IdParam } from './forms.ts'
import { body, json, problem, refusals } from './routeParts.ts'
import { NewVoice, Voice, VoiceBallotParam, VoicePatch } from './voices.ts'
import { Ballot, NewVoteRound, OwnBallot, VoteRound, VoteRoundPatch, VoteTally } from './votes.ts'

export const votingRoutes = {
  openVote: createRoute({
    method: 'post',
    path: '/api/rooms/{id}/votes',
    request: {
      params: IdParam,
      body: { content: { 'application/json': { schema: NewVoteRound } }, required: false },
    },
    responses: {
      201: json(VoteRound, 'The round, open'),
      ...refusals,
      409: problem('A round is open already'),
    },
  }),
  listVotes: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/votes',
    request: { params: IdParam },
    responses: { 200: json(z.array(VoteRound), 'All rounds of the room, newest first'), ...refusals },
  }),
  readVote: createRoute({
    method: 'get',
    path: '/api/votes/{id}',
    request: { params: IdParam },
    responses: { 200: json(VoteTally, 'The round; its result once it is revealed'), ...refusals },
  }),
  changeVote: createRoute({
    method: 'patch',
    path: '/api/votes/{id}',
    request: { params: IdParam, body: body(VoteRoundPatch) },
    responses: {
      200: json(VoteRound, 'The round; closing it counts the ballots and forgets whose they were'),
      ...refusals,
    },
  }),
  castBallot: createRoute({
    method: 'put',
    path: '/api/rooms/{id}/ballot',
    request: { params: IdParam, body: body(Ballot) },
    responses: {
      200: json(OwnBallot, 'The ballot as it is kept, in the place of the one before'),
      ...refusals,
      409: problem('No vote is open'),
      422: problem('The ballot breaks the rules of the round; nothing was changed'),
    },
  }),
  readBallot: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/ballot',
    request: { params: IdParam },
    responses: {
      200: json(OwnBallot, 'The caller’s own ballot'),
      ...refusals,
      409: problem('No vote is open'),
    },
  }),
  listVoices: createRoute({
    method: 'get',
    path: '/api/me/voices',
    responses: {
      200: json(z.array(Voice), 'The people whom the caller enters cards and votes for, first come first'),
      ...refusals,
    },
  }),
  addVoice: createRoute({
    method: 'post',
    path: '/api/me/voices',
    request: { body: body(NewVoice) },
    responses: {
      201: json(Voice, 'The voice, known to the caller alone'),
      ...refusals,
      409: problem('Nobody enters for more people than that'),
    },
  }),
  changeVoice: createRoute({
    method: 'patch',
    path: '/api/voices/{id}',
    request: { params: IdParam, body: body(VoicePatch) },
    responses: { 200: json(Voice, 'The voice as it is now'), ...refusals },
  }),
  removeVoice: createRoute({
    method: 'delete',
    path: '/api/voices/{id}',
    request: { params: IdParam },
    responses: {
      204: { description: 'Gone, with its ballots in open rounds; its cards and what was counted stay' },
      ...refusals,
    },
  }),
  castVoiceBallot: createRoute({
    method: 'put',
    path: '/api/rooms/{id}/voices/{voiceId}/ballot',
    request: { params: VoiceBallotParam, body: body(Ballot) },
    responses: {
      200: json(OwnBallot, 'The ballot of one of the caller’s voices as it is kept'),
      ...refusals,
      409: problem('No vote is open'),
      422: problem('The ballot breaks the rules of the round; nothing was changed'),
    },
  }),
  readVoiceBallot: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/voices/{voiceId}/ballot',
    request: { params: VoiceBallotParam },
    responses: {
      200: json(OwnBallot, 'The ballot of one of the caller’s voices'),
      ...refusals,
      409: problem('No vote is open'),
    },
  }),
  readTally: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/tally',
    request: { params: IdParam },
    responses: {
      200: json(VoteTally, 'The newest round; its result once it is revealed'),
      ...refusals,
      409: problem('There has been no vote'),
    },
  }),
} as const
