/**
 * How long what belongs to a process is kept, and what was removed, over HTTP.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { HISTORY_DAYS, MAX_RETENTION_DAYS } from '../limits.ts'
import { roles } from '../vocabulary.ts'

const days = z.number().int().min(0).max(MAX_RETENTION_DAYS)

/** Days after the process has ended; none of it is counted before. */
export const RetentionRules = z
  .strictObject({
    /** Of snapshots that nobody took: the newest of each room and those that were taken are kept. */
    workingSnapshotDays: days,
    /** Of who did what on the boards; in a process that goes on it is kept for 30 days as well. */
    historyDays: days.max(HISTORY_DAYS * 12),
    /** Of the names, sessions and voices of participants; their sectors and organisations stay. */
    namesDays: days,
  })
  .openapi('RetentionRules')
export type RetentionRules = z.infer<typeof RetentionRules>

/** The defaults of docs/domain.md. */
export const usualRules: RetentionRules = { workingSnapshotDays: 365, historyDays: 90, namesDays: 90 }

/** A process or a room as a whole, what its rules no longer keep, what somebody wrote, or all about somebody. */
export const removalKinds = ['process', 'room', 'retention', 'own', 'person'] as const
export type RemovalKind = (typeof removalKinds)[number]
/** Who removed it: never who, only as what. */
export const removalActors = [...roles, 'server'] as const
export type RemovalActor = (typeof removalActors)[number]

/** That something was removed, and how much; never what. */
export const Removal = z
  .object({
    at: z.iso.datetime(),
    what: z.enum(removalKinds),
    processId: z.string(),
    counts: z.record(z.string(), z.number().int()),
    /** Null in records from before that was kept. */
    actor: z.enum(removalActors).nullable(),
  })
  .openapi('Removal')
export type Removal = z.infer<typeof Removal>

export const Retention = z
  .object({
    /** Since when the process has ended; null while it goes on. */
    closedAt: z.iso.datetime().nullable(),
    rules: RetentionRules,
    removals: z.array(Removal),
  })
  .openapi('Retention')
export type Retention = z.infer<typeof Retention>

export const RetentionChange = z
  .strictObject({ closed: z.boolean(), rules: RetentionRules })
  .openapi('RetentionChange')
