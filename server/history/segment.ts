/**
 * A piece of a room's history: what a checkpoint would have thrown away, in windows of time, each one Yjs update.
 * @module
 */
import { gunzipSync, gzipSync } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type Claim, readClaims, writeClaims } from './claims.ts'

/** What was done to a board in a few seconds. */
export interface HistoryWindow {
  /** When the last of it was, in milliseconds since 1970. */
  readonly at: number
  /** A Yjs update, V1, without what was written and overwritten within the window. */
  readonly update: Uint8Array
  /** Who deleted what of others in it. */
  readonly claims: readonly Claim[]
}

/** Windows that follow each other, packed. */
export interface HistorySegment {
  /** Times of its first and its last window. */
  readonly fromAt: number
  readonly toAt: number
  readonly data: Uint8Array
}

/** Null for no windows. */
export function packSegment(windows: readonly HistoryWindow[]): HistorySegment | null {
  const [first, last] = [windows[0], windows.at(-1)]
  if (!first || !last) return null
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, windows.length)
  for (const { at, update, claims } of windows) {
    // A clock that was set back makes this negative.
    encoding.writeVarInt(encoder, at - first.at)
    encoding.writeVarUint8Array(encoder, update)
    writeClaims(encoder, claims)
  }
  return { fromAt: first.at, toAt: last.at, data: gzipSync(encoding.toUint8Array(encoder)) }
}

/** Throws on anything that {@link packSegment} did not make. */
export function unpackSegment({ fromAt, data }: Pick<HistorySegment, 'fromAt' | 'data'>): HistoryWindow[] {
  const decoder = decoding.createDecoder(gunzipSync(data))
  const windows: HistoryWindow[] = []
  const count = decoding.readVarUint(decoder)
  for (let i = 0; i < count; i++) {
    const at = fromAt + decoding.readVarInt(decoder)
    const update = decoding.readVarUint8Array(decoder)
    windows.push({ at, update, claims: readClaims(decoder) })
  }
  return windows
}
