/**
 * What people who do not know of each other can make of a board together, and no editor can show: a card in a group
 * that is gone, two groups in each other, an arrow to a card that is gone or to two cards at once, two cards at one
 * level. Each is read in one way, from the document alone and by everyone the same; nothing is written for it. Whoever
 * changes such a record next writes it as it is read (SPEC.md, H).
 * @module
 */
import { generateNKeysBetween } from 'fractional-indexing-jittered'
import { PAGE_ID, sizeOf } from './cards.ts'
import type { BoardRecord } from './document.ts'
import {
  finite,
  inwards,
  outwards,
  type Point,
  type Transform,
  transformOf,
  unmoved,
  within,
} from './geometry.ts'

/** What a document says of the record with an id. */
export interface Source {
  /** The record; null where there is none, or it was taken away. */
  live(id: string): BoardRecord | null
  /** What a record held when it was taken away; null where there never was one. */
  gone(id: string): BoardRecord | null
}

/** Where a shape is shown: in what, and how it lies there. */
export interface Place {
  readonly parentId: string
  readonly at: Transform
  /** The shapes that decide it, from the inside outwards. */
  readonly past: readonly string[]
}

const isShapeId = (id: string) => id.startsWith('shape:')
/** Thousandths of a board pixel: engines differ in the last digits of a sine. */
const round = (value: number) => Math.round(value * 1000) / 1000

/** The nearest that is there of what a shape was put in, and where the shape lies in that. */
function nearest(record: BoardRecord, source: Source): Place {
  const past: string[] = []
  let [parentId, at] = [String(record.parentId), transformOf(record)]
  while (isShapeId(parentId)) {
    const seen = past.includes(parentId)
    past.push(parentId)
    if (source.live(parentId)) break
    const parent = seen ? null : source.gone(parentId)
    at = parent ? within(transformOf(parent), at) : at
    parentId = parent ? String(parent.parentId) : PAGE_ID
  }
  const isThere = isShapeId(parentId) || source.live(parentId)
  return { parentId: isThere ? parentId : PAGE_ID, at, past }
}

/**
 * Where a shape is shown. What lies in something that is gone lies in the next that is not, at the same place of the
 * page. Of a ring of shapes that lie in each other, the first by id lies on the page.
 */
export function placeOf(record: BoardRecord, source: Source): Place {
  const { parentId, at, past } = nearest(record, source)
  const ring = [record.id]
  const all = [...past]
  for (let id = parentId; isShapeId(id); ) {
    if (id === record.id)
      return ring.every((other) => record.id <= other)
        ? { parentId: PAGE_ID, at: transformOf(record), past: all }
        : { parentId, at, past: all }
    // A ring further out, that this shape hangs on and is no part of.
    if (ring.includes(id)) break
    ring.push(id)
    const next = source.live(id)
    const out = next ? nearest(next, source) : null
    all.push(...(out?.past ?? []))
    id = out?.parentId ?? PAGE_ID
  }
  return { parentId, at, past: all }
}

/** Where a shape lies on the page, be it there or gone, and the shapes that decide it. */
function onPage(record: BoardRecord, source: Source): { at: Transform; past: string[] } {
  const past: string[] = [record.id]
  let [at, place] = [unmoved, placeOf(record, source)]
  for (;;) {
    at = within(place.at, at)
    past.push(...place.past)
    const parent = source.live(place.parentId)
    if (!parent || !isShapeId(parent.id)) return { at, past }
    place = placeOf(parent, source)
  }
}

/** What an arrow's bindings come to. */
export interface Ends {
  /** The bindings that hold: at most one an end. */
  readonly held: readonly string[]
  /** Those that do not, since they lead nowhere or another holds that end. */
  readonly loose: readonly string[]
  /** Ends that were bound to what is gone, in the arrow's own coordinates. */
  readonly points: Readonly<Partial<Record<Terminal, Point>>>
  /** The shapes that decide where those are. */
  readonly past: readonly string[]
}

const terminals = ['start', 'end'] as const
type Terminal = (typeof terminals)[number]

const terminalOf = ({ props }: BoardRecord) => (props as { terminal?: unknown } | undefined)?.terminal
const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1)

/** The point of a shape that a binding aims at, in the shape's own coordinates. */
function aimedAt(target: BoardRecord, binding: BoardRecord): Point {
  const { normalizedAnchor } = binding.props as { normalizedAnchor?: { x?: unknown; y?: unknown } }
  const { w, h } = sizeOf(target)
  return { x: w * finite(normalizedAnchor?.x, 0.5), y: h * finite(normalizedAnchor?.y, 0.5) }
}

/**
 * What the bindings of an arrow come to. An end holds to the first, by id, of its bindings to what is there; where all
 * lead to what is gone, it stays where the first of those aimed.
 */
