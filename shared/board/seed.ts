/**
 * What a new board holds before anyone has written on it: the document, its one page, and the template's zones.
 * The server writes this once when a room is made; no client ever does, so two cannot fight over it.
 * @module
 */
import { generateNKeysBetween } from 'fractional-indexing-jittered'
import type { RoomTemplate, ZoneTemplate } from '../rooms/index.ts'
import { GRID_UNIT } from '../rooms/index.ts'
import type { Kind } from '../vocabulary.ts'
import { type Box, PAGE_ID } from './cards.ts'
import type { BoardRecord } from './document.ts'

/** The record id of a zone that a template brought. */
export const zoneShapeId = (zoneId: string): string => `shape:zone-${zoneId.replaceAll('.', '-')}`

/** A zone to be laid on a board, in board pixels. */
export interface NewZone extends Pick<ZoneTemplate, 'id' | 'name' | 'prompt' | 'facet'> {
  readonly kinds: readonly Kind[]
  readonly box: Box
}

/** The record of a zone. */
export function zoneShape({ id, name, prompt, kinds, facet, box }: NewZone, index: string): BoardRecord {
  return {
    id: zoneShapeId(id),
    typeName: 'shape',
    type: 'zone',
    x: box.x,
    y: box.y,
    rotation: 0,
    index,
    parentId: PAGE_ID,
    isLocked: true,
    opacity: 1,
    props: { w: box.w, h: box.h, zoneId: id, name, prompt, kinds: [...kinds], facet: facet ?? null },
    meta: {},
  }
}

const boxOf = ({ x, y, w, h }: ZoneTemplate): Box => ({
  x: x * GRID_UNIT,
  y: y * GRID_UNIT,
  w: w * GRID_UNIT,
  h: h * GRID_UNIT,
})

/** The records of a new room's board. */
export function seedBoard(template: Pick<RoomTemplate, 'roomName' | 'zones'>): BoardRecord[] {
  const indices = generateNKeysBetween(null, null, template.zones.length)
  return [
    { id: 'document:document', typeName: 'document', gridSize: 10, name: '', meta: {} },
    { id: PAGE_ID, typeName: 'page', name: template.roomName.sv, index: 'a1', meta: {} },
    ...template.zones.map((zone, i) => zoneShape({ ...zone, box: boxOf(zone) }, indices[i] ?? 'a1')),
  ]
}
