/**
 * Writes over what the log of the database still holds of rows that are gone; deleted pages are written over already.
 * @module
 */
import { setTimeout } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { BUSY_MS } from './busy.ts'
import type { Tables } from './schema.ts'

type Db = Kysely<Tables>

/** Milliseconds between attempts, and in which who asked waits for the first that succeeds. */
const LOG_RETRY_MS = 200
const LOG_PATIENCE_MS = 5_000

/** Never waits for another process that reads, as a backup does: all rooms would wait with it. */
async function truncateLog(db: Db): Promise<boolean> {
  await sql`pragma busy_timeout = 0`.execute(db)
  try {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db)
    return rows[0]?.busy === 0
  } finally {
    await sql`pragma busy_timeout = ${sql.lit(BUSY_MS)}`.execute(db)
  }
}

/**
 * While another process reads, or where the disk fails, it cannot be done: then it is tried again, at last at the next start.
 * @param patienceMs how long whoever asked waits for it
 */
export async function forgetLog(db: Db, patienceMs = LOG_PATIENCE_MS): Promise<void> {
  const began = performance.now()
  let done = false
  try {
    done = await truncateLog(db)
    while (!done && performance.now() - began < patienceMs) {
      await setTimeout(LOG_RETRY_MS)
      done = await truncateLog(db)
    }
  } finally {
    if (!done) forgetLater(db)
  }
}

/**
 * The same when the server starts, whatever is in the log: a kill may have come between a removal and its writing over,
 * also before the removal said that it was one. Nobody waits here for who reads.
 */
export const forgetLogAtStart = (db: Db): Promise<void> => forgetLog(db, 0)

function forgetLater(db: Db): void {
  const attempt = () =>
    void truncateLog(db).then(
      (done) => done && clearInterval(timer),
      () => undefined,
    )
  const timer = setInterval(attempt, LOG_PATIENCE_MS).unref()
}
