/**
 * At the address of a room everything that its page will ask for is asked for at once, and not each when what asks for
 * it is here: the page, the editor, which is the largest of it, and what the server knows.
 * @module
 */
import { RoomPage } from '../pages/pages.ts'
import { fetchBoard, opensAsBoard } from '../pages/room/boardChunk.ts'
import { askForRoom } from './queries.ts'

/** Starts when the address is a room's; what fails is met, if it lasts, where it is shown. */
export function startRoom(): void {
  const id = /^\/room\/([\w-]+)$/.exec(location.pathname)?.[1]
  if (!id) return
  askForRoom(id)
  void Promise.allSettled([RoomPage.fetch(), opensAsBoard() ? fetchBoard() : null])
}
