/**
 * Half a letter: of a letter outside the basic plane, an emoji's, a text may hold one half alone, cut off somewhere. No
 * document can carry it to others: to them it comes as U+FFFD.
 * @module
 */

/** A text as it comes to others. As `String.prototype.toWellFormed`, in browsers that have none too. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD')

/** The same for all texts of a value, as JSON is written or read. */
export const wellFormedValue = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? wellFormed(value) : value
