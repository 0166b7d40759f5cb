/**
 * What every export is made from: the snapshots of a room or of a whole process, what the facilitator wrote beside
 * them, and the language and length asked for.
 * @module
 */
import type { BoardRecord } from '../../shared/board/document.ts'
import {
  noWords,
  type OutcomeDocument,
  type ReportLength,
  type ReportWords,
} from '../../shared/outcome/reportWords.ts'
import type { Snapshot } from '../../shared/protocol/snapshots.ts'
import { zonesThen } from '../../shared/rooms/zoneOrder.ts'
import type { Language, Localised, Sector, Step } from '../../shared/vocabulary.ts'
import type { Elsewhere } from './elsewhere.ts'
import type { KeptPicture } from './picture/images.ts'

/** One room's part: one of its snapshots, and its board as it was then, where that is known. */
export interface RoomOutcome {
  readonly snapshot: Snapshot
  readonly language: Language
  /** Null where only the records were kept. */
  readonly board: readonly BoardRecord[] | null
  /** The pictures that lie on it, as far as they are at hand; the others are drawn as their places. */
  readonly pictures?: readonly KeptPicture[] | undefined
  /** From when the room was, and until when where it was closed (ISO 8601); absent where that is not known. */
  readonly during?: { readonly from: string; readonly to: string | null } | undefined
}

export interface Outcome {
  /** A room's outcome has one room. A process's has those of its rooms that have a snapshot, in their order. */
  readonly scope: 'room' | 'process'
  readonly process: { readonly id: string; readonly title: string }
  readonly language: Language
  readonly length: ReportLength
  readonly words: ReportWords
  /** By default the report. */
  readonly document?: OutcomeDocument
  /** What each step's room asks of those who come, in the years of the process. */
  readonly asked?: Readonly<Record<Step, Localised>>
  /** Organisations that took part, by sector: as they say of themselves, and no people. */
  readonly organisations?: Partial<Record<Sector, readonly string[]>>
  readonly rooms: readonly RoomOutcome[]
  /** Cards of other rooms that relations lead to, as far as whoever asks may read them. */
  readonly elsewhere?: Elsewhere
}

export type InsightRecord = Snapshot['insights'][number]

export const everyInsight = ({ rooms }: Pick<Outcome, 'rooms'>): InsightRecord[] =>
  rooms.flatMap(({ snapshot }) => snapshot.insights)

/** Rooms past which a brief report names fewer of everything: four pages are not to become five. */
const BRIEF_ROOMS = 5

/** How many of something a brief report names. */
export const inBriefOf = ({ rooms }: Outcome, usual: number, ofManyRooms: number): number =>
  rooms.length > BRIEF_ROOMS ? ofManyRooms : usual

/** When the newest of its snapshots was taken: equal outcomes have equal files, which tell no other hour. */
export const takenAt = ({ rooms }: Outcome): Date =>
  new Date(Math.max(0, ...rooms.map(({ snapshot }) => Date.parse(snapshot.takenAt))))

/** The outcome of one room alone, as long as it gets, with nothing written beside it. */
export function outcomeOfRoom(
  room: RoomOutcome,
  { length = 'full', words = noWords }: { length?: ReportLength; words?: ReportWords } = {},
): Outcome {
  const { processId, processTitle } = room.snapshot
  return {
    scope: 'room',
    process: { id: processId, title: processTitle },
    language: room.language,
    length,
    words,
    rooms: [room],
  }
}

/** The cards of one zone in reading order. `id` is null for those outside every zone. */
export interface ZoneOutcome {
  readonly id: string | null
  readonly name: string
  readonly prompt: string
  readonly insights: readonly InsightRecord[]
}

const unsortedNames = { sv: 'Osorterat', en: 'Unsorted' }

/**
 * All zones of the room: the unsorted cards first if there are any, then the zones of its board in their order, also the
 * empty ones, then those that nothing else is known of.
 */
export function zonesOfOutcome({ snapshot, language }: Omit<RoomOutcome, 'board'>): ZoneOutcome[] {
  const byZone = Map.groupBy(snapshot.insights, (insight) => insight.zone)
  const inOrder = (id: string | null) =>
    (byZone.get(id) ?? []).toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
  const template = zonesThen(snapshot)
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
