/**
 * Fetches what comes after joining while the person still types, and opens their room as soon as they are in.
 * @module
 */
import { Inside } from '../../app/insidePart.ts'
import { askForRoom } from '../../app/queries.ts'
import { ProcessPage, RoomPage } from '../pages.ts'
import { fetchBoard, opensAsBoard, warmBoard } from '../room/boardChunk.ts'

let started = false
const warming = new AbortController()

/** Starts once; a failure is met, if it lasts, where the page itself is opened. */
export function prefetchRoom(boardLicenseKey: string | null): void {
  if (started) return
  started = true
  void Promise.allSettled([
    Inside.fetch(),
    ProcessPage.fetch(),
    RoomPage.fetch(),
    import('../../sync/roomStore.ts').then(({ findCopies }) => findCopies()),
    opensAsBoard() ? fetchBoard().then(() => warmBoard(boardLicenseKey, warming.signal)) : null,
  ])
}

/** Whoever goes in has no time left for what only makes ready: on a busy machine the editor was built twice while they waited. */
export function stopWarming(): void {
  warming.abort()
}

/** The board is on its way while the page around it is built. */
export function enterRoom(id: string): void {
  stopWarming()
  askForRoom(id)
  void import('../../sync/roomStore.ts').then(({ openRoom }) => openRoom(id)).catch(() => {})
}
