/**
 * What a refusal says (RFC 9457), and what can be wrong at a place of a file.
 * @module
 */
import { z } from '@hono/zod-openapi'

/** What can be wrong with a value of a file that a person may have written by hand. */
export const faultReasons = [
  'missing',
  'wrong_type',
  'empty',
  'too_long',
  'too_few',
  'too_many',
  'too_low',
  'too_high',
  'unlike',
  'unknown_value',
  'unknown_field',
  'bad_id',
  'not_one_line',
  'same_id',
  'overlap',
  'incomplete',
  'not_in_order',
  'wrong',
] as const

export type FaultReason = (typeof faultReasons)[number]

/** A place in a file, as in `steps.vision.zones[3].name.sv`, and what is wrong there. */
export const Fault = z.object({
  place: z.string(),
  reason: z.enum(faultReasons),
  /** What belongs to the reason: a limit, what was expected, the other place. */
  about: z.string().optional(),
})
export type Fault = z.infer<typeof Fault>

/** RFC 9457. `field` names what is wrong in the request, where one thing is. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    field: z.string().optional(),
    /** All that is wrong with a file, in the order of the file. */
    faults: z.array(Fault).optional(),
  })
  .openapi('Problem')
export type Problem = z.infer<typeof Problem>
