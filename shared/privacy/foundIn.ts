/**
 * In how many texts there seems to be personal data, and of which kinds.
 * @module
 */
import { type PersonalDataKind, personalDataIn, personalDataKinds } from './personalData.ts'

export interface PersonalDataFound {
  /** Of the texts, those with any. */
  readonly count: number
  readonly kinds: readonly PersonalDataKind[]
}

/** What was found in several places, as one. */
export const together = (all: readonly PersonalDataFound[]): PersonalDataFound => ({
  count: all.reduce((sum, { count }) => sum + count, 0),
  kinds: personalDataKinds.filter((kind) => all.some(({ kinds }) => kinds.includes(kind))),
})

/** Looks at each text by itself. */
export function foundIn(texts: readonly string[]): PersonalDataFound {
  const found = texts.map(personalDataIn).filter((kinds) => kinds.length > 0)
  return {
    count: found.length,
    kinds: personalDataKinds.filter((kind) => found.some((all) => all.includes(kind))),
  }
}
