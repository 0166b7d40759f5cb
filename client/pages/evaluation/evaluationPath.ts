/**
 * Where a room's evaluation is: apart from the other addresses, which come with the first page.
 * @module
 */
export const evaluationPattern = '/room/:id/evaluation'

export const evaluationPath = (roomId: string): string => `/room/${roomId}/evaluation`
