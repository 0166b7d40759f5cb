/**
 * What is to be seen at a zone of how the room is led: which are locked, and which stands out.
 * @module
 */
import { createContext, useContext } from 'react'

interface ZoneMarks {
  /** Ids of zones. */
  readonly locked: readonly string[]
  readonly highlight: string | null
}

const none: ZoneMarks = { locked: [], highlight: null }
const Marks = createContext<ZoneMarks>(none)
export const ZoneMarksProvider = Marks.Provider

export function useZoneMarks(zoneId: string): { isLocked: boolean; stands: 'out' | 'back' | null } {
  const { locked, highlight } = useContext(Marks)
  const stands = highlight === null ? null : highlight === zoneId ? 'out' : 'back'
  return { isLocked: locked.includes(zoneId), stands }
}
