/**
 * How far files are that are being made, for those who asked for them: found by a key that they made up themselves.
 * @module
 */
import type { ExportProgress } from '../../shared/protocol/api.ts'

const underWay = new Map<string, ExportProgress>()

export const progressOf = (key: string): ExportProgress => underWay.get(key) ?? { stage: 'none', share: 0 }

/** Keeps how far something is for as long as it takes. Of two with one key the first is told of. */
export async function withProgress<Made>(
  key: string | undefined,
  make: (onShare: (share: number) => void) => Promise<Made>,
): Promise<Made> {
  if (key === undefined || underWay.has(key)) return make(() => {})
  underWay.set(key, { stage: 'waiting', share: 0 })
  try {
    return await make((share) => underWay.set(key, { stage: 'making', share }))
  } finally {
    underWay.delete(key)
  }
}
