/**
 * Cards that the server brings to a board, carried from another room or from outside: for one after the other of those who
 * ask, so that each sees what the one before brought. At once they would take the same places.
 * @module
 */
import type { AppContext } from '../routes/AppContext.ts'
import { Turns } from '../threads/Turns.ts'

const turns = new Turns()

/** What came of it; `update` is null where the board stays as it is. */
type Brought = { readonly ok: true; readonly update: Uint8Array | null } | { readonly ok: false }

/**
 * @param make what is to be done with the board as it is kept
 * @param by id of the member who brings them; null where it is none
 * @returns what was made, on disk
 */
export const bringCards = <B extends Brought>(
  rooms: AppContext['rooms'],
  { roomId, by }: { readonly roomId: string; readonly by: string | null },
  make: (base: Uint8Array) => Promise<B>,
): Promise<B> =>
  turns.take(roomId, async () => {
    const { base } = await rooms.readPacked(roomId)
    const made = await make(base)
    if (made.ok && made.update) await rooms.apply(roomId, made.update, by)
    return made
  })
