/**
 * Removals that were asked for and are not done, and the plans of single rooms that are under way.
 * @module
 */
import type { Kysely, Transaction } from 'kysely'
import { canonicalJson } from '../../shared/insights/canonical.ts'
import { type Asked, type Counts, type Done, nothing, plus } from '../forgetting/asked.ts'
import type { Plan } from '../forgetting/plan.ts'
import { newId } from './ids.ts'
import type { Tables } from './schema.ts'

type Db = Kysely<Tables>

export interface AskedRemoval {
  readonly id: string
  readonly asked: Asked
}

/** One text for one wish; as what somebody asks may have changed since they asked first. */
const wishOf = (asked: Asked): string => canonicalJson({ ...asked, actor: null })

/** Writes down what is asked for. Where the same is not done yet, it is that one, and no second. */
export async function keepAsked(db: Db, asked: Asked): Promise<{ removal: AskedRemoval; isNew: boolean }> {
  return db.transaction().execute(async (tx) => {
    const before = (await listAsked(tx)).find((one) => wishOf(one.asked) === wishOf(asked))
    if (before) return { removal: before, isNew: false }
    const id = newId()
    const done: Done = { rooms: [], counts: nothing }
    await tx
      .insertInto('asked_removal')
      .values({ id, process_id: asked.processId, asked: JSON.stringify(asked), done: JSON.stringify(done) })
      .execute()
    return { removal: { id, asked }, isNew: true }
  })
}

/** Those that a stop or a fault cut short. */
export async function listAsked(db: Db): Promise<AskedRemoval[]> {
  const rows = await db.selectFrom('asked_removal').select(['id', 'asked']).orderBy('id').execute()
  return rows.map(({ id, asked }) => ({ id, asked: JSON.parse(asked) as Asked }))
}

export async function readDone(db: Db, id: string): Promise<Done> {
  const { done } = await db
    .selectFrom('asked_removal')
    .select('done')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { rooms, counts } = JSON.parse(done) as { rooms: string[]; counts: Counts }
  return { rooms, counts: plus(nothing, counts) }
}

/** To be called in the transaction in which that much of it goes, so that nothing counts twice. */
export async function noteDone(
  tx: Transaction<Tables>,
  id: string,
  counts: Counts,
  roomId?: string,
): Promise<void> {
  const before = await readDone(tx, id)
  const rooms = roomId === undefined ? before.rooms : [...before.rooms, roomId]
  const done: Done = { rooms, counts: plus(before.counts, counts) }
  await tx
    .updateTable('asked_removal')
    .set({ done: JSON.stringify(done) })
    .where('id', '=', id)
    .execute()
}

/** All its rooms are to be gone through again, and what stays there is counted then. What went has gone. */
export async function beginAnew(db: Db, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { counts } = await readDone(tx, id)
    const done: Done = { rooms: [], counts: { ...counts, kept: 0 } }
    await tx
      .updateTable('asked_removal')
      .set({ done: JSON.stringify(done) })
      .where('id', '=', id)
      .execute()
  })
}

export async function endAsked(db: Db, id: string): Promise<void> {
  await db.deleteFrom('asked_removal').where('id', '=', id).execute()
}

/** A plan that is written down, and what it is a part of. */
export interface KeptPlan {
  readonly id: string
  readonly removalId: string
  readonly plan: Plan
}

export async function keepPlan(db: Db, removalId: string, plan: Plan): Promise<KeptPlan> {
  const id = newId()
  await db
    .insertInto('forgetting')
    .values({ id, room_id: plan.roomId, plan: JSON.stringify(plan), removal_id: removalId })
    .execute()
  return { id, removalId, plan }
}

export async function changePlan(db: Db, { id }: KeptPlan, plan: Plan): Promise<void> {
  await db
    .updateTable('forgetting')
    .set({ plan: JSON.stringify(plan) })
    .where('id', '=', id)
    .execute()
}

/** Of a removal, the plans that a stop cut short. */
export async function listPlans(db: Db, removalId: string): Promise<KeptPlan[]> {
  const rows = await db.selectFrom('forgetting').selectAll().where('removal_id', '=', removalId).execute()
  return rows.map(({ id, plan }) => ({ id, removalId, plan: JSON.parse(plan) as Plan }))
}

export async function endPlan(db: Db, { id, removalId, plan }: KeptPlan, counts: Counts): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('forgetting').where('id', '=', id).execute()
    await noteDone(tx, removalId, plan.counts)
    await noteDone(tx, removalId, counts, plan.ofCopies ? undefined : plan.roomId)
  })
}
