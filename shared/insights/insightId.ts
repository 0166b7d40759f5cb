/**
 * Ids of records: made of the room and the card.
 * @module
 */

/** The id of a card's record: stable from snapshot to snapshot. */
export const insightId = (roomId: string, shapeId: string): string =>
  `${roomId}:${shapeId.replace(/^shape:/, '')}`

/** The room and the shape that a record's id names; null for what is no id of ours. */
export function cardOfId(id: string): { readonly roomId: string; readonly shapeId: string } | null {
  const [, roomId, shape] = /^([A-Za-z0-9_-]{21}):(.+)$/s.exec(id) ?? []
  return roomId && shape ? { roomId, shapeId: `shape:${shape}` } : null
}
