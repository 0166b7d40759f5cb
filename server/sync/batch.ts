/**
 * What came into a room during one tick, put together for the journal: one entry for the board, as a rule.
 * @module
 */
import type { Claim, Writer } from '../history/claims.ts'
import type { JournalEntry } from '../journal/Journal.ts'
import type { HiddenBatch } from './hiddenLogs.ts'
import { mergedUpdates } from './mergedUpdates.ts'
import type { Session } from './session.ts'

/** An update of the board that was let in and is not on disk yet. */
export interface Waiting {
  readonly update: Uint8Array
  readonly memberId: string | null
  /** What it deletes of others. */
  readonly claims: readonly Claim[]
  readonly session: Session | null
  /** It reveals what its member wrote unseen, and ends their own log. */
  readonly ends?: JournalEntry['ends']
}

/** One entry of the board's log. */
export interface Packed {
  readonly entry: JournalEntry
  /** Who deleted what of others in it. */
  readonly claims: readonly Claim[]
  /** The one session all of it came from; null for several. */
  readonly author: Session | null
}

/** What came in during one tick, on its way to the journal. */
export interface Batch {
  readonly board: readonly Packed[]
  readonly hidden: readonly HiddenBatch[]
  /** All of it as the journal takes it: what is the board's, then what is hidden. */
  readonly entries: readonly JournalEntry[]
  /** Who is to be told "saved", each with the number of its messages this holds. */
  readonly contributions: ReadonlyMap<Session, number>
  readonly since: number
}

/** The same bytes on memory of their own: a lone update is a small piece of what its socket read at once. */
function detached(update: Uint8Array): Uint8Array {
  return update.buffer.byteLength > 2 * update.byteLength ? update.slice() : update
}

function packed(roomId: string, waiting: readonly Waiting[]): Packed {
  const [{ session = null, memberId = null, ends } = {}] = waiting
  const isByOne = waiting.every((one) => one.memberId === memberId)
  const claims = waiting.flatMap((one) => one.claims)
  return {
    entry: {
      roomId,
      data: detached(mergedUpdates(waiting.map(({ update }) => update))),
      memberId: isByOne ? memberId : null,
      claims: isByOne && memberId !== null ? [] : claims,
      ...(ends && { ends }),
    },
    claims,
    author: waiting.every((one) => one.session === session) ? session : null,
  }
}

/** One run of updates for each entry: what is revealed keeps an entry for each member. */
function runs(waiting: readonly Waiting[]): (readonly Waiting[])[] {
  const at = waiting.findIndex(({ ends }) => ends)
  if (at < 0) return [waiting]
  return [waiting.slice(0, at), waiting.slice(at, at + 1), ...runs(waiting.slice(at + 1))]
}

/** One entry for all, as a rule. @param writers whose ids the log does not know yet */
export function pack(roomId: string, waiting: readonly Waiting[], writers: readonly Writer[]): Packed[] {
  const [first, ...others] = runs(waiting)
    .filter((run) => run.length > 0)
    .map((run) => packed(roomId, run))
  return first ? [{ ...first, entry: { ...first.entry, writers } }, ...others] : []
}

/** All of a batch as the journal takes it: what is the board's, then what is hidden. */
export function entriesOf(
  roomId: string,
  board: readonly Packed[],
  hidden: readonly HiddenBatch[],
): JournalEntry[] {
  return [
    ...board.map(({ entry }) => entry),
    ...hidden.map(({ log: { memberId }, update }) => ({
      roomId,
      data: detached(update),
      memberId,
      hidden: true as const,
    })),
  ]
}

/** An entry that the disk did not take, to be written with what comes. */
export const waitingAgain = ({ entry: { data, memberId, ends }, claims, author }: Packed): Waiting => ({
  update: data,
  memberId,
  claims,
  session: author,
  ...(ends && { ends }),
})
