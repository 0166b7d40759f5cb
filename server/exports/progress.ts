/**
 * How far files are that are being made, for those who asked for them: found by a key that they made up themselves.
 * @module
 */
import type { ExportProgress } from '../../shared/protocol/exports.ts'

const underWay = new Map<string, ExportProgress>()

export const progressOf = (key: string): ExportProgress => underWay.get(key) ?? { stage: 'none', share: 0 }

/** Who is told how far something is. */
export interface Progress {
  readonly onShare: (share: number) => void
  /** Nobody asks any more. */
  readonly onEnd: () => void
}

/** Keeps how far something is until it has ended. Of two with one key the first is told of. */
export function keepProgress(key: string | undefined): Progress {
  if (key === undefined || underWay.has(key)) return { onShare: () => {}, onEnd: () => {} }
  underWay.set(key, { stage: 'waiting', share: 0 })
  return {
    onShare: (share) => underWay.set(key, { stage: 'making', share }),
    onEnd: () => underWay.delete(key),
  }
}
