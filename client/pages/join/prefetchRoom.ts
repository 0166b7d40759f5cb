/**
 * Fetches what comes after joining while the person still types, and opens their room as soon as they are in.
 * @module
 */
import { Inside } from '../../app/insidePart.ts'
import { askForRoom } from '../../app/queries.ts'
import { ProcessPage, RoomPage } from '../pages.ts'
import { fetchBoard, warmBoard } from '../room/boardChunk.ts'

/** Narrower than this, in CSS pixels, a room opens as a list: the board is fetched only if it is asked for. */
const BOARD_MIN_WIDTH = 700

let started = false

/** Starts once; a failure is met, if it lasts, where the page itself is opened. */
export function prefetchRoom(boardLicenseKey: string | null): void {
  if (started) return
  started = true
  const wide = matchMedia(`(min-width: ${BOARD_MIN_WIDTH}px)`).matches
  void Promise.allSettled([
    Inside.fetch(),
    ProcessPage.fetch(),
    RoomPage.fetch(),
    import('../../sync/roomStore.ts'),
    wide ? fetchBoard().then(() => warmBoard(boardLicenseKey)) : null,
  ])
}

/** The board is on its way while the page around it is built. */
export function enterRoom(id: string): void {
  askForRoom(id)
  void import('../../sync/roomStore.ts').then(({ openRoom }) => openRoom(id)).catch(() => {})
}
