/**
 * Arrows with corners go in the server's pictures where the editor's own code has them go.
 * @module
 */
import { Mat, Rectangle2d } from 'tldraw'
import { expect, test } from 'vitest'
import { wayOf } from '../../server/exports/picture/arrow.ts'
import { bindingsOf, endsOf } from '../../server/exports/picture/arrowEnds.ts'
import { indexed } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { randomFrom } from '../load/board/random.ts'
import { arrowRecord, bindingRecord } from '../support/boardRecords.ts'

/** What finds the way is no public part of the editor. */
const inEditor = '../../node_modules/tldraw/dist-esm/lib/shapes/arrow/elbow/getElbowArrowInfo.mjs'
const { getElbowArrowInfo } = await import(new URL(inEditor, import.meta.url).href)

type Json = Record<string, unknown>
interface Point {
  readonly x: number
  readonly y: number
}

const box = (id: string, x: number, y: number, w: number, h: number): BoardRecord => ({
  ...arrowRecord(id),
  type: 'geo',
  x,
  y,
  props: {
    geo: 'rectangle',
    w,
    h,
    growY: 0,
    size: 'm',
    scale: 1,
    dash: 'solid',
    fill: 'none',
    color: 'black',
  },
})

/** What the editor's code asks an editor for. */
const editorOf = (records: readonly BoardRecord[]) => {
  const byId = new Map(records.map((record) => [record.id, record]))
  const place = (id: string) => byId.get(id) as unknown as Point
  return {
    getShapeUtil: () => ({
      options: {
        expandElbowLegLength: { s: 28, m: 36, l: 44, xl: 66 },
        minElbowLegLength: { s: 6, m: 10.5, l: 15, xl: 30 },
      },
    }),
    getShape: (id: string) => byId.get(id),
    getShapeGeometry: (id: string) => {
      const { w, h } = (byId.get(id)?.props ?? {}) as { w: number; h: number }
      return new Rectangle2d({ width: w, height: h, isFilled: true })
    },
    getShapePageTransform: (id: string) => Mat.Translate(place(id).x, place(id).y),
  }
}

/** A board of two boxes and an arrow, some bound at a side, some at one end only. */
function boardOf(random: () => number): { records: BoardRecord[]; arrow: BoardRecord } {
  const any = (from: number, to: number) => Math.round(from + random() * (to - from))
  const pick = <T>(...all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
  const one = box('shape:one', 0, 0, any(40, 300), any(40, 300))
  const two = box('shape:two', any(-600, 600), any(-600, 600), any(40, 300), any(40, 300))
  const plain = arrowRecord('shape:arrow')
  const arrow: BoardRecord = {
    ...plain,
    x: 0,
    y: 0,
    props: {
      ...(plain.props as Json),
      kind: 'elbow',
      size: pick('s', 'm', 'l', 'xl'),
      elbowMidPoint: pick(0.5, 0.2, 0.8),
      arrowheadStart: pick('none', 'dot'),
      start: { x: any(-500, 500), y: any(-500, 500) },
      end: { x: any(-500, 500), y: any(-500, 500) },
    },
  }
  const bind = (end: 'start' | 'end', to: string): BoardRecord => {
    const binding = bindingRecord(arrow.id, end, to)
    const isPrecise = random() < 0.5
    const normalizedAnchor = isPrecise
      ? { x: pick(0.03, 0.3, 0.5, 0.97), y: pick(0.1, 0.5, 0.9) }
      : { x: 0.5, y: 0.5 }
    return {
      ...binding,
      props: { ...(binding.props as Json), isPrecise, normalizedAnchor, snap: pick('none', 'edge') },
    }
  }
  const bindings = pick(
    [true, true],
    [true, true],
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  )
  const records = [
    one,
    two,
    arrow,
    ...(bindings[0] ? [bind('start', one.id)] : []),
    ...(bindings[1] ? [bind('end', random() < 0.08 ? one.id : two.id)] : []),
  ]
  return { records, arrow }
}

test('of two boxes wherever they lie, the way between them is the editor’s', () => {
  const random = randomFrom(20_261_127)
  let compared = 0
  const others: string[] = []
  for (let i = 0; i < 1_500; i++) {
    const { records, arrow } = boardOf(random)
    const bindings = bindingsOf(records).get(arrow.id) ?? {}
    const { route } = getElbowArrowInfo(editorOf(records), arrow, bindings) as {
      route: { points: Point[]; skipPointsWhenDrawing: Set<Point> } | null
    }
    if (!route) continue
    compared++
    const wanted = route.points.filter((point) => !route.skipPointsWhenDrawing.has(point))
    const { body } = wayOf(arrow, endsOf(arrow, bindings, indexed(records)))
    const found = [0, ...(body.turns ?? []), 1].map((share) => body.at(share))
    const rounded = (points: readonly Point[]) => points.map(({ x, y }) => [Math.round(x), Math.round(y)])
    const rightThere = ({ x, y }: Point, at: number) => {
      const here = found[at]
      return here !== undefined && Math.hypot(x - here.x, y - here.y) < 1
    }
    if (wanted.length !== found.length || !wanted.every(rightThere))
      others.push(JSON.stringify({ i, wanted: rounded(wanted), found: rounded(found) }))
  }
  // Some that begin inside what they end at end a few pixels beside.
  expect(others.length, others.join('\n')).toBeLessThan(compared / 200)
  expect(compared).toBeGreaterThan(1_300)
})
