/**
 * What lies around a place of the board: its zone, and the boxes that a new card keeps clear of.
 * @module
 */
import type { Editor, TLShape, TLShapeId } from 'tldraw'
import type { Box, Zone } from '../../shared/board/cards.ts'
import { contains, NOTE_SIZE, readZones, zoneAt } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { bottomless, inRoomOf, overlaps } from '../../shared/board/placement.ts'

/** Lines and strokes go over and under cards; nothing has to keep clear of them. */
const thin = new Set(['arrow', 'line', 'draw', 'highlight', 'group', 'zone'])

/** The zones of the board that an editor shows. */
export function zonesOf(editor: Editor): Zone[] {
  return readZones(editor.getCurrentPageShapes() as unknown as BoardRecord[])
}

/** A shape's box on the page; null where it has none. */
export function boxOf(editor: Editor, shape: TLShapeId | TLShape): Box | null {
  const bounds = editor.getShapePageBounds(shape)
  return bounds ? { x: bounds.x, y: bounds.y, w: bounds.w, h: bounds.h } : null
}

/** A card narrower than this on the screen, in CSS pixels, has no room beside its words. */
const SMALL = 96

/** Whether a shape is shown so small that what stands at it has to be. */
export function isSmallOnScreen(editor: Editor, shape: TLShapeId): boolean {
  const box = boxOf(editor, shape)
  return box !== null && box.w * editor.getZoomLevel() < SMALL
}

/** A shape's box on the page; null where it is not seen, or not there. */
export function boxInView(editor: Editor, shape: TLShapeId | TLShape): Box | null {
  const bounds = editor.getShapePageBounds(shape)
  const isSeen = bounds && editor.getViewportPageBounds().includes(bounds)
  return isSeen ? { x: bounds.x, y: bounds.y, w: bounds.w, h: bounds.h } : null
}

/** The zone that a command means: that of what is selected, else the one under the pointer. */
export function zoneMeant(editor: Editor): Zone | null {
  const selected = editor.getSelectionPageBounds()
  return zoneAt(zonesOf(editor), selected?.center ?? editor.inputs.currentPagePoint)
}

/** The middle of a box. */
export const centerOf = ({ x, y, w, h }: Box) => ({ x: x + w / 2, y: y + h / 2 })

export interface Surroundings {
  /** The zone; null outside all. */
  readonly zone: Zone | null
  /** Where cards of the zone may lie if it grows: its box, without an end below. */
  readonly area: Box | null
  /** Boxes of cards, and of zones within this one, in board pixels of the page. */
  readonly taken: Box[]
}

/** What lies around a point of the page. */
export function surroundings(
  editor: Editor,
  point: { readonly x: number; readonly y: number },
): Surroundings {
  const zones = zonesOf(editor)
  const zone = zoneAt(zones, point)
  const cards = editor
    .getCurrentPageShapes()
    .filter((shape) => !thin.has(shape.type))
    .map((shape) => boxOf(editor, shape))
    .filter((box) => box !== null)
  const inner = zones
    .map(({ box }) => box)
    .filter((box) => zone && box.w * box.h < zone.box.w * zone.box.h && contains(zone.box, centerOf(box)))
  const bottom = zone ? zone.box.y + zone.box.h : 0
  // What lies below the zone moves down when it grows.
  const near = zone ? cards.filter((box) => centerOf(box).y < bottom) : cards
  return { zone, area: zone && bottomless(zone.box), taken: [...near, ...inner] }
}

/** What a note without words takes, in board pixels. */
export const emptyNote = { w: NOTE_SIZE, h: NOTE_SIZE }

/** The place for a note around a point of the page: over no edge of its zone where it need not be, nor over its title. */
export function placeAround(
  { x, y }: { readonly x: number; readonly y: number },
  { zone, taken }: Surroundings,
): { spot: Box; isClear: boolean } {
  const there = { x: x - NOTE_SIZE / 2, y: y - NOTE_SIZE / 2, ...emptyNote }
  const inside = zone ? { ...emptyNote, ...inRoomOf(zone.box, there) } : there
  const isClear = (spot: Box) => !taken.some((box) => overlaps(box, spot))
  if (isClear(inside)) return { spot: inside, isClear: true }
  return { spot: there, isClear: isClear(there) }
}
