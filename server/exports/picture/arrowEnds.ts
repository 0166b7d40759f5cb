/**
 * What the arrows of a board are bound to, and where on the page that lies.
 * @module
 */
import { pageTransform, type RecordsById, sizeOf } from '../../../shared/board/cards.ts'
import type { BoardRecord } from '../../../shared/board/document.ts'
import { inwards, outwards, type Point, type Transform } from '../../../shared/board/geometry.ts'
import type { End } from './arrowBody.ts'
import type { ElbowSide } from './elbowRoute.ts'
import { isInGeo } from './geo.ts'
import { halfStrokeOf, type Json, propsOf } from './look.ts'
import { pointsOf } from './strokes.ts'
import { decimal } from './svgText.ts'

/** Between an arrow's head and the edge of what it points at, without their strokes. */
const GAP = 10

type Ends = Partial<Record<'start' | 'end', BoardRecord>>

/** The bindings of each arrow, by its id. */
export function bindingsOf(records: readonly BoardRecord[]): ReadonlyMap<string, Ends> {
  const all = new Map<string, Ends>()
  for (const record of records) {
    if (record.typeName !== 'binding' || record.type !== 'arrow') continue
    const { terminal } = propsOf(record)
    if (terminal !== 'start' && terminal !== 'end') continue
    const arrowId = String(record.fromId)
    all.set(arrowId, { ...all.get(arrowId), [terminal]: record })
  }
  return all
}

/** A shape's own box, in its own coordinates. */
export function boxOf(record: BoardRecord) {
  if (record.type !== 'draw' && record.type !== 'highlight' && record.type !== 'line')
    return { x: 0, y: 0, ...sizeOf(record) }
  const points = pointsOf(record)
  const edge = (pick: (point: Point) => number, best: (a: number, b: number) => number) =>
    points.map(pick).reduce((a, b) => best(a, b), points[0] ? pick(points[0]) : 0)
  const [x, y] = [edge((point) => point.x, Math.min), edge((point) => point.y, Math.min)]
  return { x, y, w: edge((point) => point.x, Math.max) - x, h: edge((point) => point.y, Math.max) - y }
}

const hasHead = (arrow: Json, end: 'start' | 'end'): boolean => {
  const head = arrow[end === 'start' ? 'arrowheadStart' : 'arrowheadEnd']
  return head !== 'none' && head !== undefined
}

/** One end of an arrow, on the page. */
function endOf(
  arrow: BoardRecord,
  which: 'start' | 'end',
  binding: BoardRecord | undefined,
  byId: RecordsById,
): End {
  const props = propsOf(arrow)
  const shape = binding && byId.get(String(binding.toId))
  if (!binding || shape?.typeName !== 'shape') {
    const { x, y } = (props[which] ?? {}) as { x?: unknown; y?: unknown }
    const at = outwards(pageTransform(arrow, byId), { x: decimal(x), y: decimal(y) })
    return { at, isInside: null, gap: 0, corners: null, side: null, isAtEdge: false }
  }
  const { isPrecise, isExact, normalizedAnchor } = propsOf(binding)
  const anchor = (isPrecise === true ? normalizedAnchor : null) as { x?: unknown; y?: unknown } | null
  const share = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : 0.5)
  const box = boxOf(shape)
  const transform = pageTransform(shape, byId)
  const at = outwards(transform, {
    x: box.x + box.w * share(anchor?.x),
    y: box.y + box.h * share(anchor?.y),
  })
  const isInside = (point: Point): boolean => {
    const { x, y } = inwards(transform, point)
    if (shape.type === 'geo') return isInGeo(shape, { x, y })
    return x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h
  }
  const gap = hasHead(props, which) ? GAP + halfStrokeOf(props) + halfStrokeOf(propsOf(shape)) : 0
  const corners = [
    { x: box.x, y: box.y },
    { x: box.x + box.w, y: box.y },
    { x: box.x + box.w, y: box.y + box.h },
    { x: box.x, y: box.y + box.h },
  ].map((corner) => outwards(transform, corner))
  const turn = transform.rotation - pageTransform(arrow, byId).rotation
  const side = anchor ? sideAt({ x: share(anchor.x), y: share(anchor.y) }, turn) : null
  return { at, isInside: isExact === true ? null : isInside, gap, corners, side, isAtEdge: isAtEdge(binding) }
}

/** The side that a place in a shape is nearest to, as seen where the shape is turned; none for its middle. */
function sideAt(anchor: Point, rotation: number): ElbowSide | null {
  const { x, y } = outwards({ x: 0, y: 0, rotation }, { x: anchor.x - 0.5, y: anchor.y - 0.5 })
  if (Math.abs(x) < 1e-6 && Math.abs(y) < 1e-6) return null
  // Where both are as near, across rather than up or down.
  if (Math.abs(x) > Math.abs(y) - 0.0001) return x < 0 ? 'left' : 'right'
  return y < 0 ? 'top' : 'bottom'
}

/** Both ends of an arrow, on the page. */
export interface ArrowEnds {
  readonly start: End
  readonly end: End
  /** How the arrow's own space lies there. */
  readonly space: Transform
  /** From an edge of a shape to another edge of the same one. */
  readonly isLoop: boolean
}

const isAtEdge = (binding: BoardRecord | undefined): boolean =>
  binding !== undefined && /^edge/.test(String(propsOf(binding).snap))

export const endsOf = (arrow: BoardRecord, bindings: Ends | undefined, byId: RecordsById): ArrowEnds => ({
  start: endOf(arrow, 'start', bindings?.start, byId),
  end: endOf(arrow, 'end', bindings?.end, byId),
  space: pageTransform(arrow, byId),
  isLoop:
    bindings?.start?.toId === bindings?.end?.toId && isAtEdge(bindings?.start) && isAtEdge(bindings?.end),
})
