/**
 * Processes and their rooms over HTTP.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { yearForm } from '../insights/recordFields.ts'
import { MAX_ROOMS_PER_PROCESS, MAX_TITLE_LENGTH } from '../limits.ts'
import { areInOrder } from '../rooms/years.ts'
import { languages, roles, steps, strengthAreas } from '../vocabulary.ts'
import { id, line, time } from './forms.ts'

export const RoomStatus = z.enum(['open', 'closed'])

export const Room = z
  .object({
    id,
    processId: id,
    step: z.enum(steps),
    /** The area of strength that the room is about; null for one about all of them. */
    strengthArea: z.enum(strengthAreas).nullable(),
    title: z.string(),
    status: RoomStatus,
    /** What the caller is in this room. */
    role: z.enum(roles),
    /** People connected now. */
    present: z.number().int(),
    /** Insights in the newest snapshot; null before the first. */
    insights: z.number().int().nullable(),
    snapshots: z.number().int(),
  })
  .openapi('Room')
export type Room = z.infer<typeof Room>

const year = z.number().int().min(yearForm.min).max(yearForm.max)

/** The years that a process looks to: its target picture, its visions, and the operating year in which it starts. */
export const Years = z
  .strictObject({ target: year, vision: year, start: year })
  .refine(areInOrder, {
    message: 'years in order: start, vision, target',
    params: { reason: 'not_in_order', about: 'start, vision, target' },
  })
  .openapi('Years')

export const Process = z
  .object({
    id,
    title: z.string(),
    language: z.enum(languages),
    createdAt: time,
    years: Years,
    /** What the caller is in the process as a whole; null for who may only enter some of its rooms. */
    role: z.enum(roles).nullable(),
    /** Those that the caller may enter. */
    rooms: z.array(Room),
  })
  .openapi('Process')
export type Process = z.infer<typeof Process>

export const NewRoom = z.strictObject({
  step: z.enum(steps),
  title: line(MAX_TITLE_LENGTH).min(1).optional(),
  /** A step may have one room for each area of strength. */
  strengthArea: z.enum(strengthAreas).optional(),
})

export const NewProcess = z
  .strictObject({
    title: line(MAX_TITLE_LENGTH).min(1),
    language: z.enum(languages).optional(),
    /** Where not said: 2050, 2030 and the year after this one. */
    years: Years.optional(),
    /** `s3` (smart specialisation, six steps), or the id of a process whose template it begins with. */
    template: z.union([z.literal('s3'), id], '`s3`, or the id of a process').optional(),
    rooms: z
      .array(z.union([z.enum(steps), NewRoom], `a step (${steps.join(', ')}), or {step, title?}`))
      .min(1)
      .max(MAX_ROOMS_PER_PROCESS)
      .optional(),
  })
  .openapi('NewProcess')
export type NewProcess = z.infer<typeof NewProcess>

export const CreatedProcess = Process.extend({
  links: z.object({ facilitator: z.url(), participant: z.url(), observer: z.url() }),
}).openapi('CreatedProcess')

export const ProcessPatch = z
  .strictObject({ title: line(MAX_TITLE_LENGTH).min(1), language: z.enum(languages), years: Years })
  .partial()
  .openapi('ProcessPatch')

export const RoomPatch = z
  .strictObject({
    status: RoomStatus,
    title: line(MAX_TITLE_LENGTH).min(1),
    strengthArea: z.enum(strengthAreas).nullable(),
  })
  .partial()
  .openapi('RoomPatch')
