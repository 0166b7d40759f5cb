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
import type { Outcome, RoomOutcome } from './RoomOutcome.ts'
import { textsById } from './tables.ts'
import { documentWords } from './words.ts'

/** By the id of a record. */
export type Elsewhere = ReadonlyMap<string, { readonly text: string; readonly room: string }>

/**
 * What the cards said that relations of these rooms lead to.
 * @param rows snapshots of other rooms that may be read
 */
export async function readElsewhere(
  rooms: readonly RoomOutcome[],
  rows: readonly WholeSnapshot[],
  language: Language,
): Promise<Elsewhere> {
  const ends = new Set(
    rooms.flatMap(({ snapshot }) => snapshot.relations.flatMap(({ from, to }) => [from, to])),
  )
  const found = await Promise.all(
    rows.map(async (row) => {
      const { insights, roomTitle, step } = await unpackContent(row.whole)
      // As `roomName` has it, but that it stands within brackets itself.
      const room = `${roomTitle}, ${documentWords[language].step.toLowerCase()} ${roomTemplates[step].number}`
      return insights.flatMap(({ id, text }) => (ends.has(id) ? [[id, { text, room }] as const] : []))
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

function isElsewhere(id: string, { rooms }: Outcome): boolean {
  const card = cardOfId(id)
  return card !== null && rooms.every(({ snapshot }) => snapshot.roomId !== card.roomId)
}
