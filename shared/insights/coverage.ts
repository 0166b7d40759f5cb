/**
 * What each action has to be carried out with: a tool, money, an owner and the decisions it asks for. What one of them
 * lacks is a gap of the policy mix.
 * @module
 */
import type { Kind, Status } from '../vocabulary.ts'
import { isOneOf } from '../vocabulary.ts'
import { originalActions } from './originalActions.ts'
import { DECLINED_ZONE, type Trace, type TraceEdge, type TraceNode } from './trace.ts'

export const coverageParts = ['tool', 'money', 'owner', 'decision'] as const
export type CoveragePart = (typeof coverageParts)[number]

export interface Coverage {
  readonly action: TraceNode
  /** The cards that give it each, in the order of the trace. */
  readonly by: Readonly<Record<CoveragePart, readonly TraceNode[]>>
  /** The organisation that its card, or a copy of it, names as responsible; null where none does. */
  readonly owner: string | null
  /** Whether it was decided on, so that it asks for no decision any more. */
  readonly isDecided: boolean
  /** What there is none of. */
  readonly lacks: readonly CoveragePart[]
}

/** What a policy mix has gaps in: a decision is not needed for every action. */
const gapParts: readonly CoveragePart[] = ['tool', 'money', 'owner']

/** Whether an action lacks a tool, money or an owner. */
export const hasGap = ({ lacks }: Coverage): boolean => gapParts.some((part) => lacks.includes(part))
/** Whether it lacks all three: nobody has come to it yet. */
export const lacksAll = ({ lacks }: Coverage): boolean => gapParts.every((part) => lacks.includes(part))

const partKinds: Readonly<Record<CoveragePart, readonly Kind[]>> = {
  tool: ['instrument', 'steering_document'],
  money: ['funding'],
  owner: ['actor', 'governance_body'],
  decision: ['decision_need'],
}
/** A card that only speaks for an action, or of it, carries nothing of it out; a decision is about it. */
const carrying = ['implements', 'funds', 'steered_by', 'owned_by'] as const satisfies TraceEdge['type'][]
const decided: readonly Status[] = ['adopted', 'in_progress', 'done']
const setAside: readonly Status[] = ['declined', 'parked']

const gives = (part: CoveragePart, type: TraceEdge['type']): boolean =>
  part === 'decision' ? type === 'concerns' : isOneOf(carrying, type)

/** Every id that an action has, in the rooms it was carried to as well. */
function copiesOf({ nodes, edges }: Pick<Trace, 'nodes' | 'edges'>): (id: string) => ReadonlySet<string> {
  const actions = new Set(nodes.filter(({ kind }) => kind === 'action').map(({ id }) => id))
  const copies = Map.groupBy(
    edges.filter(({ type, from, to }) => type === 'derived_from' && actions.has(from) && actions.has(to)),
    ({ to }) => to,
  )
  return (id) => {
    const all = new Set([id])
    for (const one of all) for (const { from } of copies.get(one) ?? []) all.add(from)
    return all
  }
}

/** Of every action that was not set aside, in the order of the trace. */
export function coverageOf(trace: Pick<Trace, 'nodes' | 'edges'>): Coverage[] {
  const { nodes, edges } = trace
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const allOf = copiesOf(trace)
  const ends = edges.flatMap(({ from, to, type }) => [
    { id: from, other: to, type },
    { id: to, other: from, type },
  ])
  const touching = Map.groupBy(ends, ({ id }) => id)
  return originalActions(nodes, edges)
    .filter(({ status, zone }) => !setAside.includes(status) && zone !== DECLINED_ZONE)
    .map((action) => {
      const ids = [...allOf(action.id)]
      const near = ids.flatMap((id) => touching.get(id) ?? [])
      const cardsOf = (part: CoveragePart): TraceNode[] => {
        const found = new Set(near.filter(({ type }) => gives(part, type)).map(({ other }) => other))
        return [...found].flatMap((id) => {
          const node = byId.get(id)
          return node && partKinds[part].includes(node.kind) && !setAside.includes(node.status) ? [node] : []
        })
      }
      const by = {
        tool: cardsOf('tool'),
        money: cardsOf('money'),
        owner: cardsOf('owner'),
        decision: cardsOf('decision'),
      }
      const same = ids.flatMap((id) => byId.get(id) ?? [])
      const owner = same.find((one) => one.owner !== undefined)?.owner ?? null
      const isDecided = same.some(({ status }) => decided.includes(status))
      const lacks = coverageParts.filter(
        (part) =>
          by[part].length === 0 &&
          !(part === 'owner' && owner !== null) &&
          !(part === 'decision' && isDecided),
      )
      return { action, by, owner, isDecided, lacks }
    })
}
