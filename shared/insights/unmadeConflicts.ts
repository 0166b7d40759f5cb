/**
 * Goals that hurt each other by an arrow, or by a relation that a card carries to another room, while no card speaks of
 * it: what could be made a goal conflict that people discuss, vote on, own and resolve.
 * @module
 */
import type { Extraction, Insight } from './extract.ts'
import { cardOfId } from './insightId.ts'
import type { Score } from './relations.ts'

/** A goal of a pair; without its record where it is a card of another room. */
export interface ConflictSide {
  readonly id: string
  readonly insight: Insight | null
}

export interface UnmadeConflict {
  /** Made from both cards: the same whichever of them the relation goes from. */
  readonly key: string
  readonly from: ConflictSide
  readonly to: ConflictSide
  /** From -3 to -1; the hardest, where several relations join the two. */
  readonly score: Score
}

const keyOf = (one: string, other: string): string => [one, other].sort().join(' ')

/** The pairs that goal conflicts have among their sides, by key. */
function spokenOf({ insights, relations }: Pick<Extraction, 'insights' | 'relations'>): Set<string> {
  const conflicts = new Set(insights.filter(({ kind }) => kind === 'goal_conflict').map(({ id }) => id))
  const drawn = relations.filter(({ from, type }) => type === 'concerns' && conflicts.has(from))
  return new Set(
    [...Map.groupBy(drawn, ({ from }) => from).values()].flatMap((sides) =>
      sides.flatMap(({ to }) => sides.map((other) => keyOf(to, other.to))),
    ),
  )
}

/** Whether it is a card of another room than this one's: one of the same room that is not there is gone. */
function isElsewhere(id: string, { id: here }: Insight): boolean {
  const card = cardOfId(id)
  return card !== null && card.roomId !== cardOfId(here)?.roomId
}

/** One for each two cards that a negative score joins, at least one of them of this board, in the order of the relations. */
export function unmadeConflicts(of: Pick<Extraction, 'insights' | 'relations'>): UnmadeConflict[] {
  const negative = of.relations.filter(({ type, score = 0 }) => type === 'interacts' && score < 0)
  if (negative.length === 0) return []
  const byId = new Map(of.insights.map((insight) => [insight.id, insight]))
  const sideOf = (id: string): ConflictSide => ({ id, insight: byId.get(id) ?? null })
  const spoken = spokenOf(of)
  const found = new Map<string, UnmadeConflict>()
  for (const { from: fromId, to: toId, score = 0 } of negative) {
    const [key, from, to] = [keyOf(fromId, toId), sideOf(fromId), sideOf(toId)]
    const here = from.insight ?? to.insight
    const isGone = ({ id, insight }: ConflictSide) => !insight && !(here && isElsewhere(id, here))
    if (fromId === toId || isGone(from) || isGone(to)) continue
    if (spoken.has(key) || (found.get(key)?.score ?? 0) <= score) continue
    found.set(key, { key, from, to, score })
  }
  return [...found.values()]
}
