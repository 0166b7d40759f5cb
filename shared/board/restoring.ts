/**
 * What putting a board back does to a card.
 * @module
 */
export const restoreKinds = ['gone', 'back', 'reworded', 'moved', 'changed'] as const
export type RestoreKind = (typeof restoreKinds)[number]
