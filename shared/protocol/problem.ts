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

/** What can be wrong with the file of a process, or with a part of it. */
export const unfitReasons = [
  /** No zip, or a damaged one. */
  'not_zip',
  /** It unfolds to more than is taken. */
  'too_large',
  /** Missing, damaged, or other than its hash says. */
  'altered',
  /** In the file, and not in its list of contents. */
  'unlisted',
  /** Not of the form that such a part has. */
  'wrong_form',
  /** Names what is not in the file, or the same twice. */
  'broken_reference',
  /** Made by a newer version. */
  'newer',
] as const
export type UnfitReason = (typeof unfitReasons)[number]

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
    /** What ended the reading of a process's file, and the name of the part that it was; null for the file itself. */
    unfit: z.object({ reason: z.enum(unfitReasons), part: z.string().nullable() }).optional(),
  })
  .openapi('Problem')
export type Problem = z.infer<typeof Problem>
