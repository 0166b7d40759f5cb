/**
 * The balance of voices: how much of what was said comes from which sector, in a room and in each of its zones.
 * @module
 */
import type { Sector } from '../vocabulary.ts'
import { sectors } from '../vocabulary.ts'
import type { Insight, Votes } from './insight.ts'

/** Cards of several sectors, and of none, are counted apart. */
export const voices = [...sectors, 'mixed', 'none'] as const
export type Voice = (typeof voices)[number]

export interface Said {
  readonly cards: number
  readonly words: number
}

export interface Balance {
  readonly said: Readonly<Record<Voice, Said>>
  readonly total: Said
  /** Null where nothing was voted for. A sector that is not in it had too few voters to be told apart. */
  readonly votes: { readonly total: number; readonly bySector: Partial<Record<Sector, number>> } | null
}

/** Cards that a room has before it is told that a sector was not heard: before that, it is only early. */
export const CARDS_BEFORE_SILENCE = 8

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
const voiceOf = ({ sector }: Pick<Insight, 'sector'>): Voice => sector ?? 'none'

/**
 * The sectors whose votes may be told of all rounds together: those left out of one are left out of the sum, which
 * would else give away what the round kept. Each round leaves out two or none, so no subtraction finds one.
 */
function toldSectors(votes: readonly Votes[]): Sector[] {
  const rounds = [...Map.groupBy(votes, ({ round }) => round).values()].map((of) => ({
    isSuppressed: of.some(({ suppressed }) => suppressed),
    told: new Set(of.flatMap(({ bySector }) => Object.keys(bySector))),
  }))
  return sectors.filter((sector) =>
    rounds.every(({ isSuppressed, told }) => !isSuppressed || told.has(sector)),
  )
}

function votesIn(insights: readonly Pick<Insight, 'votes'>[], told: readonly Sector[]): Balance['votes'] {
  const votes = insights.flatMap((insight) => insight.votes ?? [])
  if (votes.length === 0) return null
  const of = (count: (one: Votes) => number) => votes.reduce((sum, one) => sum + count(one), 0)
  return {
    total: of(({ total }) => total),
    bySector: Object.fromEntries(told.map((sector) => [sector, of(({ bySector }) => bySector[sector] ?? 0)])),
  }
}

/** What the balance reads of a record. */
export type Counted = Pick<Insight, 'sector' | 'text' | 'votes' | 'zone'>

function balanceIn(insights: readonly Counted[], told: readonly Sector[]): Balance {
  const saidBy = (of: readonly Counted[]): Said => ({
    cards: of.length,
    words: of.reduce((sum, { text }) => sum + wordsIn(text), 0),
  })
  const byVoice = Map.groupBy(insights, voiceOf)
  return {
    said: Object.fromEntries(
      voices.map((voice) => [voice, saidBy(byVoice.get(voice) ?? [])]),
    ) as Balance['said'],
    total: saidBy(insights),
    votes: votesIn(insights, told),
  }
}

/** Of the room, and of each zone that has cards; null is what lies outside all. */
export function balanceOf(insights: readonly Counted[]): {
  readonly room: Balance
  readonly zones: ReadonlyMap<string | null, Balance>
} {
  const told = toldSectors(insights.flatMap(({ votes }) => votes ?? []))
  const zones = Map.groupBy(insights, ({ zone }) => zone)
  return {
    room: balanceIn(insights, told),
    zones: new Map([...zones].map(([zone, of]) => [zone, balanceIn(of, told)])),
  }
}

/** The sectors that have not said anything in a room where others have said some; what was laid out nobody has said. */
export const unheard = ({ said, total }: Balance): Sector[] =>
  total.cards - said.none.cards < CARDS_BEFORE_SILENCE
    ? []
    : sectors.filter((sector) => said[sector].cards === 0)

/** The balance of a snapshot, as its record and its files have it: what {@link balanceOf} says, in the order of zones. */
export interface RecordedBalance {
  readonly room: Balance
  readonly zones: readonly (Balance & { readonly zone: string | null })[]
}

export function recordedBalance(insights: readonly Counted[]): RecordedBalance {
  const { room, zones } = balanceOf(insights)
  return {
    room,
    zones: [...zones]
      .map(([zone, balance]) => ({ zone, ...balance }))
      .sort((a, b) => ((a.zone ?? '') < (b.zone ?? '') ? -1 : 1)),
  }
}
