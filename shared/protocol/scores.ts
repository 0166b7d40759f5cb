/**
 * Scores that people give, each for themselves: a sheet, and what of a round is told of each card.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { gradeKeys, MAX_GIVEN, MIN_GIVEN } from '../facilitation/scoring.ts'
import { MAX_BALLOT_CARDS, MAX_FIELD_ITEMS, MAX_INSIGHT_ID_LENGTH } from '../limits.ts'
import { sectors } from '../vocabulary.ts'
import { bySector, VoteRound } from './votes.ts'

const shapeId = z.string().startsWith('shape:').max(MAX_INSIGHT_ID_LENGTH)

/** By card, and by `impact`, `effort` or the id of a criterion's card: a whole number from 1 to 5. */
export const ScoreSheet = z
  .record(
    shapeId,
    z
      .record(
        z.union([z.enum(gradeKeys), shapeId], {
          error: `${gradeKeys.join(', ')} or the id of a criterion (shape:…)`,
        }),
        z.number().int().min(MIN_GIVEN).max(MAX_GIVEN),
      )
      .refine(
        (scores) => Object.keys(scores).length <= MAX_FIELD_ITEMS + gradeKeys.length,
        `at most ${MAX_FIELD_ITEMS} criteria`,
      ),
  )
  .refine((scores) => Object.keys(scores).length <= MAX_BALLOT_CARDS, `at most ${MAX_BALLOT_CARDS} cards`)

const given = {
  /** To two decimals. */
  mean: z.number(),
  scorers: z.number().int(),
  min: z.number().int(),
  max: z.number().int(),
}

/** A sector that is left out had too few scorers here to be told apart; `suppressed` says that some were. */
export const Scored = z.object({
  ...given,
  bySector: z.partialRecord(z.enum(sectors), z.object(given)),
  suppressed: z.boolean().optional(),
})

/** What a card got, by what it was scored by: a grade, or the id of a criterion's card. */
export const CardScores = z.object({ round: z.string(), scores: z.record(z.string(), Scored) })

/** The same in its record, with criteria by the ids of their records. */
export const RecordScores = z.object({
  round: z.string(),
  impact: Scored.optional(),
  effort: Scored.optional(),
  criteria: z.record(z.string(), Scored),
})

/** A round like one of votes, without a budget. */
export const ScoringRound = VoteRound.omit({ budget: true, perCard: true }).openapi('ScoringRound')
export type ScoringRound = z.infer<typeof ScoringRound>

/** Before it is revealed nobody sees more than how many have scored. */
export const ScoringResult = z
  .object({
    round: ScoringRound,
    result: z
      .object({
        voters: z.number().int(),
        proxies: z.number().int(),
        /** Sectors with so few scorers that they would be known are left out. */
        votersBySector: bySector,
        /** By card, then by `impact`, `effort` or the id of a criterion's card; what nobody scored is left out. */
        scores: z.record(z.string(), z.record(z.string(), Scored)),
      })
      .nullable(),
  })
  .openapi('ScoringResult')
export type ScoringResult = z.infer<typeof ScoringResult>
