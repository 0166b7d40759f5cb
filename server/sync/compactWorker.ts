/**
 * The thread behind {@link Compactor}: loads a board's updates into a Y.Doc, where Yjs drops what was overwritten,
 * and gives it back as one update, packed as joiners are sent it.
 * @module
 */
import * as Y from 'yjs'
import { type HistoryWindow, packSegment } from '../history/segment.ts'
import { applyInWindows } from '../history/windows.ts'
import type { LoggedUpdate } from '../journal/Journal.ts'
import { answerTasks } from '../threads/answerTasks.ts'
import type { BoardParts } from './boardState.ts'
import type { Compacted, CompactResult, CompactTasks } from './compactor.ts'
import { packBase, unpackBase } from './packedBase.ts'

interface Assembled {
  readonly doc: Y.Doc
  readonly windows: readonly HistoryWindow[]
}

/** The board of these updates; null when one of them throws, or lacks what it builds on. */
function assemble(base: Uint8Array | null, updates: readonly LoggedUpdate[]): Assembled | null {
  const doc = new Y.Doc()
  if (base) Y.applyUpdate(doc, unpackBase(base))
  try {
    const windows = applyInWindows(doc, updates)
    return doc.store.pendingStructs || doc.store.pendingDs ? null : { doc, windows }
  } catch {
    return null
  }
}

/**
 * Indexes of the updates that a board can do without and not with: an update that throws may have changed the document
 * already, so each is tried on top of those that were sound, from the beginning.
 */
function unsound({ base, updates }: BoardParts): number[] {
  const leftOut: number[] = []
  let sound = assemble(base, [])?.doc
  for (const [i, update] of updates.entries()) {
    const before = sound && Y.encodeStateAsUpdate(sound)
    const apply = () => {
      if (sound) Y.applyUpdate(sound, update.data)
      return sound?.store.pendingStructs == null && sound?.store.pendingDs == null
    }
    if (isSafe(apply)) continue
    leftOut.push(i)
    sound = new Y.Doc()
    if (before) Y.applyUpdate(sound, before)
  }
  return leftOut
}

function isSafe(apply: () => boolean): boolean {
  try {
    return apply()
  } catch {
    return false
  }
}

function compact(parts: BoardParts): CompactResult {
  const whole = assemble(parts.base, parts.updates)
  if (whole) return result(whole, [])
  const leftOut = unsound(parts)
  const rest = assemble(
    parts.base,
    parts.updates.filter((_, i) => !leftOut.includes(i)),
  )
  if (!rest) throw new Error('what is left of the board cannot be put together')
  return result(rest, leftOut)
}

function result({ doc, windows }: Assembled, leftOut: readonly number[]): CompactResult {
  return { compacted: pack(doc), segment: packSegment(windows), leftOut }
}

function pack(doc: Y.Doc): Compacted {
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

answerTasks<CompactTasks>((_, parts) => compact(parts))
