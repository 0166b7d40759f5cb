/**
 * What a healed board has to be (SPEC.md, H), said once more and without knowledge of how it is done: from what was
 * written, gone shapes included, to what is shown.
 * @module
 */
import { expect } from 'vitest'
import type * as Y from 'yjs'
import { PAGE_ID } from '../../shared/board/cards.ts'
import { type BoardRecord, readRecords, readRemoved, readWritten } from '../../shared/board/document.ts'

type Point = readonly [number, number]
type Lookup = (id: string) => BoardRecord | undefined

/** How often each rule had something to heal. */
export interface Healed {
  orphans: number
  rings: number
  levels: number
  doubleEnds: number
  deadEnds: number
}

export const nothingHealed = (): Healed => ({ orphans: 0, rings: 0, levels: 0, doubleEnds: 0, deadEnds: 0 })

const isShapeId = (id: unknown): id is string => String(id).startsWith('shape:')
const isArrowBinding = ({ typeName, type }: BoardRecord) => typeName === 'binding' && type === 'arrow'

/** A point of a shape on the page; null where its parents go round in a ring. */
function onPage(record: BoardRecord, point: Point, lookup: Lookup): Point | null {
  let [x, y] = point
  const seen = new Set<string>()
  for (let at: BoardRecord | undefined = record; at; at = lookup(String(at.parentId))) {
    if (seen.has(at.id)) return null
    seen.add(at.id)
    const turn = Number(at.rotation)
    const next: Point = [
      Number(at.x) + x * Math.cos(turn) - y * Math.sin(turn),
      Number(at.y) + x * Math.sin(turn) + y * Math.cos(turn),
    ]
    ;[x, y] = next
    if (!isShapeId(at.parentId)) break
  }
  return [x, y]
}

function expectNear(a: Point | null, b: Point | null): void {
  if (!a || !b) return
  expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeLessThan(0.1)
}

/** Checks every rule on a document, and counts what there was to heal. */
export function expectHealed(doc: Y.Doc, healed: Healed): void {
  const written = new Map(readWritten(doc).map((record) => [record.id, record]))
  const shown = new Map(readRecords(doc).map((record) => [record.id, record]))
  const known: Lookup = (id) => written.get(id) ?? readRemoved(doc, id) ?? undefined
  const shapes = [...written.values()].filter(({ typeName }) => typeName === 'shape')

  expect([...shown.keys()].filter((id) => !written.has(id))).toEqual([])
  for (const record of shapes) expectPlaced(record, { written, shown, known }, healed)
  expectLevels(shapes, shown, healed)
  const bindings = [...written.values()].filter(isArrowBinding)
  for (const record of shapes.filter(({ type }) => type === 'arrow'))
    expectEnds(
      record,
      bindings.filter(({ fromId }) => fromId === record.id),
      { written, shown, known },
      healed,
    )
}

interface Board {
  readonly written: ReadonlyMap<string, BoardRecord>
  readonly shown: ReadonlyMap<string, BoardRecord>
  /** What there is and what there was. */
  readonly known: Lookup
}

/** What a shape lies in once the gone are left out. */
function home(record: BoardRecord, { written, known }: Board): string {
  const seen = new Set<string>()
  let id = String(record.parentId)
  while (isShapeId(id) && !written.has(id) && !seen.has(id)) {
    seen.add(id)
    id = String(known(id)?.parentId ?? PAGE_ID)
  }
  return isShapeId(id) && !written.has(id) ? PAGE_ID : id
}

function expectPlaced(record: BoardRecord, board: Board, healed: Healed): void {
  const now = board.shown.get(record.id)
  if (!now) throw new Error(`${record.id} was written and is not shown`)
  const chain = [record.id]
  for (;;) {
    const last = board.written.get(chain.at(-1) ?? '')
    const next = last ? home(last, board) : PAGE_ID
    if (!isShapeId(next) || chain.includes(next)) {
      const isFirst = next === record.id && [...chain].sort()[0] === record.id
      expect(now.parentId).toBe(isFirst ? PAGE_ID : home(record, board))
      if (next === record.id) healed.rings++
      break
    }
    chain.push(next)
  }
  if (!board.written.has(String(record.parentId)) && isShapeId(record.parentId)) healed.orphans++
  expectNear(
    onPage(record, [0, 0], board.known),
    onPage(now, [0, 0], (id) => board.shown.get(id)),
  )
  const { parentId, index, x, y, rotation, ...rest } = now
  expect(record.type === 'arrow' ? { ...rest, props: record.props } : rest).toEqual(
    Object.fromEntries(Object.entries(record).filter(([key]) => key in rest)),
  )
}

/** In each parent, no two at one level, and the order that levels and ids give. */
function expectLevels(
  shapes: readonly BoardRecord[],
  shown: ReadonlyMap<string, BoardRecord>,
  healed: Healed,
): void {
  for (const siblings of Map.groupBy(shapes, ({ id }) => shown.get(id)?.parentId).values()) {
    const byWritten = siblings.toSorted((a, b) =>
      a.index === b.index ? (a.id < b.id ? -1 : 1) : String(a.index) < String(b.index) ? -1 : 1,
    )
    const levels = byWritten.map(({ id }) => String(shown.get(id)?.index))
    expect(levels).toEqual([...new Set(levels)].sort())
    healed.levels += levels.filter((level, i) => level !== byWritten[i]?.index).length
  }
}

function expectEnds(
  arrow: BoardRecord,
  bindings: readonly BoardRecord[],
  { written, shown, known }: Board,
  healed: Healed,
): void {
  for (const terminal of ['start', 'end'] as const) {
    const here = bindings
      .filter(({ props }) => (props as { terminal: string }).terminal === terminal)
      .map(({ id }) => id)
      .sort()
    const leads = (id: string) => written.has(String(written.get(id)?.toId))
    const first = here.find(leads)
    expect(here.filter((id) => shown.has(id))).toEqual(first ? [first] : [])
    if (here.filter(leads).length > 1) healed.doubleEnds++
    const dead = first ? undefined : written.get(here[0] ?? '')
    const target = dead && known(String(dead.toId))
    const now = shown.get(arrow.id)
    if (!dead || !target || !now) continue
    healed.deadEnds++
    const end = (now.props as Record<string, { x: number; y: number }>)[terminal]
    const { w = 200, h } = target.props as { w?: number; h?: number }
    const tall = h ?? 200 + Number((target.props as { growY?: number }).growY ?? 0)
    const { x, y } = (dead.props as { normalizedAnchor: { x: number; y: number } }).normalizedAnchor
    expectNear(
      onPage(target, [w * x, tall * y], known),
      onPage(now, [end?.x ?? 0, end?.y ?? 0], (id) => shown.get(id)),
    )
  }
}
