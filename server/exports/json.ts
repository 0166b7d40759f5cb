/**
 * The outcome as JSON: all of it, in canonical property order, so that equal outcomes are equal files.
 * @module
 */
import { canonicalJson } from '../../shared/insights/canonical.ts'
import type { Outcome } from './RoomOutcome.ts'

/** A room's file is its snapshot; a process's has what was written for its report and one snapshot a room. */
export function toJson({ scope, process, language, words, rooms }: Outcome): string {
  const snapshots = rooms.map(({ snapshot }) => snapshot)
  const content = scope === 'room' ? snapshots[0] : { process: { ...process, language }, words, snapshots }
  return `${JSON.stringify(JSON.parse(canonicalJson(content)), null, 2)}\n`
}
