/**
 * The thread through the rooms of a process.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { looseEnds } from '../insights/trace.ts'
import { personalDataKinds } from '../privacy/personalData.ts'
import { kinds, relationTypes, sectors, statuses, steps, strengthAreas } from '../vocabulary.ts'
import { id } from './forms.ts'

const TraceEdge = z
  .object({
    from: z.string(),
    to: z.string(),
    type: z.enum(relationTypes),
    score: z.number().int().min(-3).max(3).optional(),
    roomId: id,
    shapeId: z.string(),
  })
  .openapi('TraceEdge')

export const Trace = z
  .object({
    nodes: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(kinds),
        text: z.string(),
        roomId: id,
        step: z.enum(steps),
        zone: z.string().nullable(),
        sector: z.enum([...sectors, 'mixed']).nullable(),
        strengthArea: z.enum(strengthAreas).nullable(),
        status: z.enum(statuses),
        votes: z.number().int().nullable(),
        /** Of a goal conflict: how hard it is. */
        score: z.number().int().min(-3).max(3).optional(),
        /** Of a steering document: which of the register it is. */
        ref: z.string().optional(),
        /** The organisation that it names as responsible for it. */
        owner: z.string().optional(),
        /** Goes up with each snapshot in which the record says something else. */
        version: z.number().int(),
        snapshotId: id,
        shapeId: z.string(),
        loose: z.array(z.enum(looseEnds)),
      }),
    ),
    edges: z.array(TraceEdge),
    /** Relations to records that no newest snapshot holds. */
    broken: z.array(TraceEdge),
    /** Of each room, in how many of its records, by their words, fields and comments, there seems to be personal data. */
    personal: z.array(
      z.object({ roomId: id, count: z.number().int(), kinds: z.array(z.enum(personalDataKinds)) }),
    ),
  })
  .openapi('Trace')
export type Trace = z.infer<typeof Trace>
