/**
 * Those who wait to be let in, in the database. They are no members: their secret opens nothing but the answer.
 * @module
 */
import type { Kysely } from 'kysely'
import { ENTER_MINUTES, MAX_WAITING, WAITING_HOURS } from '../../shared/limits.ts'
import type { LinkRole, Sector } from '../../shared/vocabulary.ts'
import { hashOf, newId, newSecret } from './ids.ts'
import type { Tables, WaitingRow } from './schema.ts'

type Db = Kysely<Tables>

const MINUTE_MS = 60_000

/** What people say of themselves when they join. */
export interface Person {
  readonly sector: Sector
  readonly name: string | null
  readonly organisation: string | null
}

/**
 * Begins to wait; somebody who waits at this link already goes on with what they say now.
 * @param memberId who they are in this process already; null for nobody
 * @returns the secret, new or the one given; null where as many wait as may
 */
export async function beginWaiting(
  db: Db,
  link: { readonly id: string; readonly process_id: string },
  person: Person,
  { memberId, secret }: { readonly memberId: string | null; readonly secret: string | null },
): Promise<string | null> {
  return db.transaction().execute(async (tx) => {
    const now = Date.now()
    await tx.deleteFrom('waiting').where('expires_at', '<=', now).execute()
    const before = secret === null ? undefined : await findWaiting(tx, secret)
    if (secret !== null && before?.link_id === link.id && before.state === 'waiting') {
      await tx.updateTable('waiting').set(person).where('id', '=', before.id).execute()
      return secret
    }
    if ((await listWaiting(tx, link.process_id)).length >= MAX_WAITING) return null
    const made = newSecret()
    const row: WaitingRow = {
      ...person,
      id: newId(),
      secret_hash: hashOf(made),
      link_id: link.id,
      member_id: memberId,
      state: 'waiting',
      asked_at: now,
      expires_at: now + WAITING_HOURS * 60 * MINUTE_MS,
    }
    await tx.insertInto('waiting').values(row).execute()
    return made
  })
}

/** The one who holds a secret, while it counts. */
export async function findWaiting(db: Db, secret: string): Promise<WaitingRow | undefined> {
  return db
    .selectFrom('waiting')
    .selectAll()
    .where('secret_hash', '=', hashOf(secret))
    .where('expires_at', '>', Date.now())
    .executeTakeFirst()
}

export interface WaitingAtLink extends WaitingRow {
  role: LinkRole
  room_id: string | null
  label: string | null
}

/** Those of a process who wait still, first come first. */
export async function listWaiting(db: Db, processId: string): Promise<WaitingAtLink[]> {
  return db
    .selectFrom('waiting')
    .innerJoin('link', 'link.id', 'waiting.link_id')
    .selectAll('waiting')
    .select(['link.role', 'link.room_id', 'link.label'])
    .where('link.process_id', '=', processId)
    .where('waiting.state', '=', 'waiting')
    .where('waiting.expires_at', '>', Date.now())
    .orderBy('waiting.asked_at')
    .orderBy('waiting.id')
    .execute()
}

/** The answer to somebody. What they said of themselves is the member's now, or nobody's. */
export async function answerWaiting(
  db: Db,
  id: string,
  answer: { readonly state: 'letIn'; readonly memberId: string } | { readonly state: 'turnedAway' },
): Promise<void> {
  const member = answer.state === 'letIn' ? { member_id: answer.memberId } : {}
  await db
    .updateTable('waiting')
    .set({ ...member, state: answer.state, name: null, organisation: null })
    .where('id', '=', id)
    .execute()
}

/** Somebody who was let in has come: their secret counts a little longer, in case the answer was lost on the way. */
export async function hasEntered(db: Db, id: string): Promise<void> {
  const soon = Date.now() + ENTER_MINUTES * MINUTE_MS
  await db
    .updateTable('waiting')
    .set({ expires_at: soon })
    .where('id', '=', id)
    .where('expires_at', '>', soon)
    .execute()
}

export async function stopWaiting(db: Db, id: string): Promise<void> {
  await db.deleteFrom('waiting').where('id', '=', id).execute()
}
