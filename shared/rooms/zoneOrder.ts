/**
 * The zones of a room in their order, and those that a snapshot was taken of.
 * @module
 */
import type { Zone } from '../board/cards.ts'
import type { Localised, Step } from '../vocabulary.ts'
import { roomTemplates } from './index.ts'

/** Zones in the order of the room's template; those that it does not know after, from the top left. */
export function zonesInOrder(zones: readonly Zone[], step: Step): Zone[] {
  const places = new Map(roomTemplates[step].zones.map(({ id }, i) => [id, i]))
  const placeOf = (zone: Zone) => places.get(zone.id) ?? places.size
  return [...zones].sort((a, b) => placeOf(a) - placeOf(b) || a.box.y - b.box.y || a.box.x - b.box.x)
}

/** What a zone is called and asks. */
export interface NamedZone {
  readonly id: string
  readonly name: Localised
  readonly prompt: Localised
}

/** What a snapshot keeps of the zones of its board, in their order. */
export const namedZones = (zones: readonly Zone[], step: Step): NamedZone[] =>
  zonesInOrder(zones, step).map(({ id, name, prompt }) => ({ id, name, prompt }))

/** The zones of a snapshot's board, as they were; those of the template where it is from before they were kept. */
export const zonesThen = (snapshot: {
  readonly step: Step
  readonly zones?: readonly NamedZone[] | undefined
}): readonly NamedZone[] => snapshot.zones ?? roomTemplates[snapshot.step].zones
