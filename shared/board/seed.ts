/**
 * What a new board holds before anyone has written on it: the document, its one page, and the template's zones.
 * The server writes this once when a room is made; no client ever does, so two cannot fight over it.
 * @module
 */
import { generateNKeysBetween } from 'fractional-indexing-jittered'
import type { RoomTemplate, ZoneTemplate } from '../rooms/index.ts'
import { GRID_UNIT } from '../rooms/index.ts'
import { PAGE_ID } from './cards.ts'
import type { BoardRecord } from './document.ts'

/** The record id of a zone that a template brought. */
export const zoneShapeId = (zoneId: string): string => `shape:zone-${zoneId.replaceAll('.', '-')}`

function zoneRecord(zone: ZoneTemplate, index: string): BoardRecord {
  return {
    id: zoneShapeId(zone.id),
    typeName: 'shape',
    type: 'zone',
    x: zone.x * GRID_UNIT,
    y: zone.y * GRID_UNIT,
    rotation: 0,
    index,
    parentId: PAGE_ID,
    isLocked: true,
    opacity: 1,
    props: {
      w: zone.w * GRID_UNIT,
      h: zone.h * GRID_UNIT,
      zoneId: zone.id,
      name: zone.name,
      prompt: zone.prompt,
      kinds: [...zone.kinds],
      facet: zone.facet ?? null,
    },
    meta: {},
  }
}

/** The records of a new room's board. */
export function seedBoard(template: RoomTemplate): BoardRecord[] {
  const indices = generateNKeysBetween(null, null, template.zones.length)
  return [
    { id: 'document:document', typeName: 'document', gridSize: 10, name: '', meta: {} },
    { id: PAGE_ID, typeName: 'page', name: template.roomName.sv, index: 'a1', meta: {} },
    ...template.zones.map((zone, i) => zoneRecord(zone, indices[i] ?? 'a1')),
  ]
}
