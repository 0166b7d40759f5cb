/**
 * Who added, changed or removed a card, and which cards are gone: told from a room's past.
 * @module
 */
import { mayBeCard, textOfRecord } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { MAX_CARD_EVENTS, MAX_REMOVED_LISTED } from '../../shared/limits.ts'
import type { Deed } from '../../shared/protocol/history.ts'
import type { RoomHistory } from '../journal/History.ts'
import type { Writer } from './claims.ts'
import { Authors, windowsIn } from './past.ts'
import { PastBoard } from './pastBoard.ts'

/** A room's past, and who its writers are. */
export interface Past {
  readonly history: RoomHistory
  readonly writers: readonly Writer[]
}

/** Times in milliseconds since 1970. */
export interface CardEvent {
  readonly what: Deed
  readonly memberId: string | null
  readonly from: number
  readonly to: number
}

export interface CardPast {
  readonly text: string | null
  readonly present: boolean
  readonly events: readonly CardEvent[]
}

export interface RemovedCard {
  readonly record: BoardRecord
  readonly text: string
  readonly at: number
  readonly memberId: string | null
}

/** Milliseconds of a pause after which the same thing done by the same person is told again. */
const PAUSE_MS = 10 * 60 * 1000
/** Milliseconds after a card was added in which its author is still said to write it. */
const WRITING_MS = 2 * 60 * 1000

function goesOn(
  { what, memberId, to }: CardEvent,
  deed: { what: Deed; memberId: string | null },
  at: number,
) {
  if (memberId !== deed.memberId) return false
  if (what === deed.what) return at - to < PAUSE_MS
  return what === 'added' && (deed.what === 'text' || deed.what === 'moved') && at - to < WRITING_MS
}

/** Adds a deed, to the one before where it goes on with that. */
function add(events: CardEvent[], deed: { what: Deed; memberId: string | null }, at: number): void {
  const last = events.at(-1)
  if (last && goesOn(last, deed, at)) events[events.length - 1] = { ...last, to: at }
  else events.push({ ...deed, from: at, to: at })
}

/** What was done to one card, the newest {@link MAX_CARD_EVENTS} of it. */
export function cardPast({ history, writers, cardId }: Past & { readonly cardId: string }): CardPast {
  const board = new PastBoard(history, new Authors(writers))
  const events: CardEvent[] = []
  let last = board.records.get(cardId) ?? null
  for (const window of windowsIn(history))
    for (const { id, before, after, deeds } of board.step(window)) {
      if (id !== cardId) continue
      last = after ?? before ?? last
      for (const deed of deeds) add(events, deed, window.at)
    }
  const text = last && textOfRecord(last)
  const present = board.records.has(cardId)
  board.doc.destroy()
  return { text, present, events: events.slice(-MAX_CARD_EVENTS) }
}

/** Cards that were removed and are not back, the last one first. */
export function removedCards({ history, writers }: Past): RemovedCard[] {
  const board = new PastBoard(history, new Authors(writers))
  const removed = new Map<string, RemovedCard>()
  for (const window of windowsIn(history))
    for (const { id, before, after, deeds } of board.step(window)) {
      if (after) removed.delete(id)
      if (after || !before || !mayBeCard(before)) continue
      const text = textOfRecord(before)
      const memberId = deeds.find(({ what }) => what === 'removed')?.memberId ?? null
      // A note that was emptied before is one that somebody began and gave up.
      if (text !== '') removed.set(id, { record: before, text, at: window.at, memberId })
    }
  board.doc.destroy()
  return [...removed.values()]
    .reverse()
    .sort((a, b) => b.at - a.at)
    .slice(0, MAX_REMOVED_LISTED)
}
