/**
 * Cards of rooms that an outcome does not hold, but that its relations lead to: in their words where whoever asks for the
 * file may read them in their room, and else no more than that they are in another, and the id that stands on the card here.
 * @module
 */
import { cardOfId } from '../../shared/insights/insightId.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { unpackContent } from '../snapshots/contentPieces.ts'
import type { WholeSnapshot } from '../storage/wholeSnapshots.ts'
import type { InsightRecord, Outcome, RoomOutcome } from './RoomOutcome.ts'
import { textsById } from './tables.ts'
import { documentWords, quotedIn } from './words.ts'

/** By the id of a record. */
export type Elsewhere = ReadonlyMap<string, { readonly text: string; readonly room: string }>

/** As `roomName` has it, but that it stands within brackets, or after what it is said of. */
const roomThere = (
  { roomTitle, step }: Pick<RoomOutcome['snapshot'], 'roomTitle' | 'step'>,
  language: Language,
): string => `${roomTitle}, ${documentWords[language].step.toLowerCase()} ${roomTemplates[step].number}`

/**
 * What the cards said that relations of these rooms lead to, and those that cards were carried on from.
 * @param rows snapshots of other rooms that may be read
 */
export async function readElsewhere(
  rooms: readonly RoomOutcome[],
  rows: readonly WholeSnapshot[],
  language: Language,
): Promise<Elsewhere> {
  const ends = new Set(
    rooms.flatMap(({ snapshot }) => [
      ...snapshot.relations.flatMap(({ from, to }) => [from, to]),
      ...snapshot.insights.flatMap(({ provenance }) => provenance.importedFrom ?? []),
    ]),
  )
  const found = await Promise.all(
    rows.map(async (row) => {
      const content = await unpackContent(row.whole)
      const room = roomThere(content, language)
      return content.insights.flatMap(({ id, text }) => (ends.has(id) ? [[id, { text, room }] as const] : []))
    }),
  )
  return new Map(found.flat())
}

/**
 * What a card says that a relation leads to, and its room where the outcome does not hold that.
 * @returns null where there is no such card, or nobody may read it
 */
export function cardAt(id: string, outcome: Outcome): { text: string; room: string | null } | null {
  const text = textsById(outcome).get(id)
  return text === undefined ? (outcome.elsewhere?.get(id) ?? null) : { text, room: null }
}

/** The same in a line of words. */
export function cardWords(id: string, outcome: Outcome): string {
  const card = cardAt(id, outcome)
  if (card) return card.room === null ? card.text : `${card.text} (${card.room})`
  return isElsewhere(id, outcome) ? `${documentWords[outcome.language].elsewhere} (${id})` : id
}

/**
 * Where a card was carried on from: the room, and what the card says there where that is another than here.
 * @returns null for a card that was written where it is
 */
export function originWords(
  { text, provenance: { importedFrom } }: InsightRecord,
  outcome: Outcome,
): string | null {
  if (!importedFrom) return null
  const card = cardAt(importedFrom, outcome)
  const home = outcome.rooms.find(({ snapshot }) => snapshot.roomId === cardOfId(importedFrom)?.roomId)
  const room = card?.room ?? (home && roomThere(home.snapshot, outcome.language))
  if (!room) return cardWords(importedFrom, outcome)
  // Of a card that was removed there since, no more is known than its room.
  if (!card || card.text === text) return room
  return `${quotedIn(card.text, outcome.language)} (${room})`
}

/** Whether an id is of a card in a room that the outcome does not hold. */
export function isElsewhere(id: string, { rooms }: Outcome): boolean {
  const card = cardOfId(id)
  return card !== null && rooms.every(({ snapshot }) => snapshot.roomId !== card.roomId)
}
