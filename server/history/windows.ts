/**
 * The updates of a log, gathered in windows of time while they are put into a document: what is overwritten within a
 * window leaves nothing behind but its place, so a drag of a hundred steps is kept as one.
 * @module
 */
import * as Y from 'yjs'
import { HISTORY_WINDOW_MS } from '../../shared/limits.ts'
import type { LoggedUpdate } from '../journal/Journal.ts'
import type { Deletions } from '../sync/deletedRanges.ts'
import type { Claim } from './claims.ts'
import type { HistoryWindow } from './segment.ts'

type Ranges = { clock: number; len: number }[]

/** Updates that follow each other within a window, as ranges of their indexes. */
function windowsOf(updates: readonly LoggedUpdate[]): LoggedUpdate[][] {
  const windows: LoggedUpdate[][] = []
  let began = 0
  for (const update of updates) {
    const isNext = windows.length === 0 || Math.abs(update.at - began) >= HISTORY_WINDOW_MS
    if (isNext) {
      windows.push([update])
      began = update.at
    } else windows.at(-1)?.push(update)
  }
  return windows
}

/** What a transaction has deleted since the last time it was asked. */
function deletionsIn(transaction: Y.Transaction) {
  const seen = new Map<number, number>()
  return (): Map<number, Ranges> => {
    const fresh = new Map<number, Ranges>()
    for (const [client, items] of transaction.deleteSet.clients) {
      const since = items.slice(seen.get(client) ?? 0).map(({ clock, len }) => ({ clock, len }))
      if (since.length > 0) fresh.set(client, since)
      seen.set(client, items.length)
    }
    return fresh
  }
}

/** The parts of `claimed` that lie in `made`. */
function common(claimed: Deletions, made: Deletions): Map<number, Ranges> {
  const both = new Map<number, Ranges>()
  for (const [client, ranges] of claimed) {
    const parts = ranges.flatMap((range) =>
      (made.get(client) ?? []).flatMap((other) => {
        const clock = Math.max(range.clock, other.clock)
        const len = Math.min(range.clock + range.len, other.clock + other.len) - clock
        return len > 0 ? [{ clock, len }] : []
      }),
    )
    if (parts.length > 0) both.set(client, parts)
  }
  return both
}

/** What the log says of who made these deletions; of their own writings it need say nothing. */
function claimsOf(update: LoggedUpdate, made: Map<number, Ranges>): Claim[] {
  if (update.memberId === null)
    return update.claims
      .map(({ memberId, deletions }) => ({ memberId, deletions: common(deletions, made) }))
      .filter(({ deletions }) => deletions.size > 0)
  for (const client of Y.parseUpdateMeta(update.data).to.keys()) made.delete(client)
  return made.size > 0 ? [{ memberId: update.memberId, deletions: made }] : []
}

/** Puts the claims of one member together. */
function gathered(claims: readonly Claim[]): Claim[] {
  const byMember = new Map<string, Map<number, Ranges>>()
  for (const { memberId, deletions } of claims) {
    const all = byMember.get(memberId) ?? new Map<number, Ranges>()
    byMember.set(memberId, all)
    for (const [client, ranges] of deletions) all.set(client, [...(all.get(client) ?? []), ...ranges])
  }
  return [...byMember].map(([memberId, deletions]) => ({ memberId, deletions }))
}

/**
 * Puts the updates into the document, oldest first, and gives what they did, window by window.
 * Throws where one of them cannot be applied.
 */
export function applyInWindows(doc: Y.Doc, updates: readonly LoggedUpdate[]): HistoryWindow[] {
  const windows: HistoryWindow[] = []
  for (const members of windowsOf(updates)) {
    let update: Uint8Array | null = null
    const take = (made: Uint8Array) => {
      update = made
    }
    const claims: Claim[] = []
    doc.on('update', take)
    try {
      doc.transact((transaction) => {
        const deleted = deletionsIn(transaction)
        for (const member of members) {
          Y.applyUpdate(doc, member.data)
          claims.push(...claimsOf(member, deleted()))
        }
      })
    } finally {
      doc.off('update', take)
    }
    const at = members.at(-1)?.at ?? 0
    if (update) windows.push({ at, update, claims: gathered(claims) })
  }
  return windows
}
