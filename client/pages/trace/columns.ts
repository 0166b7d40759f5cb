/**
 * The picture of the thread, from left to right: from the target picture to those who carry it out.
 * @module
 */
import type { TraceEdge, TraceNode } from '../../../shared/insights/trace.ts'
import { restingPairs } from '../../../shared/insights/trace.ts'
import type { Kind } from '../../../shared/vocabulary.ts'

export const columns = ['target', 'milestones', 'basis', 'needs', 'actions', 'means', 'follow'] as const
export type Column = (typeof columns)[number]

const columnOf: Record<Kind, Column> = {
  vision: 'target',
  milestone: 'milestones',
  observation: 'basis',
  driver: 'basis',
  asset: 'basis',
  evidence: 'basis',
  question: 'basis',
  assumption: 'basis',
  goal_conflict: 'basis',
  need: 'needs',
  challenge: 'needs',
  focus_area: 'actions',
  action: 'actions',
  criterion: 'actions',
  instrument: 'means',
  funding: 'means',
  steering_document: 'means',
  decision_need: 'means',
  governance_body: 'follow',
  mandate: 'follow',
  actor: 'follow',
  indicator: 'follow',
  result: 'follow',
  lesson: 'follow',
  adjustment: 'follow',
}

export const columnNumber = ({ kind }: Pick<TraceNode, 'kind'>): number => columns.indexOf(columnOf[kind])

/** How many the whole picture shows at most: more cannot be told apart. Those with the most relations come first. */
export const MAX_IN_PICTURE = 250

/** What the picture shows of a trace that is not narrowed to one thread: what is joined to something, or hangs loose. */
export function pictured(nodes: readonly TraceNode[], edges: readonly TraceEdge[]): TraceNode[] {
  const joined = new Map<string, number>()
  for (const { from, to } of edges) for (const id of [from, to]) joined.set(id, (joined.get(id) ?? 0) + 1)
  const shown = nodes.filter(({ id, loose }) => joined.has(id) || loose.length > 0)
  if (shown.length <= MAX_IN_PICTURE) return shown
  const kept = new Set(
    shown
      .toSorted((a, b) => (joined.get(b.id) ?? 0) - (joined.get(a.id) ?? 0))
      .slice(0, MAX_IN_PICTURE)
      .map(({ id }) => id),
  )
  return shown.filter(({ id }) => kept.has(id))
}

/** Each edge from left to right; within a column from what rests to what it rests on. */
export function rightward(edge: TraceEdge, nodes: ReadonlyMap<string, TraceNode>): [string, string] | null {
  const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)]
  if (!from || !to || from === to) return null
  const by = columnNumber(to) - columnNumber(from)
  if (by !== 0) return by > 0 ? [from.id, to.id] : [to.id, from.id]
  const [pair] = restingPairs(edge)
  return pair ? [...pair] : [from.id, to.id]
}
