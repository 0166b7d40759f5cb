/**
 * Carries out what a process says of how long its things are kept: when that is changed, at the start, and once a day.
 * What was removed is logged and recorded, as numbers.
 * @module
 */
import type { AppContext } from '../routes/AppContext.ts'
import { forgetLog } from '../storage/forgetLog.ts'
import { listRooms } from '../storage/processes.ts'
import {
  dropHistories,
  dropNames,
  dropWorkingSnapshots,
  listClosed,
  noteRemoval,
  readRetention,
} from '../storage/retention.ts'

const DAY_MS = 24 * 60 * 60 * 1000

type Context = Pick<AppContext, 'db' | 'log' | 'rooms'>

/** Gives how many things were removed. */
export async function retain({ db, log, rooms }: Context, processId: string): Promise<number> {
  const { closedAt, rules } = await readRetention(db, processId)
  if (closedAt === null) return 0
  const isDue = (days: number) => Date.now() >= closedAt + days * DAY_MS
  // What is in the log alone becomes history first, so that none of it stays behind.
  if (isDue(rules.historyDays))
    for (const { id } of await listRooms(db, processId)) await rooms.readPacked(id)
  const counts = await db.transaction().execute(async (tx) => {
    const gone = {
      snapshots: isDue(rules.workingSnapshotDays) ? await dropWorkingSnapshots(tx, processId) : 0,
      histories: isDue(rules.historyDays) ? await dropHistories(tx, processId) : 0,
      names: isDue(rules.namesDays) ? await dropNames(tx, processId) : 0,
    }
    if (sumOf(gone) > 0)
      await noteRemoval(tx, { what: 'retention', actor: 'server', processId, counts: gone })
    return gone
  })
  const removed = sumOf(counts)
  if (removed > 0) {
    await forgetLog(db)
    log.info({ process: processId, ...counts }, 'things were removed as their process says')
  }
  return removed
}

const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

/** Returns how to stop. */
export function retainDaily(context: Context): () => void {
  const failed = (error: unknown) =>
    context.log.error({ err: error }, 'what is no longer to be kept could not be removed')
  // One process that cannot be gone through, as with a damaged board, keeps no other's things.
  const all = async () => {
    for (const processId of await listClosed(context.db)) await retain(context, processId).catch(failed)
  }
  const run = () => void all().catch(failed)
  run()
  const timer = setInterval(run, DAY_MS).unref()
  return () => clearInterval(timer)
}
