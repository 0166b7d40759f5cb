/**
 * What a person's links let them be, and where: one place for each link that they came by. A person who came by several
 * is one member, and in each room what the strongest of their places there makes them.
 * @module
 */
import { type LinkRole, linkRoles } from '../../shared/vocabulary.ts'

export interface Place {
  readonly linkId: string
  readonly role: LinkRole
  /** The one room it is for; null for the whole process. */
  readonly roomId: string | null
}

/** The role that allows most; null of none. */
export function strongest(roles: readonly LinkRole[]): LinkRole | null {
  return linkRoles.find((role) => roles.includes(role)) ?? null
}

/** What somebody is in a room, or with null in the process as a whole; null where no place of theirs leads there. */
export function roleAt(places: readonly Place[], roomId: string | null): LinkRole | null {
  const leading = places.filter((place) => place.roomId === null || place.roomId === roomId)
  return strongest(leading.map(({ role }) => role))
}

/** Whether these places allow all that another would. */
export function cover(places: readonly Place[], { role, roomId }: Omit<Place, 'linkId'>): boolean {
  const has = roleAt(places, roomId)
  return has !== null && strongest([has, role]) === has
}

/** The one room that all of the places are for; null where there is more than that. */
export function onlyRoom(places: readonly Place[]): string | null {
  const [first, ...others] = new Set(places.map(({ roomId }) => roomId))
  return first === undefined || others.length > 0 ? null : first
}
