/**
 * What taking back a step would make of the records it touched, so that undo stays within the fence: a card that was
 * written, moved or taken away before its zone was locked stays as it is.
 * @module
 */
import * as Y from 'yjs'
import {
  type BoardRecord,
  isRemovalKey,
  readEvenRemoved,
  readRecord,
  readWith,
  recordsMap,
} from '../../shared/board/document.ts'

type Step = Y.UndoManager['undoStack'][number]

/** A record as it is, and as it would be; null where there is none. */
export interface Outcome {
  readonly from: BoardRecord | null
  readonly to: BoardRecord | null
}

/** What a step did to one record. */
interface Touched {
  /** It was made. */
  isMade: boolean
  /** It was taken away, or brought back. */
  isRemoved: boolean
  isBroughtBack: boolean
  /** What its properties were before, by their keys. */
  readonly old: Map<string, unknown>
  readonly set: Set<string>
}

type Ranges = Step['insertions']

function itemsIn(doc: Y.Doc, ranges: Ranges): Y.Item[] {
  const items: Y.Item[] = []
  doc.transact((transaction) => {
    Y.iterateDeletedStructs(transaction, ranges, (struct) => {
      if (struct instanceof Y.Item) items.push(struct)
    })
  })
  return items
}

/** The record and the key of its map that an item lies in; the key is null for the map itself. */
function placeOf(item: Y.Item, records: unknown): { id: string; key: string | null } | null {
  let [at, key]: [Y.Item, string | null] = [item, null]
  while (at.parent !== records) {
    const parent = at.parent instanceof Y.AbstractType ? at.parent._item : null
    if (!parent) return null
    key = at.parentSub ?? key
    at = parent
  }
  return { id: at.parentSub ?? '', key }
}

function valueIn(item: Y.Item): unknown {
  return item.content instanceof Y.ContentAny ? item.content.arr.at(-1) : undefined
}

/** Everything that taking a step back would change. */
export function outcomesOf(doc: Y.Doc, step: Step): Outcome[] {
  const records = recordsMap(doc)
  const touched = new Map<string, Touched>()
  const at = (id: string) => {
    const known = touched.get(id) ?? {
      isMade: false,
      isRemoved: false,
      isBroughtBack: false,
      old: new Map(),
      set: new Set<string>(),
    }
    touched.set(id, known)
    return known
  }
  for (const item of itemsIn(doc, step.insertions)) {
    const place = placeOf(item, records)
    if (!place) continue
    const one = at(place.id)
    if (place.key === null) one.isMade = true
    else if (isRemovalKey(place.key)) one.isRemoved = true
    else one.set.add(place.key)
  }
  for (const item of itemsIn(doc, step.deletions)) {
    const place = placeOf(item, records)
    if (!place?.key) continue
    if (isRemovalKey(place.key)) at(place.id).isBroughtBack = true
    else at(place.id).old.set(place.key, valueIn(item))
  }
  return [...touched].flatMap(([id, one]) => outcomesOfRecord(doc, id, one))
}

function outcomesOfRecord(
  doc: Y.Doc,
  id: string,
  { isMade, isRemoved, isBroughtBack, old, set }: Touched,
): Outcome[] {
  const now = readRecord(doc, id)
  const record = now ?? readEvenRemoved(doc, id)
  if (!record) return []
  if (isMade || isBroughtBack) return [{ from: now, to: null }]
  // A property that the step was the first to change was what the record was born with.
  const values = [...set, ...old.keys()]
    .filter((key) => key !== 'text')
    .map((key) => [key, old.get(key)] as const)
  return [{ from: isRemoved ? null : now, to: readWith(doc, id, values) ?? record }]
}
