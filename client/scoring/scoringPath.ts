/**
 * The address of the page where one gives scores: apart from the other addresses, which come with the first page.
 * @module
 */
export const scoringPattern = '/room/:id/score'

export const pathToScoring = (roomId: string): string => `/room/${roomId}/score`
