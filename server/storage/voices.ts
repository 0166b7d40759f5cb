/**
 * The voices that members enter for others, in the database.
 * @module
 */
import type { Kysely } from 'kysely'
import { MAX_VOICES } from '../../shared/limits.ts'
import type { Sector } from '../../shared/vocabulary.ts'
import { newId } from './ids.ts'
import type { Tables, VoiceRow } from './schema.ts'

type Db = Kysely<Tables>

/** A member's own, first come first. */
export async function listVoices(db: Db, memberId: string): Promise<VoiceRow[]> {
  return db
    .selectFrom('voice')
    .selectAll()
    .where('member_id', '=', memberId)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
}

/** A voice, where it is this member's. */
export async function findVoice(db: Db, memberId: string, id: string): Promise<VoiceRow | undefined> {
  return db
    .selectFrom('voice')
    .selectAll()
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
}

/** Undefined where the member has as many as one may have. */
export async function insertVoice(
  db: Db,
  memberId: string,
  { name, sector }: { readonly name: string | null; readonly sector: Sector },
): Promise<VoiceRow | undefined> {
  return db.transaction().execute(async (tx) => {
    if ((await listVoices(tx, memberId)).length >= MAX_VOICES) return undefined
    const row: VoiceRow = { id: newId(), member_id: memberId, name, sector, made_at: Date.now() }
    await tx.insertInto('voice').values(row).execute()
    return row
  })
}

export async function updateVoice(
  db: Db,
  id: string,
  changes: Partial<Pick<VoiceRow, 'name' | 'sector'>>,
): Promise<void> {
  if (Object.keys(changes).length > 0)
    await db.updateTable('voice').set(changes).where('id', '=', id).execute()
}

/** Takes a voice away with its ballots. Gives the rooms whose open rounds it had voted in. */
export async function deleteVoice(db: Db, id: string): Promise<string[]> {
  return db.transaction().execute(async (tx) => {
    const rounds = await tx
      .selectFrom('voice_ballot')
      .innerJoin('vote_round', 'vote_round.id', 'voice_ballot.round_id')
      .select('vote_round.room_id')
      .where('voice_id', '=', id)
      .execute()
    await tx.deleteFrom('voice').where('id', '=', id).execute()
    return rounds.map(({ room_id }) => room_id)
  })
}
