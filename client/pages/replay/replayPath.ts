/**
 * Where a room's work is played back: apart from the other addresses, which come with the first page.
 * @module
 */
export const replayPattern = '/room/:id/replay'
export const replayPath = (roomId: string): string => `/room/${roomId}/replay`
