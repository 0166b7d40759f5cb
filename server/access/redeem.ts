/**
 * A person follows a link: from a token to a member with a session.
 * @module
 */
import type { Kysely } from 'kysely'
import type { Join } from '../../shared/protocol/api.ts'
import {
  countJoined,
  countUse,
  findLinkByToken,
  insertMember,
  insertSession,
  updateMember,
} from '../storage/links.ts'
import { findProcess } from '../storage/processes.ts'
import type { LinkRow, MemberRow, Tables } from '../storage/schema.ts'
import type { Caller } from './authenticate.ts'

export type LinkVerdict =
  | { readonly ok: true; readonly link: LinkRow }
  | { readonly ok: false; readonly reason: 'unknown' | 'revoked' | 'expired' }

/** Whether a token opens anything now. */
export async function examineLink(db: Kysely<Tables>, token: string): Promise<LinkVerdict> {
  const link = await findLinkByToken(db, token)
  if (!link) return { ok: false, reason: 'unknown' }
  if (link.revoked_at !== null) return { ok: false, reason: 'revoked' }
  if (link.expires_at !== null && link.expires_at <= Date.now()) return { ok: false, reason: 'expired' }
  return { ok: true, link }
}

export type Redeemed =
  | { readonly ok: true; readonly member: MemberRow; readonly secret: string }
  | { readonly ok: false; readonly reason: 'unknown' | 'revoked' | 'expired' | 'used_up' }

const namesake = { sv: 'Deltagare', en: 'Participant' } as const

/**
 * Makes a member of whoever holds the token. Someone who is a member of the same process already, by the session they
 * came with, stays the same person: a second link never makes a second voter.
 */
export async function redeem(db: Kysely<Tables>, join: Join, caller: Caller | null): Promise<Redeemed> {
  const verdict = await examineLink(db, join.token)
  if (!verdict.ok) return verdict
  const { link } = verdict
  const process = await findProcess(db, link.process_id)
  if (!process) return { ok: false, reason: 'unknown' }
  const known =
    caller?.kind === 'member' && caller.member.processId === link.process_id ? caller.member : null
  const profile = {
    role: link.role,
    link_id: link.id,
    room_id: link.room_id,
    sector: join.sector,
    organisation: join.organisation || null,
  }
  if (known) {
    const name = join.name || known.name
    await updateMember(db, known.id, { ...profile, name })
    const member = { ...profile, id: known.id, process_id: link.process_id, name, joined_at: Date.now() }
    return { ok: true, member, secret: await insertSession(db, known.id) }
  }
  if (!(await countUse(db, link.id))) return { ok: false, reason: 'used_up' }
  const name = join.name || `${namesake[process.language]} ${(await countJoined(db, link.process_id)) + 1}`
  const member = await insertMember(db, { ...profile, process_id: link.process_id, name })
  return { ok: true, member, secret: await insertSession(db, member.id) }
}
