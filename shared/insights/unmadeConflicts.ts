/**
 * Goals that hurt each other by an arrow, while no card speaks of it: what could be made a goal conflict that people
 * discuss, vote on, own and resolve.
 * @module
 */
import type { Extraction, Insight } from './extract.ts'
import type { Score } from './relations.ts'

export interface UnmadeConflict {
  /** Made from both cards: the same whichever of them the arrow goes from. */
  readonly key: string
  readonly from: Insight
  readonly to: Insight
  /** From -3 to -1; the hardest, where several arrows join the two. */
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

/** One for each two cards of the board that an arrow with a negative score joins, in the order of the relations. */
export function unmadeConflicts(of: Pick<Extraction, 'insights' | 'relations'>): UnmadeConflict[] {
  const negative = of.relations.filter(({ type, score = 0 }) => type === 'interacts' && score < 0)
  if (negative.length === 0) return []
  const byId = new Map(of.insights.map((insight) => [insight.id, insight]))
  const spoken = spokenOf(of)
  const found = new Map<string, UnmadeConflict>()
  for (const { from: fromId, to: toId, score = 0 } of negative) {
    const [key, from, to] = [keyOf(fromId, toId), byId.get(fromId), byId.get(toId)]
    if (!from || !to || from === to || spoken.has(key) || (found.get(key)?.score ?? 0) <= score) continue
    found.set(key, { key, from, to, score })
  }
  return [...found.values()]
}
