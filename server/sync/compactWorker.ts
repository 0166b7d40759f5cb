/**
 * The thread behind {@link Compactor}: loads a board's updates into a Y.Doc, where Yjs drops what was overwritten,
 * and gives it back as one update, packed as joiners are sent it.
 * @module
 */
import * as Y from 'yjs'
import { packSegment } from '../history/segment.ts'
import { applyInWindows } from '../history/windows.ts'
import type { LoggedUpdate, PlacedSegment } from '../journal/Journal.ts'
import { answerTasks } from '../threads/answerTasks.ts'
import type { BoardParts } from './boardState.ts'
import type { Compacted, CompactResult, CompactTasks } from './compactor.ts'
import { openBase, packBase } from './packedBase.ts'

interface Assembled {
  readonly doc: Y.Doc
  readonly segments: readonly PlacedSegment[]
}

type Tail = Pick<BoardParts, 'updates' | 'seams'>

/** The updates between one seam and the next, oldest first. */
function stretchesOf({ updates, seams }: Tail): LoggedUpdate[][] {
  const stretches = Map.groupBy(updates, ({ seq }) => seams.findIndex((seam) => seq <= seam))
  return [...stretches.values()]
}

/** Puts the updates into the document, and gives what they did. */
function applyTail(doc: Y.Doc, tail: Tail): PlacedSegment[] {
  return stretchesOf(tail).flatMap((updates) => {
    const segment = packSegment(applyInWindows(doc, updates))
    return segment ? [{ ...segment, seq: updates.at(-1)?.seq ?? 0 }] : []
  })
}

/** The board of these pieces; null when an update throws, or lacks what it builds on. */
function assemble({ base, ...tail }: BoardParts): Assembled | null {
  const doc = base ? openBase(base) : new Y.Doc()
  try {
    const segments = applyTail(doc, tail)
    return doc.store.pendingStructs || doc.store.pendingDs ? null : { doc, segments }
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
  let sound = assemble({ base, updates: [], seams: [] })?.doc
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
  const whole = assemble(parts)
  if (whole) return result(whole, [])
  const leftOut = unsound(parts)
  const rest = assemble({ ...parts, updates: parts.updates.filter((_, i) => !leftOut.includes(i)) })
  if (!rest) throw new Error('what is left of the board cannot be put together')
  return result(rest, leftOut)
}

function result({ doc, segments }: Assembled, leftOut: readonly number[]): CompactResult {
  return { compacted: pack(doc), segments, leftOut }
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
