/**
 * The actions of a process, each once: a card carried on into another room stands for its original.
 * @module
 */
import type { TraceEdge, TraceNode } from './trace.ts'

/**
 * The actions among the nodes that are no copies of other actions, in their order. One that was derived from something
 * else than an action, such as a possibility that somebody saw, is one of its own.
 */
export function originalActions(
  nodes: readonly TraceNode[],
  edges: readonly Pick<TraceEdge, 'from' | 'to' | 'type'>[],
): TraceNode[] {
  const actions = nodes.filter(({ kind }) => kind === 'action')
  const ids = new Set(actions.map(({ id }) => id))
  const copies = new Set(
    edges.filter(({ type, to }) => type === 'derived_from' && ids.has(to)).map(({ from }) => from),
  )
  return actions.filter(({ id }) => !copies.has(id))
}
