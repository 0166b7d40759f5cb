/**
 * The way from a zone on the board to the window in which it is edited. Without a provider zones are as they are.
 * @module
 */
import { createContext, useContext } from 'react'

/** Opens the window for a zone, by the id of its shape; null for those who do not lead. */
export type EditZone = ((shapeId: string) => void) | null

const Editing = createContext<EditZone>(null)
export const ZoneEditingProvider = Editing.Provider

export const useEditZone = (): EditZone => useContext(Editing)
