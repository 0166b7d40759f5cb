/**
 * Frames as a client sends them, and what becomes of them when bits turn over on the way.
 * @module
 */
import * as Y from 'yjs'
import { writeNote } from './board.ts'
import { awarenessFrame, readUpdate, step1Frame, step2Frame, updateFrame } from './frames.ts'
import type { Random } from './random.ts'

/** Frames of every kind that a client sends on an ordinary day. */
export function honestFrames(): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const id = writeNote(doc, 'Ett ord att förvanska')
  const record = doc.getMap<Y.Map<unknown>>('records').get(id)
  for (let i = 0; i < 5; i++) record?.set('geometry', [i, i, 0])
  record?.delete('geometry')
  return [
    step1Frame(Y.encodeStateVector(doc)),
    step2Frame(Y.encodeStateAsUpdate(doc)),
    ...updates.map(updateFrame),
    awarenessFrame([{ clientId: doc.clientID, clock: 1, state: { cursor: { x: 1, y: 2 } } }]),
    Uint8Array.of(3),
  ].filter((frame) => readUpdate(frame)?.length !== 0)
}

/** One to four changes: a byte, a bit, a piece missing, a piece too much, a number made huge. */
export function mutated(frame: Uint8Array, random: Random): Uint8Array {
  let bytes = Array.from(frame)
  for (let changes = 1 + random.below(4); changes > 0; changes--) {
    const at = random.below(bytes.length || 1)
    switch (random.below(5)) {
      case 0:
        bytes[at] = random.below(256)
        break
      case 1:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
        break
      case 2:
        bytes.splice(at, 1 + random.below(8))
        break
      case 3:
        bytes.splice(at, 0, ...random.bytes(1 + random.below(8)))
        break
      default:
        bytes = [...bytes.slice(0, at), 0xff, 0xff, 0xff, 0xff, 0x0f, ...bytes.slice(at + 1)]
    }
  }
  return Uint8Array.from(bytes)
}
