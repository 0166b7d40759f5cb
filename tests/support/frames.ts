/**
 * The y-websocket protocol's frames, made by hand: what a client that means harm, or is old, would send.
 * @module
 */
import { gunzipSync } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { message } from '../../shared/protocol/messages.ts'

export const messageSync = 0
export const messageAwareness = 1
export const messageAuth = 2
export const messageQueryAwareness = 3
export const messageSaved = 64
export const messageTrouble = 65

/** `[0][kind][payload]`: kind 0 asks with a state vector, 1 answers, 2 is an update. */
export function syncFrame(kind: 0 | 1 | 2, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageSync)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

export const step1Frame = (stateVector: Uint8Array = Uint8Array.of(0)) => syncFrame(0, stateVector)
export const step2Frame = (update: Uint8Array) => syncFrame(1, update)
export const updateFrame = (update: Uint8Array) => syncFrame(2, update)

export interface PresenceEntry {
  readonly clientId: number
  readonly clock: number
  readonly state: unknown
}

export function awarenessFrame(entries: readonly PresenceEntry[]): Uint8Array {
  const inner = encoding.createEncoder()
  encoding.writeVarUint(inner, entries.length)
  for (const { clientId, clock, state } of entries) {
    encoding.writeVarUint(inner, clientId)
    encoding.writeVarUint(inner, clock)
    encoding.writeVarString(inner, JSON.stringify(state))
  }
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageAwareness)
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner))
  return encoding.toUint8Array(encoder)
}

/** Takes a frame of presence apart; null when the frame is something else. */
export function readAwareness(frame: Uint8Array): PresenceEntry[] | null {
  const decoder = decoding.createDecoder(frame)
  if (decoding.readVarUint(decoder) !== messageAwareness) return null
  const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder))
  return Array.from({ length: decoding.readVarUint(inner) }, () => ({
    clientId: decoding.readVarUint(inner),
    clock: decoding.readVarUint(inner),
    state: JSON.parse(decoding.readVarString(inner)),
  }))
}

/** The update or answer in a sync frame; null for a question or another kind of frame. */
export function readUpdate(frame: Uint8Array): Uint8Array | null {
  const decoder = decoding.createDecoder(frame)
  if (decoding.readVarUint(decoder) !== messageSync) return null
  return decoding.readVarUint(decoder) === 0 ? null : decoding.readVarUint8Array(decoder)
}

/** What one edit in a fresh document looks like, with a chosen author: for updates that are valid but unwelcome. */
export function updateOf(change: (doc: Y.Doc) => void, clientId?: number): Uint8Array {
  const doc = new Y.Doc()
  if (clientId !== undefined) doc.clientID = clientId
  doc.transact(() => change(doc))
  return Y.encodeStateAsUpdate(doc)
}

/** Whether a frame holds these words, be it compressed or not. */
export function isIn(frame: Uint8Array, words: string): boolean {
  const start = frame.findIndex((byte, i) => byte === 0x1f && frame[i + 1] === 0x8b)
  const isCompressed = frame[0] === message.compressed && start > 0
  return Buffer.from(isCompressed ? gunzipSync(frame.slice(start)) : frame).includes(words)
}
