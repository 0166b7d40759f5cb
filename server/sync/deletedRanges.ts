/**
 * Which writings of a board are known to be deleted, as ranges per writer. A client answers every connection with
 * all deletions it knows; only those not seen before are worth a place in the log.
 * @module
 */
import * as Y from 'yjs'

/** The deletions of one update: per writer, ranges of clocks. */
export type Deletions = ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>

/** Ranges in order, apart from each other: [start, end) pairs in two arrays. */
interface Ranges {
  readonly starts: number[]
  readonly ends: number[]
}

/** Index of the first range that ends at or after `clock`. */
function firstEndingFrom(ranges: Ranges, clock: number): number {
  let low = 0
  let high = ranges.ends.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ranges.ends[middle] ?? 0) < clock) low = middle + 1
    else high = middle
  }
  return low
}

export class DeletedRanges {
  readonly #byClient = new Map<number, Ranges>()

  /** The deletions in an update of any size. Throws when it is malformed. */
  static of(update: Uint8Array): DeletedRanges {
    const ranges = new DeletedRanges()
    ranges.add(Y.decodeUpdate(update).ds.clients)
    return ranges
  }

  covers(deletions: Deletions): boolean {
    for (const [client, items] of deletions)
      for (const { clock, len } of items) if (!this.coversRange(client, clock, clock + len)) return false
    return true
  }

  /** Of these deletions those that are not known, of writers that `isOf` names; a range that is new in part is given whole. */
  lacking(deletions: Deletions, isOf: (client: number) => boolean): Deletions {
    const fresh = new Map<number, readonly { readonly clock: number; readonly len: number }[]>()
    for (const [client, items] of deletions) {
      const news = isOf(client)
        ? items.filter(({ clock, len }) => !this.coversRange(client, clock, clock + len))
        : []
      if (news.length > 0) fresh.set(client, news)
    }
    return fresh
  }

  /** Whether the writings of a client from `start` up to, not including, `end` are deleted. */
  coversRange(client: number, start: number, end: number): boolean {
    const ranges = this.#byClient.get(client)
    if (!ranges) return false
    const i = firstEndingFrom(ranges, end)
    return i < ranges.starts.length && (ranges.starts[i] ?? 0) <= start
  }

  add(deletions: Deletions): void {
    for (const [client, items] of deletions)
      for (const { clock, len } of items) if (len > 0) this.#addRange(client, clock, clock + len)
  }

  #addRange(client: number, start: number, end: number): void {
    const ranges = this.#byClient.get(client) ?? { starts: [], ends: [] }
    this.#byClient.set(client, ranges)
    const from = firstEndingFrom(ranges, start)
    let to = from
    while (to < ranges.starts.length && (ranges.starts[to] ?? 0) <= end) to++
    const mergedStart = to > from ? Math.min(start, ranges.starts[from] ?? start) : start
    const mergedEnd = to > from ? Math.max(end, ranges.ends[to - 1] ?? end) : end
    ranges.starts.splice(from, to - from, mergedStart)
    ranges.ends.splice(from, to - from, mergedEnd)
  }
}
