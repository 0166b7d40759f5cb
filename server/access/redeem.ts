/**
 * A person follows a link: from a token to a member with a session.
 * @module
 */
import type { Kysely } from 'kysely'
import type { Join } from '../../shared/protocol/api.ts'
import { readCode } from '../../shared/protocol/code.ts'
import { linkRoles } from '../../shared/vocabulary.ts'
import {
  countJoined,
  countUse,
  findLinkByCode,
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

/** Whether a token, or a code that was typed, opens anything now. */
export async function examineLink(db: Kysely<Tables>, token: string): Promise<LinkVerdict> {
  const code = readCode(token)
  const link = code ? await findLinkByCode(db, code) : await findLinkByToken(db, token)
  if (!link) return { ok: false, reason: 'unknown' }
  if (link.revoked_at !== null) return { ok: false, reason: 'revoked' }
  if (link.expires_at !== null && link.expires_at <= Date.now()) return { ok: false, reason: 'expired' }
  return { ok: true, link }
}

export type Redeemed =
  | {
      readonly ok: true
      readonly member: MemberRow
      /** The one room that the link is for, or null. */
      readonly roomId: string | null
      readonly secret: string
    }
  | { readonly ok: false; readonly reason: 'unknown' | 'revoked' | 'expired' | 'used_up' }

const namesake = { sv: 'Deltagare', en: 'Participant' } as const

/** From which link a person who has one already holds their place: the one that lets them do more. */
function widerPlace(known: MemberPlace, link: MemberPlace): MemberPlace {
  const [before, now] = [linkRoles.indexOf(known.role), linkRoles.indexOf(link.role)]
  if (before !== now) return before < now ? known : link
  return known.room_id === null ? known : link
}
type MemberPlace = Pick<MemberRow, 'role' | 'link_id' | 'room_id'>

/**
 * Makes a member of whoever holds the token. Someone who is a member of the same process already, by the session they
 * came with, stays the same person: a second link never makes a second voter, nor takes away what the first allows.
 */
export async function redeem(db: Kysely<Tables>, join: Join, caller: Caller | null): Promise<Redeemed> {
  const verdict = await examineLink(db, join.token)
  if (!verdict.ok) return verdict
  const { link } = verdict
  const process = await findProcess(db, link.process_id)
  if (!process) return { ok: false, reason: 'unknown' }
  const known = caller?.kind === 'member' && caller.member.processId === link.process_id ? caller : null
  const place = { role: link.role, link_id: link.id, room_id: link.room_id }
  const given = { sector: join.sector, organisation: join.organisation || null }
  if (known) {
    const { id, roomId: room_id, role, name: before } = known.member
    const kept = widerPlace({ role, link_id: known.linkId, room_id }, place)
    const changes = { ...given, ...kept, name: join.name || before }
    await updateMember(db, id, changes)
    const member = { ...changes, id, process_id: link.process_id, joined_at: Date.now() }
    return { ok: true, member, roomId: link.room_id, secret: await insertSession(db, id) }
  }
  if (!(await countUse(db, link.id))) return { ok: false, reason: 'used_up' }
  const name = join.name || `${namesake[process.language]} ${(await countJoined(db, link.process_id)) + 1}`
  const member = await insertMember(db, { ...given, ...place, process_id: link.process_id, name })
  return { ok: true, member, roomId: link.room_id, secret: await insertSession(db, member.id) }
}
