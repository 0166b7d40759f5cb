/**
 * The thread behind {@link Compactor}: loads a board's updates into a Y.Doc, where Yjs drops what was overwritten,
 * and gives it back as one update, packed as joiners are sent it.
 * @module
 */
import { parentPort } from 'node:worker_threads'
import * as Y from 'yjs'
import type { BoardParts } from './boardState.ts'
import type { Compacted, CompactReply, CompactRequest } from './compactor.ts'
import { packBase, unpackBase } from './packedBase.ts'

function compact({ base, updates }: BoardParts): Compacted {
  const doc = new Y.Doc()
  doc.transact(() => {
    if (base) Y.applyUpdate(doc, unpackBase(base))
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  const state = Y.encodeStateAsUpdate(doc)
  const stateVector = Y.encodeStateVector(doc)
  doc.destroy()
  return {
    gzipped: packBase(state),
    bytes: state.byteLength,
    stateVector,
    deletions: Y.diffUpdate(state, stateVector),
  }
}

parentPort?.on('message', ({ id, parts }: CompactRequest) => {
  let reply: CompactReply
  try {
    reply = { id, ok: true, compacted: compact(parts) }
  } catch (error) {
    reply = { id, ok: false, reason: String(error) }
  }
  parentPort?.postMessage(reply)
})
