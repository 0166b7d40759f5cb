/**
 * The board's own part of the program, fetched when it is needed or a little before.
 * @module
 */
import { lazy } from 'react'

/** Fetches the editor. A second call gives the same. */
export function loadBoard() {
  return import('../../board/Board.tsx')
}

/** A board that is only looked at; of the same part, for there is one editor. */
export const LazyReplayBoard = lazy(() => loadBoard().then(({ ReplayBoard }) => ({ default: ReplayBoard })))

export const LazyBoard = lazy(() => loadBoard().then(({ Board }) => ({ default: Board })))
