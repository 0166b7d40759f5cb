/**
 * How far a record has come, as those who lead say it; and all that extraction takes beside the board.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { MAX_WEIGHT } from '../insights/kindFields.ts'
import { reasonedStatuses } from '../insights/statuses.ts'
import { MAX_FIELD_ITEMS, MAX_INSIGHT_ID_LENGTH, MAX_NOTE_LENGTH } from '../limits.ts'
import { isOneOf, languages, sectors, statuses, steps, strengthAreas } from '../vocabulary.ts'
import { Decision } from './attributes.ts'
import { line } from './forms.ts'
import { ID_PATTERN } from './ids.ts'
import { RecordComment } from './insights.ts'
import { CardScores } from './scores.ts'

const id = z.string().regex(ID_PATTERN, 'an id of 21 letters, digits, - or _')

export const CardParam = z.object({
  id,
  cardId: z.string().startsWith('shape:').max(MAX_INSIGHT_ID_LENGTH),
})

/** What is said of a card. Parked and declined need a reason, adopted a decision. */
export const StatusChange = z
  .strictObject({
    status: z.enum(statuses),
    reason: line(MAX_NOTE_LENGTH).min(1).optional(),
    decision: Decision.optional(),
  })
  .refine(({ status, reason }) => !isOneOf(reasonedStatuses, status) || reason !== undefined, {
    path: ['reason'],
    error: 'what is parked or declined is so for a reason',
  })
  .refine(({ status, decision }) => status !== 'adopted' || decision !== undefined, {
    path: ['decision'],
    error: 'what is adopted was decided: by which body, and when',
  })
  .openapi('StatusChange')
export type StatusChange = z.infer<typeof StatusChange>

export const HeldStatus = z
  .object({
    status: z.enum(statuses),
    reason: z.string().optional(),
    decision: Decision.optional(),
    /** Tells whether the card still says what it said then. */
    wording: z.number(),
  })
  .openapi('HeldStatus')

const Votes = z.object({
  total: z.number().int(),
  bySector: z.partialRecord(z.enum(sectors), z.number().int()),
  suppressed: z.boolean().optional(),
  method: z.literal('dots'),
  round: z.string(),
})

/** What each round gave in all, also to cards that have other votes now, or are gone. */
export const Rounds = z.record(
  z.string(),
  z.object({ total: z.number().int(), bySector: z.partialRecord(z.enum(sectors), z.number().int()) }),
)

/** Weights of criteria, by the ids of their shapes. */
const Weights = z
  .record(z.string().startsWith('shape:').max(MAX_INSIGHT_ID_LENGTH), z.number().min(0).max(MAX_WEIGHT))
  .refine((weights) => Object.keys(weights).length > 0, 'at least one criterion')
  .refine((weights) => Object.keys(weights).length <= MAX_FIELD_ITEMS, `at most ${MAX_FIELD_ITEMS} criteria`)

/** What those who lead have seen on the criteria and confirm. */
export const WeightsChange = z.strictObject({ weights: Weights }).openapi('WeightsChange')
export type WeightsChange = z.infer<typeof WeightsChange>

export const HeldWeights = z.object({ at: z.iso.datetime(), weights: Weights }).openapi('HeldWeights')

/** With this and its board's records, `extractInsights` gives what a snapshot taken now would hold. */
export const RoomInputs = z
  .object({
    id,
    step: z.enum(steps),
    /** Of the cards that say none. */
    strengthArea: z.enum(strengthAreas).nullable(),
    processId: id,
    language: z.enum(languages),
    /** By the ids of cards. */
    votes: z.record(z.string(), Votes),
    /** By the ids of the rounds that gave them. */
    rounds: Rounds,
    /** By the ids of cards. */
    scores: z.record(z.string(), CardScores),
    statuses: z.record(z.string(), HeldStatus),
    /** By the ids of cards. */
    comments: z.record(z.string(), z.array(RecordComment).readonly()),
    /** Null where nobody has confirmed any. */
    weights: HeldWeights.nullable(),
  })
  .openapi('RoomInputs')
export type RoomInputs = z.infer<typeof RoomInputs>
