/**
 * The address of a card at its place on its board: apart from the other addresses, which come with the first page.
 * @module
 */
export const cardPath = (roomId: string, shapeId: string): string =>
  `/room/${roomId}?card=${encodeURIComponent(shapeId)}`
