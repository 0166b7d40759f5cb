/**
 * Takes back what one member did on a board since some time, as a new edit. What others wrote stays: the rule is P5 to
 * P7 of SPEC.md.
 * @module
 */
import * as Y from 'yjs'
import { mayBeCard } from '../../shared/board/cards.ts'
import {
  type BoardRecord,
  isRemovalKey,
  readWritten,
  recordsMap,
  removeRecord,
} from '../../shared/board/document.ts'
import { sameValue } from '../../shared/board/richText.ts'
import type { Past } from './cardEvents.ts'
import { Authors, firstBoard, windowsIn } from './past.ts'
import type { HistoryWindow } from './segment.ts'

export interface TakeBackRequest extends Past {
  readonly memberId: string
  /** Milliseconds since 1970. */
  readonly since: number
}

export interface Taken {
  /** The edits as one Yjs update, V1; null where there is nothing to take back. */
  readonly update: Uint8Array | null
  /** Cards that go, cards that come back, and other records that change. */
  readonly removed: number
  readonly back: number
  readonly changed: number
}

type DeleteSet = Y.UndoManager['undoStack'][number]['insertions']

/** What a member wrote, and what they deleted, since the time that is asked about. */
interface Work {
  readonly insertions: DeleteSet
  readonly deletions: DeleteSet
}

/** Goes through the past; what is deleted from `since` on keeps its content, so that it can be put back. */
function playedUntilNow({ history, writers, memberId, since }: TakeBackRequest): { doc: Y.Doc; work: Work } {
  const doc = firstBoard(history)
  const authors = new Authors(writers)
  const deletions = Y.createDeleteSet()
  let before: ReadonlyMap<number, number> | null = null
  for (const window of windowsIn(history)) {
    if (before === null && window.at >= since) {
      before = Y.decodeStateVector(Y.encodeStateVector(doc))
      doc.gc = false
    }
    const transaction = doc.transact((made) => {
      Y.applyUpdate(doc, window.update)
      return made
    })
    if (before !== null) noteDeletions(transaction, window, { authors, memberId, deletions })
  }
  return { doc, work: { insertions: writtenSince(doc, before, authors, memberId), deletions } }
}

interface Noting {
  readonly authors: Authors
  readonly memberId: string
  readonly deletions: DeleteSet
}

function noteDeletions({ deleteSet, doc }: Y.Transaction, window: HistoryWindow, noting: Noting): void {
  const { authors, memberId, deletions } = noting
  for (const [client, ranges] of deleteSet.clients)
    for (const { clock: from, len } of ranges)
      for (let clock = from; clock < from + len; clock++) {
        const item = Y.getItem(doc.store, Y.createID(client, clock))
        // A card that the member brought back is not removed again: others may have written in it.
        const isRemoval = item instanceof Y.Item && item.parentSub !== null && isRemovalKey(item.parentSub)
        if (isRemoval || authors.ofDeletion({ client, clock }, window) !== memberId) continue
        addRange(deletions, client, clock)
      }
}

/** Adds a clock; those of one client need not come in order. */
function addRange(set: DeleteSet, client: number, clock: number): void {
  const ranges = set.clients.get(client) ?? []
  set.clients.set(client, ranges)
  ranges.push({ clock, len: 1 })
}

function writtenSince(
  doc: Y.Doc,
  before: ReadonlyMap<number, number> | null,
  authors: Authors,
  memberId: string,
): DeleteSet {
  const insertions = Y.createDeleteSet()
  if (before === null) return insertions
  for (const [client, after] of Y.decodeStateVector(Y.encodeStateVector(doc)))
    for (let clock = before.get(client) ?? 0; clock < after; clock++)
      if (authors.of({ client, clock }) === memberId) addRange(insertions, client, clock)
  return insertions
}

/** The item by which the record came into the map that an item lies in. */
function recordOf(item: Y.Item, records: unknown): Y.Item | null {
  let at: Y.Item | null = item
  while (at && at.parent !== records) at = at.parent instanceof Y.AbstractType ? at.parent._item : null
  return at
}

/** Whether words stand in an item, or in what it holds, that are not of this work. */
function holdsOthers(item: Y.Item | undefined, insertions: DeleteSet): boolean {
  if (!item || item.deleted) return false
  if (!(item.content instanceof Y.ContentType)) return item.countable && !Y.isDeleted(insertions, item.id)
  for (let child = item.content.type._start; child; child = child.right)
    if (holdsOthers(child, insertions)) return true
  return false
}

/** Undoes the work in its document. */
function undo(doc: Y.Doc, work: Work): void {
  const { insertions } = work
  const records = recordsMap(doc)
  /** Records that the member added, and in which nobody else has written. */
  const added = new Map<string, Y.Item>()

  /** Whether an item that the member wrote may be deleted from the document. */
  function deleteFilter(item: Y.Item): boolean {
    const record = recordOf(item, records)
    if (!record) return false
    if (!Y.isDeleted(insertions, record.id)) return !holdsOthers(item, insertions)
    const { type } = record.content as Y.ContentType
    const isInText = item !== record && item.parent !== type
    if (holdsOthers(type._map.get('text'), insertions)) return isInText && !holdsOthers(item, insertions)
    added.set(record.parentSub ?? '', record)
    return false
  }

  const manager = new Y.UndoManager(records, { deleteFilter })
  manager.undoStack = [{ ...work, meta: new Map() }]
  doc.transact(() => {
    manager.undo()
    for (const [id, record] of added) if (records._map.get(id) === record) removeRecord(doc, id)
  })
  manager.destroy()
}

const byId = (doc: Y.Doc) => new Map(readWritten(doc).map((record) => [record.id, record]))

function counted(was: ReadonlyMap<string, BoardRecord>, is: ReadonlyMap<string, BoardRecord>) {
  const cards = (all: ReadonlyMap<string, BoardRecord>, others: ReadonlyMap<string, BoardRecord>) =>
    [...all.values()].filter((record) => mayBeCard(record) && !others.has(record.id)).length
  const changed = [...is.values()].filter((record) => {
    const before = was.get(record.id)
    return before !== undefined && !sameValue(before, record)
  })
  return { removed: cards(was, is), back: cards(is, was), changed: changed.length }
}

export function takeBack(request: TakeBackRequest): Taken {
  const { doc, work } = playedUntilNow(request)
  const was = byId(doc)
  let update: Uint8Array | null = null
  doc.on('update', (made: Uint8Array) => {
    update = made
  })
  undo(doc, work)
  const counts = counted(was, byId(doc))
  doc.destroy()
  return { update, ...counts }
}
