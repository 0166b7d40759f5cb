/**
 * From the credentials of a request to who is asking.
 * @module
 */
import { timingSafeEqual } from 'node:crypto'
import { parse } from 'hono/utils/cookie'
import type { Kysely } from 'kysely'
import type { LinkRole, Role, Sector } from '../../shared/vocabulary.ts'
import { hashOf } from '../storage/ids.ts'
import { findSession } from '../storage/links.ts'
import type { MemberRow, Tables } from '../storage/schema.ts'

export const SESSION_COOKIE = 'session'

export interface CallerMember {
  readonly id: string
  readonly processId: string
  /** The one room the member may enter; null for all of the process. */
  readonly roomId: string | null
  readonly role: LinkRole
  readonly sector: Sector
  readonly name: string
  readonly organisation: string | null
}

export type Caller =
  | { readonly kind: 'operator'; readonly sessionId: string }
  | {
      readonly kind: 'member'
      readonly sessionId: string
      readonly linkId: string
      readonly member: CallerMember
    }

export const roleOf = (caller: Caller): Role => (caller.kind === 'operator' ? 'operator' : caller.member.role)

/** The name by which the people of a room know a caller. */
export const memberIdOf = (caller: Caller): string =>
  caller.kind === 'operator' ? 'operator' : caller.member.id

export type Authenticate = (request: Request) => Promise<Caller | null>

/** The id under which the operator writes, beside those of members. */
export const OPERATOR_ID = 'operator'

/** In whose name the server writes what this caller asked for. */
export const writerOf = (caller: Caller): string =>
  caller.kind === 'operator' ? OPERATOR_ID : caller.member.id

/** A session secret or the operator's token, and whether it came in a cookie, which other sites' pages send too. */
export function credentialsOf(
  request: Request,
): { readonly secret: string; readonly fromCookie: boolean } | null {
  const bearer = /^Bearer +([A-Za-z0-9_.~+/=-]{1,200})$/i.exec(
    request.headers.get('authorization') ?? '',
  )?.[1]
  if (bearer) return { secret: bearer, fromCookie: false }
  const cookie = parse(request.headers.get('cookie') ?? '', SESSION_COOKIE)[SESSION_COOKIE]
  return cookie ? { secret: cookie, fromCookie: true } : null
}

/** Compares in a time that says nothing of where they differ. */
export function sameSecret(given: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(given)), Buffer.from(hash))
}

export function callerMember(row: MemberRow): CallerMember {
  return {
    id: row.id,
    processId: row.process_id,
    roomId: row.room_id,
    role: row.role,
    sector: row.sector,
    name: row.name,
    organisation: row.organisation,
  }
}

/** Makes the function that knows sessions of the store and the operator's token, by its hash. */
export function authenticator(db: Kysely<Tables>, operatorTokenHash: string): Authenticate {
  return async (request) => {
    const credentials = credentialsOf(request)
    if (!credentials) return null
    const { secret, fromCookie } = credentials
    if (!fromCookie && sameSecret(secret, operatorTokenHash))
      return { kind: 'operator', sessionId: 'operator-token' }
    const session = await findSession(db, secret)
    if (!session) return null
    if (!session.member) return { kind: 'operator', sessionId: session.id }
    return {
      kind: 'member',
      sessionId: session.id,
      linkId: session.member.link_id,
      member: callerMember(session.member),
    }
  }
}
