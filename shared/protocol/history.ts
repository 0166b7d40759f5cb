/**
 * A room's past as it goes over HTTP, to those who lead: who did what to a card, what was removed, and what restoring
 * would change.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { restoreKinds } from '../board/restoring.ts'
import { MAX_INSIGHT_ID_LENGTH, MAX_TAKE_BACK_MINUTES } from '../limits.ts'
import { roles, sectors } from '../vocabulary.ts'
import { ID_PATTERN } from './ids.ts'
import { SnapshotSummary } from './snapshots.ts'

const id = z.string().regex(ID_PATTERN)
const time = z.iso.datetime()
export const cardId = z.string().startsWith('shape:').max(MAX_INSIGHT_ID_LENGTH)

export const CardParam = z.object({ id, cardId })

/** Somebody who did something, as the process has them now. */
export const Doer = z
  .object({
    /** A member's id, or `operator`. */
    memberId: z.string(),
    /** Null for the operator, and for members that the process does not know any more. */
    name: z.string().nullable(),
    sector: z.enum(sectors).nullable(),
    role: z.enum(roles).nullable(),
    /** Whether they were removed from the process. */
    removed: z.boolean(),
  })
  .openapi('Doer')
export type Doer = z.infer<typeof Doer>

/** What can be done to a card: `changed` is its look or one of its facts, `back` that it was brought back. */
export const deeds = ['added', 'text', 'moved', 'changed', 'removed', 'back'] as const
export type Deed = (typeof deeds)[number]

export const CardHistory = z
  .object({
    cardId,
    /** Its words now, or when it was removed; null where nothing is known of it. */
    text: z.string().nullable(),
    /** Whether it is on the board. */
    present: z.boolean(),
    /** From when on history is kept; null where that is the beginning. */
    since: time.nullable(),
    /** Oldest first. */
    events: z.array(
      z.object({
        what: z.enum(deeds),
        /** Null where nobody knows. */
        by: Doer.nullable(),
        /** Something that took a while is one event. */
        from: time,
        to: time,
      }),
    ),
  })
  .openapi('CardHistory')
export type CardHistory = z.infer<typeof CardHistory>

export const RemovedCards = z
  .object({
    since: time.nullable(),
    /** Those that are not on the board now, the last removed first. */
    cards: z.array(
      z.object({
        cardId,
        text: z.string(),
        sector: z.enum([...sectors, 'mixed']).nullable(),
        at: time,
        by: Doer.nullable(),
      }),
    ),
  })
  .openapi('RemovedCards')
export type RemovedCards = z.infer<typeof RemovedCards>

export const RestorePreview = z
  .object({
    /** Shapes that would be written or taken away; 0 where the board is so already. */
    changed: z.number().int(),
    cards: z.record(z.enum(restoreKinds), z.number().int()),
    /** Shapes that are no cards: arrows, headings, zones, drawings. */
    others: z.number().int(),
    /** The cards, as many as are listed. */
    list: z.array(
      z.object({
        cardId,
        what: z.enum(restoreKinds),
        text: z.string(),
        /** What it would say, where that is something else. */
        textThen: z.string().optional(),
      }),
    ),
  })
  .openapi('RestorePreview')
export type RestorePreview = z.infer<typeof RestorePreview>

export const RemoveMemberQuery = z.object({
  /** Whether the links they came by end too, for everybody. */
  revokeLinks: z.enum(['true', 'false']).optional(),
})

export const TakeBack = z
  .strictObject({
    memberId: z.string().min(1).max(30),
    minutes: z.number().int().min(1).max(MAX_TAKE_BACK_MINUTES),
  })
  .openapi('TakeBack')

export const TakeBackQuery = z.object({
  memberId: z.string().min(1).max(30),
  minutes: z.coerce.number().int().min(1).max(MAX_TAKE_BACK_MINUTES),
})

/** What taking back does, or would do. */
export const TakeBackCounts = z
  .object({
    /** Cards that went, because the member had added them and nobody else had written in them. */
    removed: z.number().int(),
    /** Cards that came back. */
    back: z.number().int(),
    /** Other shapes that are as they were before the member changed them. */
    changed: z.number().int(),
    /** Comments that the member wrote, which go. */
    comments: z.number().int(),
  })
  .openapi('TakeBackCounts')
export type TakeBackCounts = z.infer<typeof TakeBackCounts>

export const TakenBack = TakeBackCounts.extend({
  /** The board as it was before, so that this can be undone. */
  before: SnapshotSummary,
}).openapi('TakenBack')
export type TakenBack = z.infer<typeof TakenBack>
