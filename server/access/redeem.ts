/**
 * A person follows a link: from a token to a member with a session.
 * @module
 */
import type { Kysely } from 'kysely'
import type { Join } from '../../shared/protocol/api.ts'
import { readCode } from '../../shared/protocol/code.ts'
import {
  countJoined,
  countUse,
  extendSession,
  findLinkByCode,
  findLinkByToken,
  insertMember,
  insertSession,
  updateMember,
} from '../storage/links.ts'
import { addPlace } from '../storage/places.ts'
import { findProcess } from '../storage/processes.ts'
import type { LinkRow, ProcessRow, Tables } from '../storage/schema.ts'
import type { Caller } from './authenticate.ts'
import { cover, type Place } from './places.ts'

export type LinkVerdict =
  | { readonly ok: true; readonly link: LinkRow }
  | { readonly ok: false; readonly reason: 'unknown' | 'revoked' }
  | { readonly ok: false; readonly reason: 'expired'; readonly link: LinkRow }

/** Whether a token, or a code that was typed, opens anything now. */
export async function examineLink(db: Kysely<Tables>, token: string): Promise<LinkVerdict> {
  const code = readCode(token)
  const link = code ? await findLinkByCode(db, code) : await findLinkByToken(db, token)
  if (!link) return { ok: false, reason: 'unknown' }
  if (link.revoked_at !== null) return { ok: false, reason: 'revoked' }
  if (link.expires_at !== null && link.expires_at <= Date.now()) return { ok: false, reason: 'expired', link }
  return { ok: true, link }
}

export const placeOf = ({ id, role, room_id }: LinkRow): Place => ({ linkId: id, role, roomId: room_id })

/** Whether the caller has all that a link would give: to them it is a way back, and not a way in. */
export function isInAlready(caller: Caller | null, link: LinkRow): boolean {
  if (caller?.kind !== 'member' || caller.member.processId !== link.process_id) return false
  return cover(caller.member.places, placeOf(link))
}

export type Redeemed =
  | {
      readonly ok: true
      readonly memberId: string
      /** The one room that the link is for, or null. */
      readonly roomId: string | null
      /** The session's; null where the one that the person came with goes on. */
      readonly secret: string | null
    }
  | { readonly ok: false; readonly reason: 'unknown' | 'revoked' | 'expired' | 'used_up' }

const namesake = { sv: 'Deltagare', en: 'Participant' } as const

/**
 * Makes a member of whoever holds the token. Someone who is a member of the same process already, by the session they
 * came with, stays the same person with the same session: a second link never makes a second voter, nor takes away what
 * the first allows; and the way back in is open also when the link has run out meanwhile.
 */
export async function redeem(db: Kysely<Tables>, join: Join, caller: Caller | null): Promise<Redeemed> {
  const verdict = await examineLink(db, join.token)
  if (!verdict.ok && verdict.reason !== 'expired') return verdict
  const { link } = verdict
  const process = await findProcess(db, link.process_id)
  if (!process) return { ok: false, reason: 'unknown' }
  const isIn = isInAlready(caller, link)
  if (!isIn && !verdict.ok) return verdict
  if (!isIn && !(await countUse(db, link.id))) return { ok: false, reason: 'used_up' }
  const known = caller?.kind === 'member' && caller.member.processId === process.id ? caller : null
  if (!known) {
    const id = await newMember(db, process, link, join)
    return { ok: true, memberId: id, roomId: link.room_id, secret: await insertSession(db, id) }
  }
  const { id } = known.member
  const { sector, name, organisation } = join
  await updateMember(db, id, { sector, organisation: organisation || null, ...(name ? { name } : {}) })
  if (verdict.ok) await addPlace(db, id, placeOf(link))
  await extendSession(db, known.sessionId)
  return { ok: true, memberId: id, roomId: link.room_id, secret: null }
}

/** Somebody whom this process did not know. */
async function newMember(
  db: Kysely<Tables>,
  process: ProcessRow,
  link: LinkRow,
  { sector, name, organisation }: Omit<Join, 'token'>,
): Promise<string> {
  const member = await insertMember(db, {
    process_id: process.id,
    link_id: link.id,
    role: link.role,
    room_id: link.room_id,
    sector,
    organisation: organisation || null,
    name: name || `${namesake[process.language]} ${(await countJoined(db, process.id)) + 1}`,
  })
  await addPlace(db, member.id, placeOf(link))
  return member.id
}
