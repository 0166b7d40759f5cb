/**
 * The demo's votes as a round that was counted and revealed: its ballots were cast long ago.
 * @module
 */
import { SMALL_NUMBER } from '../../shared/facilitation/tally.ts'
import { type Sector, type Step, sectors } from '../../shared/vocabulary.ts'
import type { VoteRoundRow } from '../storage/schema.ts'
import type { KeptTally } from '../storage/votes.ts'
import { demoNotes, shapeIdOf } from './demoBoard.ts'

/** As a facilitator has them who says nothing else. */
const RULES = { budget: 5, per_card: 2 }

/** The fewest voters of a sector who can have given these votes. */
function votersFor(votes: readonly number[]): number {
  const given = votes.reduce((sum, count) => sum + count, 0)
  const onOneCard = Math.max(0, ...votes)
  return Math.max(SMALL_NUMBER, Math.ceil(given / RULES.budget), Math.ceil(onOneCard / RULES.per_card))
}

/** The counts of a room's notes. */
export function demoTally(step: Step): KeptTally {
  const notes = demoNotes.filter(({ room }) => room === step)
  const votersBySector = Object.fromEntries(
    sectors.map((sector) => [sector, votersFor(notes.map(({ votesBySector }) => votesBySector[sector]))]),
  ) as Record<Sector, number>
  return {
    voters: Object.values(votersBySector).reduce((sum, count) => sum + count, 0),
    proxies: 0,
    votersBySector,
    texts: Object.fromEntries(notes.map((note) => [shapeIdOf(note), note.text])),
    counts: Object.fromEntries(
      notes.map((note) => [
        shapeIdOf(note),
        { total: note.votes, bySector: { ...note.votesBySector }, suppressed: false },
      ]),
    ),
  }
}

/** @param at milliseconds since 1970 */
export function demoRound(
  room: { readonly id: string; readonly step: Step },
  roundId: string,
  at: number,
): VoteRoundRow {
  return {
    id: roundId,
    room_id: room.id,
    number: 1,
    title: null,
    method: 'dots',
    ...RULES,
    zone: null,
    opened_at: at,
    closed_at: at,
    revealed_at: at,
    tally: JSON.stringify(demoTally(room.step)),
  }
}
