/**
 * A board that goes through its past a window at a time, and says what was done to which of its records, and by whom.
 * @module
 */
import * as Y from 'yjs'
import {
  type BoardRecord,
  isRemovalKey,
  measuredProps,
  readRecord,
  readWritten,
  recordsMap,
} from '../../shared/board/document.ts'
import { carried } from '../../shared/board/onRuler.ts'
import type { Ruler } from '../../shared/board/ruler.ts'
import { rulerOf } from '../../shared/board/strips.ts'
import type { Deed } from '../../shared/protocol/history.ts'
import type { RoomHistory } from '../journal/History.ts'
import type { Authors } from './past.ts'
import { firstBoard } from './past.ts'
import type { HistoryWindow } from './segment.ts'

/** Something that a member did to a record; `removal` is a sign of it being removed, or brought back. */
interface Touch {
  readonly what: 'born' | 'text' | 'moved' | 'changed' | 'removal'
  readonly memberId: string | null
}

export interface RecordChange {
  readonly id: string
  /** As it was before the window, and after; null where it is not on the board. */
  readonly before: BoardRecord | null
  readonly after: BoardRecord | null
  /** In the order of {@link deedsOf}; the same deed of several people is there once for each. */
  readonly deeds: readonly { readonly what: Deed; readonly memberId: string | null }[]
}

const moving = new Set(['geometry', 'place'])
const unsaid = new Set<string>(measuredProps.map((name) => `props.${name}`))

function kindOfKey(key: string): Touch['what'] | null {
  if (unsaid.has(key)) return null
  if (isRemovalKey(key)) return 'removal'
  if (key === 'text') return 'text'
  return moving.has(key) ? 'moved' : 'changed'
}

/** What a record's way through a window amounts to. */
function deedsOf(
  touches: readonly Touch[],
  was: boolean,
  is: boolean,
  isNew: boolean,
): RecordChange['deeds'] {
  const doer = (...whats: Touch['what'][]) =>
    whats.map((what) => touches.findLast((touch) => touch.what === what)).find(Boolean)?.memberId ?? null
  if (!was && !is) return []
  if (was && !is) return [{ what: 'removed', memberId: doer('removal', 'born') }]
  const deeds: { what: Deed; memberId: string | null }[] = []
  if (!was) {
    const what = isNew ? 'added' : 'back'
    deeds.push({ what, memberId: isNew ? doer('born') : doer('removal', 'text', 'moved', 'changed', 'born') })
  }
  const [first] = deeds
  for (const { what, memberId } of touches) {
    if (what === 'born' || what === 'removal' || (first && first.memberId === memberId)) continue
    if (!deeds.some((deed) => deed.what === what && deed.memberId === memberId))
      deeds.push({ what, memberId })
  }
  return deeds
}

export class PastBoard {
  readonly doc: Y.Doc
  readonly #authors: Authors
  /** The records that are on the board. */
  readonly #present: Map<string, BoardRecord>
  readonly #known: Set<string>

  constructor(history: RoomHistory, authors: Authors) {
    this.doc = firstBoard(history)
    this.#authors = authors
    this.#present = new Map(readWritten(this.doc).map((record) => [record.id, record]))
    this.#known = new Set(recordsMap(this.doc).keys())
  }

  /** The records as they are now. */
  get records(): ReadonlyMap<string, BoardRecord> {
    return this.#present
  }

  /** Goes through one window; gives what became of the records that it touches. */
  step(window: HistoryWindow): RecordChange[] {
    const touched = new Map<string, Touch[]>()
    const observe = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
      for (const event of events) this.#note(event, window, touched)
    }
    const records = recordsMap(this.doc)
    const ruler = rulerOf(this.doc)
    records.observeDeep(observe)
    Y.applyUpdate(this.doc, window.update)
    records.unobserveDeep(observe)
    if (rulerOf(this.doc) !== ruler) this.#shift(touched, ruler)
    return [...touched].map(([id, touches]) => this.#settle(id, touches))
  }

  /** A zone grew: what lies below is elsewhere, and nobody moved it. */
  #shift(touched: ReadonlyMap<string, unknown>, was: Ruler): void {
    const is = rulerOf(this.doc)
    for (const [id, record] of this.#present)
      this.#present.set(id, touched.has(id) ? carried(record, was, is) : (readRecord(this.doc, id) ?? record))
  }

  #settle(id: string, touches: readonly Touch[]): RecordChange {
    const before = this.#present.get(id) ?? null
    const after = readRecord(this.doc, id)
    const isNew = !this.#known.has(id)
    this.#known.add(id)
    if (after) this.#present.set(id, after)
    else this.#present.delete(id)
    return { id, before, after, deeds: deedsOf(touches, before !== null, after !== null, isNew) }
  }

  #note(
    event: Y.YEvent<Y.AbstractType<unknown>>,
    window: HistoryWindow,
    touched: Map<string, Touch[]>,
  ): void {
    const add = (id: string, what: Touch['what'], item: Y.Item) => {
      const { id: at, deleted } = item
      const memberId = deleted ? this.#authors.ofDeletion(at, window) : this.#authors.of(at)
      const touches = touched.get(id)
      if (touches) touches.push({ what, memberId })
      else touched.set(id, [{ what, memberId }])
    }
    const [id] = event.path
    if (event.path.length > 1) {
      for (const item of writingsIn(event)) add(String(id), 'text', item)
      return
    }
    for (const key of event.changes.keys.keys()) {
      const item = event.target._map.get(key)
      const what = id === undefined ? 'born' : kindOfKey(key)
      if (item && what) add(String(id ?? key), what, item)
    }
  }
}

/** What came to a text, and what went from it. */
function* writingsIn(event: Y.YEvent<Y.AbstractType<unknown>>): Generator<Y.Item> {
  for (let item = event.target._start; item; item = item.right)
    if (event.adds(item) ? !item.deleted : item.deleted && event.deletes(item)) yield item
  for (const key of event.changes.keys.keys()) {
    const item = event.target._map.get(key)
    if (item) yield item
  }
}
