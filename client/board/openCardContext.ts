/**
 * The way from the board to what is known of a card.
 * @module
 */
import { createContext } from 'react'

/** Opens a card beside the board. */
export const OpenCardContext = createContext<(id: string) => void>(() => {})
