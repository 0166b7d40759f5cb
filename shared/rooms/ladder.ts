/**
 * The backcasting ladder: seven boxes, from why one plans from the future to what is decided now. Each is a zone of the
 * vision room's board; the ladder is a way to fill and to read them one by one, and keeps nothing of its own.
 * The content, and the order, are data (`ladder.json`).
 * @module
 */
import { generateNKeysBetween } from 'fractional-indexing-jittered'
import { readZones } from '../board/cards.ts'
import type { BoardRecord } from '../board/document.ts'
import { CARD_GAP, indexAbove } from '../board/placement.ts'
import { zoneShape } from '../board/seed.ts'
import type { Kind, Localised } from '../vocabulary.ts'
import { GRID_UNIT } from './index.ts'
import ladder from './ladder.json' with { type: 'json' }
import { inYears, type ProcessYears } from './years.ts'

/** One box. Its texts may name years of the process. */
export interface LadderBox {
  readonly id: string
  readonly name: Localised
  readonly prompt: Localised
  /** To be read before it is filled. */
  readonly help?: Localised
  /** Id of its zone: one of the room's template, or one of the ladder's own. */
  readonly zone: string
  readonly kinds: readonly Kind[]
}

/** From the first box to the last, as long as a process has no order of its own. */
export const ladderBoxes = ladder as unknown as readonly LadderBox[]
export const ladderIds = ladder.map(({ id }) => id)

/** Whether an order names each box once. */
export const isLadderOrder = (order: readonly string[]): boolean =>
  order.length === ladderIds.length && ladderIds.every((id) => order.includes(id))

/** The boxes in a process's own order. */
export const boxesInOrder = (order: readonly string[] = ladderIds): readonly LadderBox[] =>
  order.flatMap((id) => ladderBoxes.find((box) => box.id === id) ?? [])

/** Height of a box of the ladder's own, in grid units: a row of notes and its heading. */
const BOX_HEIGHT = 3
/** A box is wide enough for two notes beside each other, in board pixels. */
const NARROWEST = 2 * GRID_UNIT + CARD_GAP

/** The boxes that a board has no zone for, laid out side by side under all that it has. */
export function missingBoxes(
  records: readonly BoardRecord[],
  years: ProcessYears,
  inOrder: readonly LadderBox[] = ladderBoxes,
): BoardRecord[] {
  const zones = readZones(records)
  const missing = inOrder.filter(({ zone }) => !zones.some(({ id }) => id === zone))
  const boxes = zones.map(({ box }) => box)
  const left = Math.min(...boxes.map(({ x }) => x), Number.POSITIVE_INFINITY)
  const right = Math.max(...boxes.map(({ x, w }) => x + w), 0)
  const x = Number.isFinite(left) ? left : 0
  const y = Math.max(...boxes.map((box) => box.y + box.h), 0)
  const w = Math.max(NARROWEST, (right - x) / Math.max(1, missing.length))
  const indices = generateNKeysBetween(indexAbove(records), null, missing.length)
  return missing.map((box, i) =>
    zoneShape(
      {
        id: box.zone,
        name: inYears(box.name, years),
        prompt: inYears(box.prompt, years),
        kinds: box.kinds,
        box: { x: x + i * w, y, w, h: BOX_HEIGHT * GRID_UNIT },
      },
      indices[i] ?? 'a1',
    ),
  )
}
