/**
 * Who is in the room, as their presence says.
 * @module
 */
import type { Awareness } from 'y-protocols/awareness'
import type { Role, Sector } from '../../shared/vocabulary.ts'
import { isOneOf, roles, sectors } from '../../shared/vocabulary.ts'

export interface Present {
  /** Yjs client of the window that they used last, or of this window. */
  readonly clientId: number
  /** Id of the member. */
  readonly id: string
  readonly name: string
  readonly sector: Sector | null
  readonly role: Role
  /** The person at this screen. */
  readonly isSelf: boolean
  /** Whether they have the board before them, in any of their windows, and let others see where they look. */
  readonly isOnBoard: boolean
}

/** What a presence says of its person. The server puts it there for others; for oneself the page does. */
export interface PresentUser {
  readonly id: string
  readonly name: string
  readonly sector: Sector | null
  readonly role: Role
}

function readUser(state: unknown): PresentUser | null {
  const user = (state as { user?: unknown } | null)?.user
  if (typeof user !== 'object' || user === null) return null
  const { id, name, sector, role } = user as Record<string, unknown>
  if (typeof id !== 'string' || typeof name !== 'string') return null
  return {
    id,
    name,
    sector: isOneOf(sectors, sector) ? sector : null,
    role: isOneOf(roles, role) ? role : 'participant',
  }
}

/** Everyone in the room once, however many windows they have open: oneself first, then by name. */
export function readPresent(awareness: Awareness): Present[] {
  const people = new Map<string, Present>()
  for (const [clientId, state] of awareness.getStates()) {
    const user = readUser(state)
    if (!user) continue
    const isHere = clientId === awareness.clientID
    const known = people.get(user.id)
    const isOnBoard = Boolean(known?.isOnBoard || state.presence)
    const shown = known && !isHere ? known : { clientId, ...user, isSelf: isHere }
    people.set(user.id, { ...shown, isOnBoard })
  }
  return [...people.values()].sort(
    (a, b) => Number(b.isSelf) - Number(a.isSelf) || a.name.localeCompare(b.name, 'sv'),
  )
}
