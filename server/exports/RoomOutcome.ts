/**
 * What every export is made from: one snapshot, and the language its headings are in.
 * @module
 */
import type { Snapshot } from '../../shared/protocol/api.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import type { Language } from '../../shared/vocabulary.ts'

export interface RoomOutcome {
  readonly snapshot: Snapshot
  readonly language: Language
}

export type InsightRecord = Snapshot['insights'][number]

/** The cards of one zone in reading order. `id` is null for those outside every zone. */
export interface ZoneOutcome {
  readonly id: string | null
  readonly name: string
  readonly prompt: string
  readonly insights: readonly InsightRecord[]
}

const unsortedNames = { sv: 'Osorterat', en: 'Unsorted' }

/**
 * All zones of the room: the unsorted cards first if there are any, then the template's zones in their order, also
 * the empty ones, then zones that only this board has.
 */
export function zonesOfOutcome({ snapshot, language }: RoomOutcome): ZoneOutcome[] {
  const byZone = Map.groupBy(snapshot.insights, (insight) => insight.zone)
  const inOrder = (id: string | null) =>
    (byZone.get(id) ?? []).toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
  const template = roomTemplates[snapshot.step].zones
  const known = new Set<string | null>([null, ...template.map((zone) => zone.id)])
  const others = [...byZone.keys()].filter((id): id is string => id !== null && !known.has(id)).sort()
  const unsorted = { id: null, name: unsortedNames[language], prompt: '', insights: inOrder(null) }
  return [
    ...(unsorted.insights.length > 0 ? [unsorted] : []),
    ...template.map((zone) => ({
      id: zone.id,
      name: zone.name[language],
      prompt: zone.prompt[language],
      insights: inOrder(zone.id),
    })),
    ...others.map((id) => ({ id, name: id, prompt: '', insights: inOrder(id) })),
  ]
}
