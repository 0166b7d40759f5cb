/**
 * In how many texts there seems to be personal data, and of which kinds.
 * @module
 */
import {
  type PersonalDataKind,
  personalDataIn,
  personalDataKinds,
} from '../../shared/privacy/personalData.ts'

/** Looks at each text by itself. */
export function foundIn(texts: readonly string[]): {
  readonly count: number
  readonly kinds: readonly PersonalDataKind[]
} {
  const found = texts.map(personalDataIn).filter((kinds) => kinds.length > 0)
  return {
    count: found.length,
    kinds: personalDataKinds.filter((kind) => found.some((all) => all.includes(kind))),
  }
}
