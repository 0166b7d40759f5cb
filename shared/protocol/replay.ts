/**
 * A room's workshop as it is played back: the board step by step, each step a Yjs update with its time.
 * In bytes: varUint 1 • varUint number of frames • for each: varInt milliseconds since the frame before (the first:
 * since 1970) • varUint8Array.
 * @module
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export interface ReplayFrame {
  /** Milliseconds since 1970. */
  readonly at: number
  /** A Yjs update, V1, on top of the frames before. */
  readonly update: Uint8Array
}

const VERSION = 1

export function writeReplay(frames: readonly ReplayFrame[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, VERSION)
  encoding.writeVarUint(encoder, frames.length)
  let before = 0
  for (const { at, update } of frames) {
    encoding.writeVarInt(encoder, at - before)
    encoding.writeVarUint8Array(encoder, update)
    before = at
  }
  return encoding.toUint8Array(encoder)
}

/** Throws on anything that {@link writeReplay} did not write. */
export function readReplay(bytes: Uint8Array): ReplayFrame[] {
  const decoder = decoding.createDecoder(bytes)
  if (decoding.readVarUint(decoder) !== VERSION) throw new Error('a replay of another version')
  const frames: ReplayFrame[] = []
  const count = decoding.readVarUint(decoder)
  let at = 0
  for (let i = 0; i < count; i++) {
    at += decoding.readVarInt(decoder)
    frames.push({ at, update: decoding.readVarUint8Array(decoder) })
  }
  return frames
}
