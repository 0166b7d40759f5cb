/**
 * From the credentials of a request to who is asking.
 * @module
 */
import { timingSafeEqual } from 'node:crypto'
import { parse } from 'hono/utils/cookie'
import type { Kysely } from 'kysely'
import type { LinkRole, Role, Sector, TokenScope } from '../../shared/vocabulary.ts'
import { hashOf } from '../storage/ids.ts'
import { findSession } from '../storage/links.ts'
import type { MemberRow, Tables } from '../storage/schema.ts'
import { findToken, isApiSecret } from '../storage/tokens.ts'
import { type Place, roleAt } from './places.ts'

export const SESSION_COOKIE = 'session'

export interface CallerMember {
  readonly id: string
  readonly processId: string
  /** What their links let them be, and where. */
  readonly places: readonly Place[]
  /** What they are in the room that is asked about (`roomFor`); before that, where they are most. */
  readonly role: LinkRole
  readonly sector: Sector
  readonly name: string
  readonly organisation: string | null
}

/** Another system, in one process. */
export interface CallerToken {
  readonly id: string
  readonly processId: string
  readonly scope: TokenScope
}

export type Caller =
  | { readonly kind: 'operator'; readonly sessionId: string }
  | { readonly kind: 'token'; readonly sessionId: string; readonly token: CallerToken }
  | {
      readonly kind: 'member'
      readonly sessionId: string
      readonly member: CallerMember
    }

/** A token is told what an observer is; what it may do besides is for `mayWithin` (`guard.ts`). */
export function roleOf(caller: Caller): Role {
  if (caller.kind === 'member') return caller.member.role
  return caller.kind === 'operator' ? 'operator' : 'observer'
}

/** What somebody is in a room, or with null in a process as a whole; null where no link of theirs leads there. */
export function roleWithin(caller: Caller, processId: string, roomId: string | null): Role | null {
  if (caller.kind === 'operator') return 'operator'
  if (caller.kind === 'token') return caller.token.processId === processId ? 'observer' : null
  return caller.member.processId === processId ? roleAt(caller.member.places, roomId) : null
}

export type Authenticate = (request: Request) => Promise<Caller | null>

/** The id under which the operator writes, beside those of members. */
export const OPERATOR_ID = 'operator'

/** The one process that a caller belongs to; null for the operator, whose are all. */
export function processOf(caller: Caller): string | null {
  if (caller.kind === 'operator') return null
  return caller.kind === 'token' ? caller.token.processId : caller.member.processId
}

/** The person in a process that a caller is; null for the operator and for other systems. */
export const memberOf = (caller: Caller): CallerMember | null =>
  caller.kind === 'member' ? caller.member : null

/** Under which id a caller writes, and is known to the people of a room. */
export function memberIdOf(caller: Caller): string {
  if (caller.kind === 'member') return caller.member.id
  return caller.kind === 'operator' ? OPERATOR_ID : caller.sessionId
}

/** What a client without cookies shows. */
export const bearerOf = (request: Request): string | null =>
  /^Bearer +([A-Za-z0-9_.~+/=-]{1,200})$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null

/** A session secret or the operator's token, and whether it came in a cookie, which other sites' pages send too. */
export function credentialsOf(
  request: Request,
): { readonly secret: string; readonly fromCookie: boolean } | null {
  const bearer = bearerOf(request)
  if (bearer) return { secret: bearer, fromCookie: false }
  const cookie = parse(request.headers.get('cookie') ?? '', SESSION_COOKIE)[SESSION_COOKIE]
  return cookie ? { secret: cookie, fromCookie: true } : null
}

/** Compares in a time that says nothing of where they differ. */
export function sameSecret(given: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(given)), Buffer.from(hash))
}

function callerMember(row: MemberRow, places: readonly Place[]): CallerMember {
  return {
    id: row.id,
    processId: row.process_id,
    places,
    role: row.role,
    sector: row.sector,
    name: row.name,
    organisation: row.organisation,
  }
}

/** Who holds the secret of a session. */
export async function callerOf(db: Kysely<Tables>, secret: string): Promise<Caller | null> {
  const session = await findSession(db, secret)
  if (!session) return null
  const { id: sessionId, member, places } = session
  return member
    ? { kind: 'member', sessionId, member: callerMember(member, places) }
    : { kind: 'operator', sessionId }
}

/** Another system that shows a token which counts. */
async function tokenCaller(db: Kysely<Tables>, secret: string): Promise<Caller | null> {
  const row = await findToken(db, secret)
  if (!row) return null
  const { id, process_id: processId, scope } = row
  return { kind: 'token', sessionId: `token:${id}`, token: { id, processId, scope } }
}

/** Makes the function that knows sessions of the store and the operator's token, by its hash. */
export function authenticator(db: Kysely<Tables>, operatorTokenHash: string): Authenticate {
  return async (request) => {
    const credentials = credentialsOf(request)
    if (!credentials) return null
    const { secret, fromCookie } = credentials
    if (!fromCookie && sameSecret(secret, operatorTokenHash))
      return { kind: 'operator', sessionId: 'operator-token' }
    if (isApiSecret(secret)) return fromCookie ? null : tokenCaller(db, secret)
    return callerOf(db, secret)
  }
}
