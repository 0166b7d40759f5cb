/**
 * Goals against goals: where two of them help or hurt each other, on the seven-step scale of SDG interactions
 * (Nilsson et al. 2016), from relations that say so and from the cards of goal conflicts.
 * @module
 */
import { isCopying, type Trace, type TraceNode } from './trace.ts'

/** What somebody said of two goals: by an arrow between them, or by a card that has both as its sides. */
export interface Meeting {
  /** Null where nobody said how much. */
  readonly score: number | null
  /** The card of the goal conflict; null for an arrow. */
  readonly conflict: TraceNode | null
  /** The card to open: the conflict's own, or that from which the arrow goes. */
  readonly card: TraceNode
}

export interface GoalMatrix {
  /** In the order of the trace. */
  readonly goals: readonly TraceNode[]
  /** By {@link cellOf}: what the goal of the row does to the goal of the column. */
  readonly cells: ReadonlyMap<string, readonly Meeting[]>
  /** By goal: the sums of what it does to others (row) and of what others do to it (column). */
  readonly influence: ReadonlyMap<string, number>
  readonly affected: ReadonlyMap<string, number>
  /** Conflicts with fewer than two sides, which stand between no goals yet. */
  readonly oneSided: readonly TraceNode[]
}

export const cellOf = (row: string, column: string): string => `${row} ${column}`

/** The hardest of what was said; null where none of it has a score. */
export function hardest(meetings: readonly Meeting[]): number | null {
  const scores = meetings.flatMap(({ score }) => (score === null ? [] : [score]))
  return scores.length === 0 ? null : Math.min(...scores)
}

type Said = readonly [from: string, to: string, meeting: Meeting]

/** Every pair of a conflict's sides, in both directions: the card does not say which of them gives way. */
function saidBy(conflict: TraceNode, sides: readonly string[]): Said[] {
  const meeting = { score: conflict.score ?? null, conflict, card: conflict }
  return sides.flatMap((one) =>
    sides.filter((other) => other !== one).map((other): Said => [one, other, meeting]),
  )
}

function sumsOf(cells: GoalMatrix['cells'], end: 0 | 1): Map<string, number> {
  const sums = new Map<string, number>()
  for (const [key, meetings] of cells) {
    const goal = key.split(' ')[end] ?? ''
    sums.set(goal, (sums.get(goal) ?? 0) + (hardest(meetings) ?? 0))
  }
  return sums
}

/** By card, the one that it was carried on from in the end: a goal and its copies in other rooms are one goal. */
function originalsOf({ nodes, edges }: Pick<Trace, 'nodes' | 'edges'>): (id: string) => string {
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]))
  const origins = new Map(edges.filter((edge) => isCopying(edge, kinds)).map(({ from, to }) => [from, to]))
  return (id) => {
    const seen = new Set([id])
    for (let at = id; ; ) {
      const origin = origins.get(at)
      if (origin === undefined || seen.has(origin)) return at
      seen.add(origin)
      at = origin
    }
  }
}

/** The same of originals; what is said of a goal and its own copy stays between those two. */
function saidOfOriginals(said: readonly Said[], original: (id: string) => string): Said[] {
  return said.map(([from, to, meeting]) => {
    const [one, other] = [original(from), original(to)]
    return one === other ? [from, to, meeting] : [one, other, meeting]
  })
}

export function goalMatrixOf({ nodes, edges }: Pick<Trace, 'nodes' | 'edges'>): GoalMatrix {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const conflicts = nodes.filter(({ kind, status }) => kind === 'goal_conflict' && status !== 'declined')
  const sidesOf = ({ id }: TraceNode) => [
    ...new Set(edges.filter(({ from, type }) => from === id && type === 'concerns').map(({ to }) => to)),
  ]
  const drawn = edges.flatMap(({ from, to, type, score }): Said[] => {
    const card = byId.get(from)
    return type === 'interacts' && card ? [[from, to, { score: score ?? null, conflict: null, card }]] : []
  })
  const said = saidOfOriginals(
    [...drawn, ...conflicts.flatMap((conflict) => saidBy(conflict, sidesOf(conflict)))],
    originalsOf({ nodes, edges }),
  )
  const cells = new Map(
    [...Map.groupBy(said, ([from, to]) => cellOf(from, to))].map(([key, of]) => [
      key,
      of.map(([, , one]) => one),
    ]),
  )
  const met = new Set([...cells.keys()].flatMap((key) => key.split(' ')))
  return {
    goals: nodes.filter(({ id }) => met.has(id)),
    cells,
    influence: sumsOf(cells, 0),
    affected: sumsOf(cells, 1),
    oneSided: conflicts.filter((conflict) => sidesOf(conflict).length < 2),
  }
}
