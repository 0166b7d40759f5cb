/**
 * What the parts of a room's page tell each other beside what the room tells them: which board is shown here, and
 * whether this person still looks where all are asked to look.
 * @module
 */
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { View } from '../../shared/protocol/facilitation.ts'

/** A board that is shown, as far as the bar needs it. */
export interface ShownBoard {
  /** What of it is seen, and the zone that this is about. */
  readonly look: () => { readonly view: View; readonly zone: string | null }
  /** Takes the laser in the hand. */
  readonly point: () => void
}

export class RoomLink {
  readonly #listeners = new Set<() => void>()
  #board: ShownBoard | null = null
  /** When the gathering began that this person has left. */
  #left: string | null = null

  /** The board that is shown here; null where there is only the list. */
  readonly board = (): ShownBoard | null => this.#board
  readonly left = (): string | null => this.#left

  /** A board is shown; returns what says that it is no longer. */
  show(board: ShownBoard): () => void {
    this.#board = board
    this.#tell()
    return () => {
      if (this.#board !== board) return
      this.#board = null
      this.#tell()
    }
  }

  /** This person looks elsewhere, while others look where they were asked to. */
  leave(since: string): void {
    if (this.#left === since) return
    this.#left = since
    this.#tell()
  }

  comeBack(): void {
    this.#left = null
    this.#tell()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

const Link = createContext(new RoomLink())
export const RoomLinkProvider = Link.Provider

export const useRoomLink = (): RoomLink => useContext(Link)

export function useShownBoard(): ShownBoard | null {
  const link = useRoomLink()
  return useSyncExternalStore(link.subscribe, link.board)
}

/** When the gathering began that this person has left; null for none. */
export function useLeft(): string | null {
  const link = useRoomLink()
  return useSyncExternalStore(link.subscribe, link.left)
}
