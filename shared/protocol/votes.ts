/**
 * Rounds of votes, ballots, and what came of them.
 * @module
 */
import { z } from '@hono/zod-openapi'
import {
  MAX_BALLOT_CARDS,
  MAX_INSIGHT_ID_LENGTH,
  MAX_NAME_LENGTH,
  MAX_TITLE_LENGTH,
  MAX_VOTE_BUDGET,
} from '../limits.ts'
import { sectors } from '../vocabulary.ts'
import { id, line, time } from './forms.ts'

export const NewVoteRound = z
  .strictObject({
    title: line(MAX_TITLE_LENGTH).min(1).optional(),
    /** Votes for each person; 5 by default. */
    budget: z.number().int().min(1).max(MAX_VOTE_BUDGET).optional(),
    /** Of them, at most this many on one card; 2 by default. */
    perCard: z.number().int().min(1).max(MAX_VOTE_BUDGET).optional(),
    /** Id of the zone whose cards can be voted for; by default all of the room's. */
    zone: z.string().min(1).max(MAX_NAME_LENGTH).optional(),
  })
  .openapi('NewVoteRound')

export const voteStates = ['open', 'closed', 'revealed'] as const

export const VoteRound = z
  .object({
    id,
    roomId: id,
    number: z.number().int(),
    title: z.string().nullable(),
    budget: z.number().int(),
    perCard: z.number().int(),
    zone: z.string().nullable(),
    state: z.enum(voteStates),
    openedAt: time,
    closedAt: time.nullable(),
    revealedAt: time.nullable(),
    /** How many have voted. */
    voters: z.number().int(),
    /** Of them, those whose votes somebody beside them entered. */
    proxies: z.number().int(),
    /** While it is open: how many of those who are connected now have voted for themselves. */
    votersHere: z.number().int(),
  })
  .openapi('VoteRound')
export type VoteRound = z.infer<typeof VoteRound>

export const VoteRoundPatch = z
  .strictObject({ state: z.enum(['closed', 'revealed']) })
  .openapi('VoteRoundPatch')

export const Ballot = z
  .strictObject({
    /** Ids of cards (`shape:…`) with the votes each is given. Votes of 0 are the same as none. */
    votes: z
      .record(
        z.string().startsWith('shape:').max(MAX_INSIGHT_ID_LENGTH),
        z.number().int().min(0).max(MAX_VOTE_BUDGET),
      )
      .refine((votes) => Object.keys(votes).length <= MAX_BALLOT_CARDS, `at most ${MAX_BALLOT_CARDS} cards`),
  })
  .openapi('Ballot')

/** Somebody's own ballot. */
export const OwnBallot = z
  .object({ roundId: id, votes: z.record(z.string(), z.number().int()), left: z.number().int() })
  .openapi('OwnBallot')
export type OwnBallot = z.infer<typeof OwnBallot>

export const bySector = z.partialRecord(z.enum(sectors), z.number().int())

/** The newest round of a room. Before it is revealed nobody sees more than how many have voted. */
export const VoteTally = z
  .object({
    round: VoteRound,
    result: z
      .object({
        voters: z.number().int(),
        proxies: z.number().int(),
        /** Sectors with so few voters that they would be known are left out. */
        votersBySector: bySector,
        /** By card. Equal totals are ties; cards without a vote are there with 0. */
        counts: z.record(
          z.string(),
          z.object({ total: z.number().int(), bySector, suppressed: z.boolean() }),
        ),
        /** The words that the cards with votes had when the round closed, cut where they are long. */
        texts: z.record(z.string(), z.string()),
      })
      .nullable(),
  })
  .openapi('VoteTally')
export type VoteTally = z.infer<typeof VoteTally>
