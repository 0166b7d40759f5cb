/**
 * What was said about a card beside it: held by the server, since who may resolve it depends on who wrote it, and taken
 * into extraction beside the board, as votes are.
 * @module
 */
import type { Sector } from '../vocabulary.ts'

/** A comment as it stands in a record: from which sector, never from whom. */
export interface RecordComment {
  readonly text: string
  /** Null where whoever wrote it belongs to none. */
  readonly sector: Sector | null
  /** When it was written; ISO 8601. */
  readonly at: string
  readonly resolved: boolean
}

/** By the ids of cards, the first written first. */
export type CardComments = Readonly<Record<string, readonly RecordComment[]>>

export const openComments = (comments: readonly RecordComment[] | undefined): number =>
  comments?.filter(({ resolved }) => !resolved).length ?? 0
