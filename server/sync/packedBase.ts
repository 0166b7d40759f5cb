/**
 * The base of a board as it is kept, in memory and on disk: the message that a joiner gets, gzipped.
 * @module
 */
import { constants, gunzipSync, gzipSync } from 'node:zlib'
import { readClientMessage, syncMessage } from '../../shared/protocol/messages.ts'

/** The fastest level: 10,000 cards shrink to a tenth in 11 ms; the best takes ten times as long for a fifth less. */
const GZIP = { level: constants.Z_BEST_SPEED }

/** @param state a compacted Yjs update, V1 */
export function packBase(state: Uint8Array): Uint8Array {
  return gzipSync(syncMessage('update', state), GZIP)
}

/** The update that was packed. Throws on anything else. */
export function unpackBase(gzipped: Uint8Array): Uint8Array {
  const message = readClientMessage(gunzipSync(gzipped))
  if (message.type !== 'update') throw new Error('a base is a sync message with an update')
  return message.update
}
