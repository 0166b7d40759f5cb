/**
 * What a card that is carried into another room takes over from its original, as a number that tells whether the original
 * still says the same. Votes, comments, standing and place are the room's own and are not carried.
 * @module
 */
import { hash53 } from '../board/hash53.ts'
import { canonicalJson } from './canonical.ts'
import { metaOfFields } from './cardFields.ts'
import type { Insight } from './insight.ts'

/** Equal for two states of a record that a copy could not tell apart. */
export const carriedContentOf = (insight: Insight): number =>
  hash53(canonicalJson([insight.kind, insight.text, insight.strengthArea, metaOfFields(insight)]))
