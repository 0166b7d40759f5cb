/**
 * Records that are carried from one room to another.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { MAX_CARRIED, MAX_INSIGHT_ID_LENGTH, MAX_NAME_LENGTH } from '../limits.ts'
import { id } from './forms.ts'

export const Carry = z
  .strictObject({
    snapshotId: id,
    insightIds: z.array(z.string().min(1).max(MAX_INSIGHT_ID_LENGTH)).min(1).max(MAX_CARRIED),
    /** Id of a zone on this board; by default the one that a record's kind belongs in. */
    zone: z.string().min(1).max(MAX_NAME_LENGTH).optional(),
  })
  .openapi('Carry')

export const Carried = z
  .object({
    /** The new cards, each with the record it came from. */
    cards: z.array(z.object({ insightId: z.string(), shapeId: z.string() })),
    /** How many of the records had a card here before. */
    already: z.number().int(),
  })
  .openapi('Carried')
