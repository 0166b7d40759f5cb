/**
 * What of one member's writing is to be forgotten in one room. It is written down before the first of it goes, so that a
 * server that is killed in the middle goes on where it was.
 * @module
 */
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
}
