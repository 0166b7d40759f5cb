/**
 * The snapshot as JSON: all of it, in canonical property order, so that equal snapshots are equal files.
 * @module
 */
import { canonicalJson } from '../../shared/insights/canonical.ts'
import type { RoomOutcome } from './RoomOutcome.ts'

export const toJson = ({ snapshot }: RoomOutcome): string =>
  `${JSON.stringify(JSON.parse(canonicalJson(snapshot)), null, 2)}\n`