export function endsOf(arrow: BoardRecord, bindings: readonly BoardRecord[], source: Source): Ends {
  const held: string[] = []
  const points: Partial<Record<Terminal, Point>> = {}
  const past: string[] = []
  for (const terminal of terminals) {
    const here = bindings.filter((binding) => terminalOf(binding) === terminal).sort(byId)
    const whole = here.find(({ toId }) => source.live(String(toId)))
    if (whole) held.push(whole.id)
    const first = here[0]
    const target = first && !whole ? source.gone(String(first.toId)) : null
    if (!first || !target) continue
    const [from, to] = [onPage(arrow, source), onPage(target, source)]
    const { x, y } = inwards(from.at, outwards(to.at, aimedAt(target, first)))
    points[terminal] = { x: round(x), y: round(y) }
    past.push(...from.past, ...to.past)
  }
  return { held, loose: bindings.map(({ id }) => id).filter((id) => !held.includes(id)), points, past }
}

/**
 * Levels for shapes of one parent that have the same: the first by id keeps it, the others come right above.
 * @param next the next level above that is taken; null where none is
 */
export function spreadOut(ids: readonly string[], index: string, next: string | null): Map<string, string> {
  const [first, ...others] = [...ids].sort()
  const levels = new Map(first === undefined ? [] : [[first, index]])
  try {
    for (const [i, level] of generateNKeysBetween(index, next, others.length).entries())
      levels.set(others[i] ?? '', level)
  } catch {
    // Only a forged index is no level.
    for (const id of others) levels.set(id, index)
  }
  return levels
}

/**
 * A shape as it is shown, from where it lies, its level there, and what its ends come to.
 * @param place null where it lies in what it says it does
 */
export function shownShape(
  record: BoardRecord,
  place: Place | null,
  index: unknown,
  ends: Ends | null,
): BoardRecord {
  let shown = record
  if (place && place.parentId !== record.parentId) {
    const { x, y, rotation } = place.at
    shown = { ...shown, parentId: place.parentId, x: round(x), y: round(y), rotation }
  }
  if (index !== record.index) shown = { ...shown, index }
  if (ends && Object.keys(ends.points).length > 0)
    shown = { ...shown, props: { ...(record.props as object), ...ends.points } }
  return shown
}

/** Whether a record joins an arrow to a shape. */
export const isArrowBinding = ({ typeName, type }: BoardRecord) => typeName === 'binding' && type === 'arrow'

/** Every record of a board as it is shown; those that need no healing are the same objects. */
export function heal(records: readonly BoardRecord[], gone: Source['gone']): BoardRecord[] {
  const live = new Map<string, BoardRecord>()
  const shapes: BoardRecord[] = []
  const bound: BoardRecord[] = []
  for (const record of records) {
    live.set(record.id, record)
    if (record.typeName === 'shape') shapes.push(record)
    else if (isArrowBinding(record)) bound.push(record)
  }
  const source: Source = { live: (id) => live.get(id) ?? null, gone }
  const bindings = Map.groupBy(bound, ({ fromId }) => String(fromId))
  const places = new Map<string, Place>()
  // What lies on the page, as nearly all does, lies there.
  for (const shape of shapes) if (shape.parentId !== PAGE_ID) places.set(shape.id, placeOf(shape, source))
  const indices = indicesOf(shapes, places)
  const held = new Set<string>()
  const shown = new Map<string, BoardRecord>()
  for (const record of shapes) {
    const [place, index, own] = [places.get(record.id), indices.get(record.id), bindings.get(record.id)]
    const ends = own ? endsOf(record, own, source) : null
    for (const id of ends?.held ?? []) held.add(id)
    if (place || ends || index !== undefined)
      shown.set(record.id, shownShape(record, place ?? null, index ?? record.index, ends))
  }
  return records
    .filter((record) => !isArrowBinding(record) || held.has(record.id))
    .map((record) => shown.get(record.id) ?? record)
}

/** The levels of those shapes that do not keep their own. */
function indicesOf(shapes: readonly BoardRecord[], places: ReadonlyMap<string, Place>): Map<string, string> {
  const changed = new Map<string, string>()
  const parentOf = ({ id, parentId }: BoardRecord) => places.get(id)?.parentId ?? parentId
  const leveled = shapes.filter(({ index }) => typeof index === 'string')
  for (const siblings of Map.groupBy(leveled, parentOf).values()) {
    if (new Set(siblings.map(({ index }) => index)).size === siblings.length) continue
    const levels = Map.groupBy(siblings, ({ index }) => String(index))
    const taken = [...levels.keys()].sort()
    for (const [i, level] of taken.entries()) {
      const ids = (levels.get(level) ?? []).map(({ id }) => id)
      if (ids.length === 1) continue
      for (const [id, index] of spreadOut(ids, level, taken[i + 1] ?? null)) changed.set(id, index)
    }
  }
  return changed
}
