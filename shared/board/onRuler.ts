/**
 * A record as the document keeps it, by the ruler, and as it is shown, on the page. The two differ only for what lies on
 * the page by itself, and only below something that was put in.
 * @module
 */
import { NOTE_SIZE, PAGE_ID } from './cards.ts'
import { finite, outwards, unmoved } from './geometry.ts'
import type { Mark, Ruler } from './ruler.ts'

type Json = Readonly<Record<string, unknown>>

/** A record with its places by the ruler. */
export interface Kept<T extends Json> {
  readonly record: T
  /** The strips that it lies in, and those that the foot of a zone lies in where that is in others. */
  readonly path: readonly number[]
  readonly foot: readonly number[] | null
}

const lies = (record: Json) => record.typeName === 'shape' && record.parentId === PAGE_ID && 'y' in record
const isZone = ({ type }: Json) => type === 'zone'
const sizeOf = ({ props }: Json) => (props ?? {}) as { w?: unknown; h?: unknown }

/**
 * From a shape's corner to the point that says where it lies: the middle of a note, and of the head of a zone. By what
 * is written together with the corner alone, so that no other change makes it lie elsewhere.
 */
function toPoint(record: Json): { x: number; y: number } {
  if (isZone(record)) return { x: finite(sizeOf(record).w, 0) / 2, y: 0 }
  if (record.type !== 'note') return { x: 0, y: 0 }
  const middle = { x: NOTE_SIZE / 2, y: NOTE_SIZE / 2 }
  const rotation = finite(record.rotation, 0)
  return rotation === 0 ? middle : outwards({ ...unmoved, rotation }, middle)
}

const samePath = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((at, i) => at === b[i])

const withHeight = (record: Json, h: number): Json => ({ ...record, props: { ...sizeOf(record), h } })

/** The record as it is shown. */
export function shownBy<T extends Json>(ruler: Ruler, { record, path, foot }: Kept<T>): T {
  if (ruler.isPlain || !lies(record)) return record
  const point = toPoint(record)
  const x = finite(record.x, 0) + point.x
  const y = finite(record.y, 0)
  const top = ruler.page(x, { y: y + point.y, path }) - point.y
  const shown: Json = top === record.y ? record : { ...record, y: top }
  const { h } = sizeOf(record)
  if (!isZone(record) || typeof h !== 'number') return shown as T
  const tall = ruler.page(x, { y: y + h, path: foot ?? path }) - top
  return (tall > 0 && tall !== h ? withHeight(shown, tall) : shown) as T
}

/** The record as the document keeps it. */
export function keptBy<T extends Json>(ruler: Ruler, record: T): Kept<T> {
  if (ruler.isPlain || !lies(record)) return { record, path: [], foot: null }
  const point = toPoint(record)
  const top = finite(record.y, 0)
  const x = finite(record.x, 0) + point.x
  const mark: Mark = ruler.mark(x, top + point.y)
  const y = mark.y - point.y
  const kept: Json = y === record.y ? record : { ...record, y }
  const { h } = sizeOf(record)
  if (!isZone(record) || typeof h !== 'number') return { record: kept as T, path: mark.path, foot: null }
  const foot = ruler.mark(x, top + h)
  return {
    record: (foot.y - y === h ? kept : withHeight(kept, foot.y - y)) as T,
    path: mark.path,
    foot: samePath(foot.path, mark.path) ? null : foot.path,
  }
}

/** A record of the page as it was, as it lies now that something else was put in. */
export function carried<T extends Json>(record: T, was: Ruler, is: Ruler): T {
  return was === is ? record : shownBy(is, keptBy(was, record))
}
