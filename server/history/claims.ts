/**
 * Whose a deletion was. A writing carries its writer's id; a deletion carries none, so where several people wrote in one
 * tick the log says beside it who deleted what of others. What is claimed by nobody was deleted by who wrote it.
 * @module
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Deletions } from '../sync/deletedRanges.ts'

/** What one member deleted. */
export interface Claim {
  readonly memberId: string
  readonly deletions: Deletions
}

/** From this clock on, what a Yjs client id wrote is this member's. */
export interface Writer {
  readonly client: number
  readonly clock: number
  readonly memberId: string
}

export function writeClaims(encoder: encoding.Encoder, claims: readonly Claim[]): void {
  encoding.writeVarUint(encoder, claims.length)
  for (const { memberId, deletions } of claims) {
    encoding.writeVarString(encoder, memberId)
    encoding.writeVarUint(encoder, deletions.size)
    for (const [client, ranges] of deletions) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, ranges.length)
      for (const { clock, len } of ranges) {
        encoding.writeVarUint(encoder, clock)
        encoding.writeVarUint(encoder, len)
      }
    }
  }
}

/** Throws on anything that {@link writeClaims} did not write. */
export function readClaims(decoder: decoding.Decoder): Claim[] {
  return times(decoding.readVarUint(decoder), () => {
    const memberId = decoding.readVarString(decoder)
    const deletions = times(decoding.readVarUint(decoder), () => {
      const client = decoding.readVarUint(decoder)
      const ranges = times(decoding.readVarUint(decoder), () => ({
        clock: decoding.readVarUint(decoder),
        len: decoding.readVarUint(decoder),
      }))
      return [client, ranges] as const
    })
    return { memberId, deletions: new Map(deletions) }
  })
}

function times<T>(count: number, read: () => T): T[] {
  const all: T[] = []
  for (let i = 0; i < count; i++) all.push(read())
  return all
}

/** As the log keeps them; null for none. */
export function packClaims(claims: readonly Claim[]): Uint8Array | null {
  if (claims.length === 0) return null
  const encoder = encoding.createEncoder()
  writeClaims(encoder, claims)
  return encoding.toUint8Array(encoder)
}

export function unpackClaims(bytes: Uint8Array | null): Claim[] {
  return bytes === null ? [] : readClaims(decoding.createDecoder(bytes))
}
