/**
 * What of one member's writing is to be forgotten in one room. It is written down before the first of it goes, so that a
 * server that is killed in the middle goes on where it was.
 * @module
 */
import type { Counts } from './asked.ts'

export interface Plan {
  readonly roomId: string
  readonly memberId: string
  /** Whether all that they ever wrote goes, also what was deleted before. */
  readonly everything: boolean
  /** Records that go, with all that was ever written in them. */
  readonly whole: readonly string[]
  /** Records that lose their words and stay. */
  readonly part: readonly string[]
  /** Hashes of pictures that were shown by what goes. */
  readonly pictures: readonly string[]
  /** Ids of comments that go; those on the records that go are found when it is carried out. */
  readonly comments: readonly string[]
  /** Whether these are copies of what goes in another room, whoever carried them here. */
  readonly ofCopies: boolean
  /** What it takes away, but for what is counted as it is carried out. */
  readonly counts: Counts
}
