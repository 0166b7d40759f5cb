/**
 * The balance of voices as a table: how many cards, words and votes came from which sector, of each room and each of its
 * zones. What would give few voters away is an empty cell.
 * @module
 */
import {
  type Balance,
  type RecordedBalance,
  recordedBalance,
  type Voice,
  voices,
} from '../../shared/insights/balance.ts'
import { isOneOf, type Language, sectorNames, sectors } from '../../shared/vocabulary.ts'
import { roomName } from './facts.ts'
import { type Outcome, type RoomOutcome, zonesOfOutcome } from './RoomOutcome.ts'
import type { Block } from './report.ts'
import type { Table, Value } from './tables.ts'
import { documentWords, mixedSector, percentIn } from './words.ts'

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((100 * part) / whole))

function nameOf(voice: Voice, language: Language): string {
  if (voice === 'mixed') return mixedSector[language]
  return voice === 'none' ? documentWords[language].noSector : sectorNames[voice][language]
}

/** Cards, words and votes of one sector, each with its share in percent. */
function rowsOf({ said, total, votes }: Balance, language: Language): Value[][] {
  return voices
    .filter((voice) => isOneOf(sectors, voice) || said[voice].cards > 0)
    .map((voice) => {
      const { cards, words } = said[voice]
      const given = votes && isOneOf(sectors, voice) ? (votes.bySector[voice] ?? null) : null
      return [
        nameOf(voice, language),
        cards,
        share(cards, total.cards),
        words,
        share(words, total.words),
        given,
        votes && given !== null ? share(given, votes.total) : null,
      ]
    })
}

/** Two rooms of a process may have one name, as the region's own fourth and fifth have; the step tells them apart. */
const nameWithin = (scope: Outcome['scope'], room: RoomOutcome): string =>
  scope === 'process' ? roomName(room) : room.snapshot.roomTitle

/** As the snapshot tells it; files from before it was told have none. */
const balanceOfRoom = ({ snapshot }: RoomOutcome): RecordedBalance =>
  snapshot.balance ?? recordedBalance(snapshot.insights)

/** Room by room: the whole of it first, then its zones that have cards. */
export function balanceTable({ rooms, language, scope }: Outcome): Table {
  const words = documentWords[language]
  const rows = rooms.flatMap((room) => {
    const { room: whole, zones } = balanceOfRoom(room)
    const byZone = new Map(zones.map((zone) => [zone.zone, zone]))
    const title = nameWithin(scope, room)
    return [
      ...rowsOf(whole, language).map((row): Value[] => [title, words.wholeRoom, ...row]),
      ...zonesOfOutcome(room).flatMap(({ id, name }) => {
        const balance = byZone.get(id)
        return balance ? rowsOf(balance, language).map((row): Value[] => [title, name, ...row]) : []
      }),
    ]
  })
  return {
    headings: [
      words.room,
      words.zone,
      words.sector,
      words.cards,
      `${words.cards}, %`,
      words.words,
      `${words.words}, %`,
      words.votes,
      `${words.votes}, %`,
    ],
    rows,
  }
}

/** For a report: each room as a whole, a table with counts and shares. */
export function balanceBlocks({ rooms, language, scope }: Outcome): Block[] {
  const words = documentWords[language]
  const told = (count: Value, percent: Value): Value =>
    count === null ? null : `${count} (${percentIn(Number(percent), language)})`
  const filled = rooms.filter(({ snapshot }) => snapshot.insights.length > 0)
  const keepsSome = filled.some((room) => {
    const { votes } = balanceOfRoom(room).room
    return votes !== null && sectors.some((sector) => votes.bySector[sector] === undefined)
  })
  return [
    ...filled.map((room): Block => {
      const { room: whole } = balanceOfRoom(room)
      const of = scope === 'process' ? `${words.balance}: ${nameWithin(scope, room)}` : words.balance
      return {
        type: 'table',
        caption: of,
        headings: [words.sector, words.cards, words.words, words.votes],
        rows: rowsOf(whole, language).map(([name, cards, ofCards, spoken, ofWords, votes, ofVotes]) => [
          name ?? null,
          told(cards ?? null, ofCards ?? null),
          told(spoken ?? null, ofWords ?? null),
          told(votes ?? null, ofVotes ?? null),
        ]),
      }
    }),
    ...(keepsSome ? [{ type: 'paragraph', text: words.sectorsKept, by: 'server' } as const] : []),
  ]
}
