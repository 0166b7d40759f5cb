/**
 * Snapshots of a room, and what differs between two.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { voices } from '../insights/balance.ts'
import { changeableFields } from '../insights/difference.ts'
import { MAX_NOTE_LENGTH } from '../limits.ts'
import { kinds, sectors, snapshotTakers, steps } from '../vocabulary.ts'
import { id, line, time } from './forms.ts'
import { Group, Insight, Relation, Warning } from './insights.ts'
import { Rounds } from './statuses.ts'

/** That a snapshot stands as the outcome that went to a decision, as the facilitator said it. */
export const Fixing = z
  .object({ title: z.string(), caseNumber: z.string(), date: z.iso.date(), at: time })
  .openapi('Fixing')
export type Fixing = z.infer<typeof Fixing>

export const SnapshotSummary = z
  .object({
    id,
    roomId: id,
    number: z.number().int(),
    takenAt: time,
    takenBy: z.enum(snapshotTakers),
    reason: z.enum(['facilitator', 'phase_close', 'interval', 'restore']),
    note: z.string().nullable(),
    /** SHA-256, in hex, over the canonical form of the extracted records. */
    hash: z.string(),
    insights: z.number().int(),
    relations: z.number().int(),
    /** Null where nobody has fixed it; files from before it could be have none. */
    fixed: Fixing.nullable().optional(),
  })
  .openapi('SnapshotSummary')
export type SnapshotSummary = z.infer<typeof SnapshotSummary>

const voiceCounts = z.object({ cards: z.number().int(), words: z.number().int() })

/** How much was said by which sector; of votes, only sectors that can be told apart without giving anybody away. */
const Balance = z.object({
  said: z.record(z.enum(voices), voiceCounts),
  total: voiceCounts,
  votes: z
    .object({ total: z.number().int(), bySector: z.partialRecord(z.enum(sectors), z.number().int()) })
    .nullable(),
})

export const Snapshot = SnapshotSummary.omit({ insights: true, relations: true })
  .extend({
    processId: id,
    step: z.enum(steps),
    roomTitle: z.string(),
    processTitle: z.string(),
    previousId: id.nullable(),
    /** SHA-256, in hex, of the board's Yjs state that the records were read from. */
    docHash: z.string(),
    /** The link before in the room's chain of snapshots; null for the first. Files from before there were chains have none. */
    previousLink: z.string().nullable().optional(),
    /** SHA-256, in hex, over {previousLink, id, roomId, number, takenAt, hash, docHash} as canonical JSON. */
    link: z.string().optional(),
    extractor: z.string(),
    participants: z.record(z.enum(sectors), z.number().int()),
    insights: z.array(Insight),
    relations: z.array(Relation),
    groups: z.array(Group),
    warnings: z.array(Warning),
    /** The zones of its board, in their order; snapshots from before they were kept have none. */
    zones: z
      .array(
        z.object({
          id: z.string(),
          name: z.object({ sv: z.string(), en: z.string() }),
          prompt: z.object({ sv: z.string(), en: z.string() }),
        }),
      )
      .optional(),
    /** What the rounds gave in all whose votes its records have, by their ids; snapshots from before it was kept have none. */
    rounds: Rounds.optional(),
    /** How many insights there are of each kind that there is; files from before it was told have none. */
    counts: z.partialRecord(z.enum(kinds), z.number().int()).optional(),
    /** Worked out from the insights; files from before it was told have none. */
    balance: z
      .object({ room: Balance, zones: z.array(Balance.extend({ zone: z.string().nullable() })).readonly() })
      .optional(),
    /**
     * How many records are new, say something else, and are gone since the snapshot before. Null for the first of a room;
     * how many are gone is not known of snapshots from before it was kept. Files from before it was told have none.
     */
    changes: z
      .object({ added: z.number().int(), changed: z.number().int(), removed: z.number().int().optional() })
      .nullable()
      .optional(),
  })
  .openapi('Snapshot')
export type Snapshot = z.infer<typeof Snapshot>

const ChangedInsight = z
  .object({
    before: Insight,
    after: Insight,
    fields: z.array(z.enum(changeableFields)),
    /** The two texts as one, word by word; empty where the text is the same. */
    words: z.array(z.object({ text: z.string(), of: z.enum(['both', 'before', 'after']) })),
  })
  .openapi('ChangedInsight')

export const SnapshotDifference = z
  .object({
    before: SnapshotSummary,
    after: SnapshotSummary,
    added: z.array(Insight),
    removed: z.array(Insight),
    changed: z.array(ChangedInsight),
    relations: z.object({ added: z.array(Relation), removed: z.array(Relation) }),
    unchanged: z.number().int(),
  })
  .openapi('SnapshotDifference')
export type SnapshotDifference = z.infer<typeof SnapshotDifference>

export const DifferenceParam = z.object({ id, other: id })

export const Restored = z
  .object({
    /** What the board was before, so that the restoring can be undone. */
    before: SnapshotSummary,
    /** Shapes written or taken away; 0 where the board was so already. */
    changed: z.number().int(),
  })
  .openapi('Restored')

export const NewSnapshot = z.strictObject({ note: line(MAX_NOTE_LENGTH).optional() }).openapi('NewSnapshot')
