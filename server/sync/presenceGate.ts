/**
 * Presence from a client: it may state only its own, under a name that the server gives it.
 *
 * An awareness update of y-protocols is a list of (client id, clock, JSON state); anybody can claim any id, and a
 * forged clock of 2^40 locks its victim out for good (measured). So entries for others are left out, the `user` of a
 * state is put there by the server, and the clocks that people see are the server's.
 * @module
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { MAX_PRESENCE_BYTES, MAX_PRESENCE_CLOCK_STEP } from '../../shared/limits.ts'
import type { Role } from '../../shared/vocabulary.ts'

/** Who a person is to the others in the room. */
export interface PresentUser {
  readonly id: string
  readonly name: string
  readonly sector: string | null
  readonly role: Role
}

export type PresenceVerdict =
  | {
      readonly ok: true
      readonly clientId: number
      readonly clock: number
      readonly state: string | null
    }
  /** Nothing in it about the sender: stock clients send on what they hear of others. */
  | { readonly ok: false; readonly reason: 'not_own' }
  | { readonly ok: false; readonly reason: 'malformed' | 'too_large' }

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The state with the server's word on who this is; undefined where it is no JSON object. */
function stamp(state: string, user: PresentUser): string | null | undefined {
  try {
    const parsed: unknown = JSON.parse(state)
    if (parsed === null) return null
    return isPlainObject(parsed) ? JSON.stringify({ ...parsed, user }) : undefined
  } catch {
    return undefined
  }
}

/**
 * Finds the sender's own entry in an awareness update. `ownId` is the client id its session is bound to, or null
 * before the first: then an entry is taken whose id `mayBind` says is free.
 */
export function examinePresence(
  update: Uint8Array,
  ownId: number | null,
  mayBind: (clientId: number) => boolean,
  user: PresentUser,
): PresenceVerdict {
  try {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    for (let i = 0; i < count; i++) {
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const bytes = decoding.readVarUint8Array(decoder)
      if (ownId === null ? !mayBind(clientId) : clientId !== ownId) continue
      if (bytes.byteLength > MAX_PRESENCE_BYTES) return { ok: false, reason: 'too_large' }
      const state = stamp(new TextDecoder().decode(bytes), user)
      return state === undefined ? { ok: false, reason: 'malformed' } : { ok: true, clientId, clock, state }
    }
    return { ok: false, reason: 'not_own' }
  } catch {
    return { ok: false, reason: 'malformed' }
  }
}

/**
 * The clock others see for a person's next state. The person's own clock is kept where it goes up by a plausible
 * step, so that what comes back to them changes nothing; else the server counts on.
 */
export function nextClock(last: number | undefined, claimed: number): number {
  if (last === undefined) return claimed <= MAX_PRESENCE_CLOCK_STEP ? claimed : 1
  return claimed > last && claimed - last <= MAX_PRESENCE_CLOCK_STEP ? claimed : last + 1
}

/** One entry of an awareness update, to be sent. */
export interface PresenceEntry {
  readonly clientId: number
  readonly clock: number
  /** JSON, or null for someone who left. */
  readonly state: string | null
}

/** An awareness update of these entries. */
export function encodePresence(entries: readonly PresenceEntry[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const { clientId, clock, state } of entries) {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state ?? 'null')
  }
  return encoding.toUint8Array(encoder)
}
