/**
 * At the address of a room everything that its page will ask for is asked for at once, and not each when what asks for
 * it is here: the page, the editor, which is the largest of it, and what the server knows.
 * @module
 */
import type { QueryClient } from '@tanstack/react-query'
import { askForRoom } from './queries.ts'

/** Narrower than this a room opens as a list, and does without the editor (`useView.ts`). */
const BOARD_FROM = '(min-width: 700px)'

/** Starts when the address is a room's; what fails is met, if it lasts, where it is shown. */
export function startRoom(client: QueryClient): void {
  const id = /^\/room\/([\w-]+)$/.exec(location.pathname)?.[1]
  if (!id) return
  askForRoom(client, id)
  void Promise.allSettled([
    import('../pages/room/RoomPage.tsx'),
    matchMedia(BOARD_FROM).matches
      ? import('../pages/room/boardChunk.ts').then(({ loadBoard }) => loadBoard())
      : null,
  ])
}
