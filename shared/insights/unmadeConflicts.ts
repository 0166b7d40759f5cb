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

/** A goal conflict and the cards that stand against each other in it. */
export interface SidedConflict {
  readonly id: string
  /** Ids of records, of any room; two at least. */
  readonly sides: readonly string[]
}

/** The goal conflicts that have several sides, in the order of the relations. */
export function sidedConflicts({
  insights,
  relations,
}: Pick<Extraction, 'insights' | 'relations'>): SidedConflict[] {
  const conflicts = new Set(insights.filter(({ kind }) => kind === 'goal_conflict').map(({ id }) => id))
  const drawn = relations.filter(({ from, type }) => type === 'concerns' && conflicts.has(from))
  return [...Map.groupBy(drawn, ({ from }) => from)]
    .map(([id, sides]) => ({ id, sides: [...new Set(sides.map(({ to }) => to))] }))
    .filter(({ sides }) => sides.length > 1)
}

/** The pairs that goal conflicts have among their sides, by key. */
const spokenOf = (conflicts: readonly SidedConflict[]): Set<string> =>
  new Set(conflicts.flatMap(({ sides }) => sides.flatMap((one) => sides.map((other) => keyOf(one, other)))))

/** Whether it is a card of another room than this one's: one of the same room that is not there is gone. */
function isElsewhere(id: string, { id: here }: Insight): boolean {
  const card = cardOfId(id)
  return card !== null && card.roomId !== cardOfId(here)?.roomId
}

/**
 * One for each two cards that a negative score joins, at least one of them of this board, in the order of the relations.
 * @param elsewhere the goal conflicts of other rooms, which end an offer as those of this board do
 */
export function unmadeConflicts(
  of: Pick<Extraction, 'insights' | 'relations'>,
  elsewhere: readonly SidedConflict[] = [],
): UnmadeConflict[] {
  const negative = of.relations.filter(({ type, score = 0 }) => type === 'interacts' && score < 0)
  if (negative.length === 0) return []
  const byId = new Map(of.insights.map((insight) => [insight.id, insight]))
  const sideOf = (id: string): ConflictSide => ({ id, insight: byId.get(id) ?? null })
  const spoken = spokenOf([...sidedConflicts(of), ...elsewhere])
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
