/**
 * A person follows a link: from a token to a member, or to somebody who waits to be one.
 * @module
 */
import type { Kysely } from 'kysely'
import { readCode } from '../../shared/protocol/code.ts'
import {
  countJoined,
  countUse,
  findLinkByCode,
  findLinkByToken,
  insertMember,
  updateMember,
} from '../storage/links.ts'
import { addPlace } from '../storage/places.ts'
import type { LinkRow, ProcessRow, Tables } from '../storage/schema.ts'
import { beginWaiting, type Person } from '../storage/waiting.ts'
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

/** What whoever follows a link says of themselves, and who they are already. */
export interface Arrival {
  readonly person: Person
  readonly caller: Caller | null
  /** The secret of somebody who waits already; null for nobody. */
  readonly waiting: string | null
}

export type Redeemed =
  /** They are in, as this member. */
  | { readonly ok: true; readonly memberId: string }
  /** They wait, with this secret. */
  | { readonly ok: true; readonly waiting: string }
  | { readonly ok: false; readonly reason: 'used_up' | 'full' }

const namesake = { sv: 'Deltagare', en: 'Participant' } as const

/**
 * Makes a member of whoever came by a link that counts, or lets them wait where it has a lobby. Someone who is a member
 * of the same process already, by the session they came with, stays the same person: a second link never makes a second
 * voter, nor takes away what the first allows; and the way back in is open also when the link has run out meanwhile.
 */
export async function redeem(
  db: Kysely<Tables>,
  process: ProcessRow,
  link: LinkRow,
  { person, caller, waiting }: Arrival,
): Promise<Redeemed> {
  const known = caller?.kind === 'member' && caller.member.processId === process.id ? caller.member.id : null
  if (known !== null && isInAlready(caller, link)) {
    await changeMember(db, known, person)
    // What another link allows is not given twice, but by one that has nothing before it.
    if (isOpen(link)) await addPlace(db, known, placeOf(link))
    return { ok: true, memberId: known }
  }
  if (link.lobby) {
    if (isUsedUp(link)) return { ok: false, reason: 'used_up' }
    const secret = await beginWaiting(db, link, person, { memberId: known, secret: waiting })
    return secret === null ? { ok: false, reason: 'full' } : { ok: true, waiting: secret }
  }
  if (!(await countUse(db, link.id))) return { ok: false, reason: 'used_up' }
  return { ok: true, memberId: await makeMember(db, process, link, person, known) }
}

const isUsedUp = ({ uses, max_uses }: LinkRow) => max_uses !== null && uses >= max_uses
/** Whether anyone who has the link comes in by it now. */
const isOpen = (link: LinkRow) =>
  link.lobby === 0 &&
  link.password_hash === null &&
  (link.expires_at === null || link.expires_at > Date.now())

async function changeMember(db: Kysely<Tables>, id: string, person: Person): Promise<void> {
  const { sector, name, organisation } = person
  await updateMember(db, id, { sector, organisation, ...(name ? { name } : {}) })
}

/**
 * Gives somebody the place of a link.
 * @param known the member they are already; null for one whom the process did not know
 */
export async function makeMember(
  db: Kysely<Tables>,
  process: ProcessRow,
  link: LinkRow,
  person: Person,
  known: string | null,
): Promise<string> {
  if (known !== null) await changeMember(db, known, person)
  const id = known ?? (await newMember(db, process, link, person))
  await addPlace(db, id, placeOf(link))
  return id
}

async function newMember(
  db: Kysely<Tables>,
  process: ProcessRow,
  link: LinkRow,
  { sector, name, organisation }: Person,
): Promise<string> {
  const member = await insertMember(db, {
    process_id: process.id,
    link_id: link.id,
    role: link.role,
    room_id: link.room_id,
    sector,
    organisation,
    name: name || `${namesake[process.language]} ${(await countJoined(db, process.id)) + 1}`,
  })
  return member.id
}
