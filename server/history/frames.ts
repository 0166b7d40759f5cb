/**
 * A room's past in as many steps as are played: windows close to each other become one, and pauses count for little.
 * @module
 */
import * as Y from 'yjs'
import { HISTORY_WINDOW_MS, MAX_REPLAY_FRAMES } from '../../shared/limits.ts'
import type { ReplayFrame } from '../../shared/protocol/replay.ts'
import type { RoomHistory } from '../journal/History.ts'
import { firstBoard, windowsIn } from './past.ts'
import { type HistoryWindow, unpackSegment } from './segment.ts'

/** A pause longer than this counts as this long, in milliseconds: lunch is not to swallow the steps around it. */
const LONGEST_PAUSE_MS = 10_000

/** Milliseconds that passed for the replay between two windows. */
const passed = (before: number, at: number): number => Math.min(Math.max(0, at - before), LONGEST_PAUSE_MS)

/** Milliseconds of work that one frame holds, so that there are no more than `most`. */
function frameLength({ segments }: RoomHistory, most: number): number {
  let [worked, before] = [0, segments[0]?.fromAt ?? 0]
  for (const segment of segments)
    for (const { at } of unpackSegment(segment)) {
      worked += passed(before, at)
      before = at
    }
  return Math.max(HISTORY_WINDOW_MS, worked / most)
}

/** Windows that go into one frame. */
function* groups(windows: Iterable<HistoryWindow>, length: number): Generator<HistoryWindow[]> {
  let group: HistoryWindow[] = []
  let [worked, before] = [0, 0]
  for (const window of windows) {
    const step = before === 0 ? 0 : passed(before, window.at)
    before = window.at
    worked += step
    if (group.length > 0 && worked >= length) {
      yield group
      group = []
      worked = 0
    }
    group.push(window)
  }
  if (group.length > 0) yield group
}

/** The frames of a replay: the board as it was at first, where it does not begin empty, and then what was done. */
export function framesOf(history: RoomHistory, most: number = MAX_REPLAY_FRAMES): ReplayFrame[] {
  const doc = firstBoard(history)
  const frames: ReplayFrame[] = []
  const first = history.segments[0]
  if (history.base && first) frames.push({ at: first.fromAt, update: Y.encodeStateAsUpdate(doc) })
  let at = 0
  doc.on('update', (update: Uint8Array) => frames.push({ at, update }))
  for (const group of groups(windowsIn(history), frameLength(history, most))) {
    at = group.at(-1)?.at ?? at
    doc.transact(() => {
      for (const { update } of group) Y.applyUpdate(doc, update)
    })
  }
  doc.destroy()
  return frames
}
