/**
 * Links, the members who came by them, and their sessions in the database.
 * @module
 */
import type { Kysely } from 'kysely'
import { CODE_HOURS, LINK_DAYS, SESSION_DAYS } from '../../shared/limits.ts'
import type { LinkRole } from '../../shared/vocabulary.ts'
import type { Place } from '../access/places.ts'
import { hashOf, newCode, newId, newSecret } from './ids.ts'
import { listPlaces, removePlaces } from './places.ts'
import type { LinkRow, MemberRow, Tables } from './schema.ts'

type Db = Kysely<Tables>

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS

export interface NewLink {
  readonly processId: string
  readonly role: LinkRole
  readonly roomId?: string | null
  readonly label?: string | null
  readonly expiresAt?: number | null
  readonly maxUses?: number | null
  /** Whether it gets a code to type as well. */
  readonly withCode?: boolean
  readonly passwordHash?: string | null
  /** Whether who comes by it waits until somebody lets them in. */
  readonly lobby?: boolean
}

/** A code that no link has, to be taken at once. One whose time is over is free again. */
async function freeCode(db: Db): Promise<string> {
  await db
    .updateTable('link')
    .set({ code_hash: null })
    .where('code_expires_at', '<=', Date.now())
    .where('code_hash', 'is not', null)
    .execute()
  for (;;) {
    const code = newCode()
    if (!(await findLinkByCode(db, code))) return code
  }
}

/** Makes a link. Token and code are given this once; only their hashes are kept. */
export async function insertLink(
  db: Db,
  link: NewLink,
): Promise<{ row: LinkRow; token: string; code: string | null }> {
  const token = newSecret()
  const code = link.withCode ? await freeCode(db) : null
  const now = Date.now()
  const row: LinkRow = {
    id: newId(),
    process_id: link.processId,
    room_id: link.roomId ?? null,
    role: link.role,
    label: link.label ?? null,
    token_hash: hashOf(token),
    created_at: now,
    expires_at: link.expiresAt ?? now + LINK_DAYS * DAY_MS,
    max_uses: link.maxUses ?? null,
    uses: 0,
    revoked_at: null,
    code_hash: code && hashOf(code),
    code_expires_at: code === null ? null : now + CODE_HOURS * HOUR_MS,
    password_hash: link.passwordHash ?? null,
    lobby: link.lobby ? 1 : 0,
  }
  await db.insertInto('link').values(row).execute()
  return { row, token, code }
}

/** Those that somebody made, oldest first. One that has no use to give, which a process file brings (transfer/keep.ts), is none of them. */
export async function listLinks(db: Db, processId: string): Promise<LinkRow[]> {
  return db
    .selectFrom('link')
    .selectAll()
    .where('process_id', '=', processId)
    .where((of) => of.or([of('max_uses', 'is', null), of('max_uses', '>', 0)]))
    .orderBy('created_at')
    .execute()
}

export async function findLink(db: Db, id: string): Promise<LinkRow | undefined> {
  return db.selectFrom('link').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function findLinkByToken(db: Db, token: string): Promise<LinkRow | undefined> {
  return db.selectFrom('link').selectAll().where('token_hash', '=', hashOf(token)).executeTakeFirst()
}

/** The link of a code to type, while the code lasts. */
export async function findLinkByCode(db: Db, code: string): Promise<LinkRow | undefined> {
  return db
    .selectFrom('link')
    .selectAll()
    .where('code_hash', '=', hashOf(code))
    .where('code_expires_at', '>', Date.now())
    .executeTakeFirst()
}

export async function updateLink(
  db: Db,
  id: string,
  changes: Partial<Pick<LinkRow, 'label' | 'password_hash' | 'lobby'>>,
): Promise<void> {
  if (Object.keys(changes).length > 0)
    await db.updateTable('link').set(changes).where('id', '=', id).execute()
}

/** Revokes a link and takes away the places it gave; who has none left has no session either, and nobody waits there. */
export async function revokeLink(db: Db, id: string): ReturnType<typeof removePlaces> {
  return db.transaction().execute(async (tx) => {
    await tx
      .updateTable('link')
      .set({ revoked_at: Date.now() })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .execute()
    await tx.deleteFrom('waiting').where('link_id', '=', id).execute()
    return removePlaces(tx, id)
  })
}

/** Counts one more member on a link; false when it is used up, also by someone at the same moment. */
export async function countUse(db: Db, id: string): Promise<boolean> {
  const result = await db
    .updateTable('link')
    .set((of) => ({ uses: of('uses', '+', 1) }))
    .where('id', '=', id)
    .where((of) => of.or([of('max_uses', 'is', null), of('uses', '<', of.ref('max_uses'))]))
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function insertMember(db: Db, member: Omit<MemberRow, 'id' | 'joined_at'>): Promise<MemberRow> {
  const row = { ...member, id: newId(), joined_at: Date.now() }
  await db.insertInto('member').values(row).execute()
  return row
}

export async function updateMember(
  db: Db,
  id: string,
  changes: Partial<Pick<MemberRow, 'sector' | 'name' | 'organisation'>>,
): Promise<void> {
  if (Object.keys(changes).length === 0) return
  await db.updateTable('member').set(changes).where('id', '=', id).execute()
}

/** How many have joined a process so far: the number in "Participant 7". */
export async function countJoined(db: Db, processId: string): Promise<number> {
  const { count } = await db
    .selectFrom('member')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('process_id', '=', processId)
    .executeTakeFirstOrThrow()
  return count
}

/** Makes a session for a member, or with null for the operator. Its secret is given this once. */
export async function insertSession(db: Db, memberId: string | null): Promise<string> {
  const secret = newSecret()
  const now = Date.now()
  const row = { id: newId(), secret_hash: hashOf(secret), member_id: memberId, created_at: now }
  await db
    .insertInto('session')
    .values({ ...row, expires_at: now + SESSION_DAYS * DAY_MS })
    .execute()
  return secret
}

/** A session of a member goes on for as long as a new one would last. */
export async function extendSession(db: Db, id: string): Promise<void> {
  const expires_at = Date.now() + SESSION_DAYS * DAY_MS
  await db.updateTable('session').set({ expires_at }).where('id', '=', id).execute()
}

/** The session of a secret, with its member and their places unless it is the operator's. */
export async function findSession(
  db: Db,
  secret: string,
): Promise<{ id: string; member: MemberRow | null; places: Place[] } | undefined> {
  const session = await db
    .selectFrom('session')
    .selectAll()
    .where('secret_hash', '=', hashOf(secret))
    .where('expires_at', '>', Date.now())
    .executeTakeFirst()
  if (!session) return undefined
  if (session.member_id === null) return { id: session.id, member: null, places: [] }
  const member = await db
    .selectFrom('member')
    .selectAll()
    .where('id', '=', session.member_id)
    .executeTakeFirst()
  return member && { id: session.id, member, places: await listPlaces(db, member.id) }
}

export async function deleteSession(db: Db, id: string): Promise<void> {
  await db.deleteFrom('session').where('id', '=', id).execute()
}
