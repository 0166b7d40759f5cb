/**
 * Lets go of history that has been kept as long as it may be: at the start, and once a day after.
 * @module
 */
import { HISTORY_DAYS } from '../../shared/limits.ts'
import type { History } from '../journal/History.ts'

const DAY_MS = 24 * 60 * 60 * 1000

interface Log {
  error(context: object, message: string): void
}

/** Returns how to stop. */
export function expireHistory(history: History, log: Log): () => void {
  const expire = () =>
    history
      .expire(Date.now() - HISTORY_DAYS * DAY_MS)
      .catch((error: unknown) => log.error({ err: error }, 'old history could not be let go'))
  void expire()
  const timer = setInterval(expire, DAY_MS).unref()
  return () => clearInterval(timer)
}
