/**
 * Pictures on a board: where they are found, and what may be one.
 * @module
 */

/** What a picture may be; the type is told by its content, never by its name. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const
export type PictureType = (typeof pictureTypes)[number]

/** Bytes of one picture: a photograph from a phone fits. */
export const MAX_PICTURE_BYTES = 8 * 1024 * 1024
/** Pixels of one picture, unpacked: past it a phone has not the memory to show it. */
export const MAX_PICTURE_PIXELS = 50_000_000
/** Bytes of all pictures of one room. */
export const MAX_ROOM_PICTURE_BYTES = 250 * 1024 * 1024

const address = /^\/api\/rooms\/[A-Za-z0-9_-]{21}\/pictures\/[0-9a-f]{64}$/

/** Whether an address is that of a picture kept here: a board shows no others. */
export const isPictureAddress = (src: unknown): src is string => typeof src === 'string' && address.test(src)

export const pictureAddress = (roomId: string, hash: string): string =>
  `/api/rooms/${roomId}/pictures/${hash}`
