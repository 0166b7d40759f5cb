/**
 * The address of the page that shows a vote on the projector.
 * @module
 */

/** For the router; without a vote it shows the newest. */
export const votePattern = '/room/:id/vote/:vote?'

export const pathToVote = (roomId: string, voteId?: string): string =>
  `/room/${roomId}/vote${voteId ? `/${voteId}` : ''}`
