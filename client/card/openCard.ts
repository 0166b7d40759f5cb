/**
 * Which card of a room is open beside the board, and the way to open one from anywhere in the room.
 * @module
 */
import { createContext, useContext } from 'react'

/** Changes the document; a board makes it a step that can be undone. */
export type Change = (act: () => void) => void

export interface OpenCard {
  /** Shape id; null while none is open. */
  readonly id: string | null
  readonly change: Change
  /** Opens a card's panel. @param change how the one who opens it changes the document */
  readonly open: (id: string, change?: Change) => void
  readonly close: () => void
}

export const atOnce: Change = (act) => act()
const nothing = () => {}

const Open = createContext<OpenCard>({ id: null, change: atOnce, open: nothing, close: nothing })
export const OpenCardProvider = Open.Provider

export const useOpenCard = (): OpenCard => useContext(Open)
