/**
 * The way from a card to the window in which it is joined to another.
 * @module
 */
import { createContext } from 'react'

/** Asks what the selected card has to do with. */
export const RelateContext = createContext(() => {})
