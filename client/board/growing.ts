/**
 * Zones grow as this person fills them: the zones of the cards they put down or wrote in are looked at a moment later,
 * and at once when room is asked for. Growing is nobody's step: to undo a card does not take the room from others.
 * @module
 */
import type * as Y from 'yjs'
import { readCards, readZones, zoneAt } from '../../shared/board/cards.ts'
import { readRecords, recordsMap } from '../../shared/board/document.ts'
import { growToFit, stretchZone } from '../../shared/board/growth.ts'
import type { Strip } from '../../shared/board/ruler.ts'
import { putIn } from '../../shared/board/strips.ts'
import type { RecordBinding } from './bindRecords.ts'

/** Makes a zone reach down to a place, in board pixels of the page; a zone that does already stays. */
export type MakeRoom = (zoneShapeId: string, bottom: number) => void

/** Milliseconds after the last change until zones are looked at: not between the letters of a word. */
const REST_MS = 400

interface GrowingOptions {
  readonly doc: Y.Doc
  readonly binding: Pick<RecordBinding, 'flush'>
  /** Origins of this person's transactions: what others fill, their own pages see to. */
  readonly ownOrigins: readonly unknown[]
  /** Whether now is no time, as in the middle of a drag, or this person may not write. */
  readonly isBusy: () => boolean
}

/** The shape that a change happened in or to. */
function shapesIn(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): string[] {
  return events.flatMap(({ path, keys }) => (path.length > 0 ? [String(path[0])] : [...keys.keys()]))
}

/** Watches the document until `stop` is called. */
export function growingZones({ doc, binding, ownOrigins, isBusy }: GrowingOptions) {
  const growth = {}
  const touched = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  function grow(wanted: () => readonly Strip[]): void {
    binding.flush()
    const strips = wanted()
    if (strips.length === 0) return
    doc.transact(() => putIn(doc, strips), growth)
    binding.flush()
  }

  function look(): void {
    if (isBusy()) return wait()
    const records = readRecords(doc)
    const zones = readZones(records)
    const filled = new Set(
      readCards(records)
        .filter(({ id }) => touched.has(id))
        .map(({ center }) => zoneAt(zones, center)?.shapeId),
    )
    touched.clear()
    for (const id of filled) if (id) grow(() => growToFit(doc, id))
  }

  function wait(): void {
    clearTimeout(timer)
    timer = setTimeout(look, REST_MS)
  }

  const observe = (events: Y.YEvent<Y.AbstractType<unknown>>[], { origin }: Y.Transaction) => {
    if (!ownOrigins.includes(origin)) return
    for (const id of shapesIn(events)) touched.add(id)
    wait()
  }
  const records = recordsMap(doc)
  records.observeDeep(observe)

  return {
    makeRoom: ((zoneShapeId, bottom) => {
      grow(() => stretchZone(doc, readRecords(doc), zoneShapeId, bottom))
    }) satisfies MakeRoom,
    stop: () => {
      clearTimeout(timer)
      records.unobserveDeep(observe)
    },
  }
}
