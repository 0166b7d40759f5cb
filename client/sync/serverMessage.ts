/**
 * What the server says over a room's WebSocket, taken apart.
 * @module
 */
import * as decoding from 'lib0/decoding'
import type { Facilitation } from '../../shared/protocol/facilitation.ts'
import { message, sync } from '../../shared/protocol/messages.ts'

export type ServerMessage =
  | { readonly type: 'step1'; readonly stateVector: Uint8Array }
  | { readonly type: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly update: Uint8Array }
  | { readonly type: 'queryAwareness' }
  /** What was sent will not be taken: this person may only read, or the room is closed. */
  | { readonly type: 'denied'; readonly reason: string }
  /** The first `count` edits of this connection are on disk. */
  | { readonly type: 'saved'; readonly count: number }
  /** Whether the server's disk takes nothing now. */
  | { readonly type: 'trouble'; readonly trouble: boolean }
  /** One whole message, gzipped. */
  | { readonly type: 'compressed'; readonly gzipped: Uint8Array }
  | { readonly type: 'facilitation'; readonly facilitation: Facilitation }
  /** How often each mood was shown. */
  | { readonly type: 'moods'; readonly counts: readonly number[] }
  | { readonly type: 'clock'; readonly asked: number; readonly now: number }
  | { readonly type: 'unknown' }

/** Reads one message. Throws on bytes that are no message; kinds of a newer server are `unknown`. */
export function readServerMessage(bytes: Uint8Array): ServerMessage {
  const decoder = decoding.createDecoder(bytes)
  switch (decoding.readVarUint(decoder)) {
    case message.sync:
      return readSync(decoder)
    case message.awareness:
      return { type: 'awareness', update: decoding.readVarUint8Array(decoder) }
    case message.queryAwareness:
      return { type: 'queryAwareness' }
    case message.auth:
      decoding.readVarUint(decoder)
      return { type: 'denied', reason: decoding.readVarString(decoder) }
    case message.saved:
      return { type: 'saved', count: decoding.readVarUint(decoder) }
    case message.trouble:
      return { type: 'trouble', trouble: decoding.readVarUint(decoder) === 1 }
    case message.compressed:
      return { type: 'compressed', gzipped: decoding.readVarUint8Array(decoder) }
    case message.facilitation:
      return { type: 'facilitation', facilitation: JSON.parse(decoding.readVarString(decoder)) }
    case message.moods:
      return { type: 'moods', counts: readCounts(decoder) }
    case message.clock:
      return { type: 'clock', asked: decoding.readVarUint(decoder), now: decoding.readVarUint(decoder) }
    default:
      return { type: 'unknown' }
  }
}

function readCounts(decoder: decoding.Decoder): number[] {
  const length = decoding.readVarUint(decoder)
  const counts: number[] = []
  while (counts.length < length && decoding.hasContent(decoder)) counts.push(decoding.readVarUint(decoder))
  return counts
}

function readSync(decoder: decoding.Decoder): ServerMessage {
  const step = decoding.readVarUint(decoder)
  const payload = decoding.readVarUint8Array(decoder)
  if (step === sync.step1) return { type: 'step1', stateVector: payload }
  if (step === sync.step2) return { type: 'step2', update: payload }
  if (step === sync.update) return { type: 'update', update: payload }
  return { type: 'unknown' }
}
