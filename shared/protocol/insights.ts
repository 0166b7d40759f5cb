/**
 * Insight records, with their comments, relations and groups.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { modeNames } from '../insights/recordFields.ts'
import { kinds, relationTypes, sectors, statuses, strengthAreas } from '../vocabulary.ts'
import { Schedule } from './attributes.ts'
import { time } from './forms.ts'
import { RecordScores } from './scores.ts'

/** What was said about a card beside it. */
export const RecordComment = z
  .object({
    text: z.string(),
    sector: z.enum(sectors).nullable(),
    at: time,
    resolved: z.boolean(),
  })
  .openapi('RecordComment')

export const Relation = z
  .object({
    from: z.string(),
    to: z.string(),
    type: z.enum(relationTypes),
    score: z.number().int().min(-3).max(3).optional(),
    note: z.string().optional(),
    shapeId: z.string(),
  })
  .openapi('Relation')

export const Insight = z
  .object({
    /** Stable over snapshots: room id, a colon, and the card's id without its `shape:`. */
    id: z.string(),
    version: z.number().int(),
    kind: z.enum(kinds),
    facet: z.string().optional(),
    text: z.string(),
    lang: z.enum(['sv', 'en', 'sma', 'se']),
    room: z.string(),
    step: z.number().int().min(1).max(6),
    zone: z.string().nullable(),
    order: z.number().int(),
    strengthArea: z.enum(strengthAreas).nullable(),
    sector: z.enum([...sectors, 'mixed']).nullable(),
    status: z.enum(statuses),
    statusReason: z.string().optional(),
    votes: z
      .object({
        total: z.number().int(),
        bySector: z.partialRecord(z.enum(sectors), z.number().int()),
        suppressed: z.boolean().optional(),
        method: z.literal('dots'),
        round: z.string(),
      })
      .nullable(),
    scores: RecordScores.optional(),
    comments: z.array(RecordComment).optional(),
    group: z.string().nullable(),
    /** After the schema of its kind: `attributeSchema` of shared/protocol/attributes.ts. */
    attrs: z.record(z.string(), z.unknown()),
    owner: z.object({ organisation: z.string() }).optional(),
    period: Schedule.optional(),
    horizonYear: z.number().int().optional(),
    mode: z.enum(Object.keys(modeNames) as (keyof typeof modeNames)[]).optional(),
    reviewDate: z.string().optional(),
    subArea: z.string().optional(),
    place: z.array(z.string()).optional(),
    /** Numbers of the goals of the 2030 Agenda. */
    sdg: z.array(z.number().int()).optional(),
    goals: z.array(z.string()).optional(),
    /** What stands on the card and fits none of its fields, by its key there. */
    unfit: z.record(z.string(), z.unknown()).optional(),
    relations: z.array(Relation.omit({ from: true })),
    provenance: z.object({
      processId: z.string(),
      roomId: z.string(),
      shapeId: z.string(),
      snapshotId: z.string().nullable(),
      firstSeenSnapshotId: z.string().nullable(),
      createdAt: z.string().nullable(),
      changedAt: z.string().nullable(),
      importedFrom: z.string().nullable(),
      /** The version of this record before this one, as `id@version`. */
      supersedes: z.string().optional(),
      /** Written by one person for another, whose sector it has; absent elsewhere. */
      enteredByProxy: z.literal(true).optional(),
      extractedBy: z.string(),
    }),
  })
  .openapi('Insight')

export const Group = z
  .object({ id: z.string(), heading: z.string(), members: z.array(z.string()) })
  .openapi('Group')

export const Warning = z
  .object({
    code: z.string(),
    shapeId: z.string().optional(),
    /** The field that it is about: its key on the card. */
    field: z.string().optional(),
    message: z.string(),
  })
  .openapi('Warning')
