/**
 * What people give in a round: votes out of a budget, or scores on a scale. All rounds of a room go one after the other.
 * @module
 */

export const roundMethods = ['dots', 'scores'] as const
export type RoundMethod = (typeof roundMethods)[number]
