/**
 * The line of sight of an action: by which goals it leads up to the target picture, and which steering documents carry
 * it there.
 * @module
 */
import type { SteeringDocument } from '../rooms/steeringDocuments.ts'
import { wayUp } from '../rooms/steeringDocuments.ts'
import type { Kind } from '../vocabulary.ts'
import { linksOf, type Trace, type TraceNode } from './trace.ts'

/** What a line of sight goes through. */
const upwards: ReadonlySet<Kind> = new Set(['action', 'focus_area', 'milestone', 'vision'])
/** The zone of the target picture, in the vision room. */
const TARGET_ZONE = 'target_2050'

export interface LineOfSight {
  /** From the first goal that the action serves up to the last; none where it serves none. */
  readonly goals: readonly TraceNode[]
  /** Whether the last of them is the target picture. */
  readonly reachesTarget: boolean
  /** For each steering document that it or one of its goals names, the way up from it. */
  readonly documents: readonly (readonly SteeringDocument[])[]
}

/** How near a node is to the target: the target itself, any vision, any goal. */
function rank({ kind, zone }: TraceNode): number {
  if (kind === 'vision') return zone === TARGET_ZONE ? 3 : 2
  return kind === 'milestone' ? 1 : 0
}

/** Every node that can be reached upwards, each with the shortest way to it. */
function waysUp(start: TraceNode, nodes: ReadonlyMap<string, TraceNode>, carries: Links): TraceNode[][] {
  const ways: TraceNode[][] = [[start]]
  const seen = new Set([start.id])
  for (const way of ways)
    for (const id of carries.get(way.at(-1)?.id ?? '') ?? []) {
      const next = nodes.get(id)
      if (!next || seen.has(id) || !upwards.has(next.kind)) continue
      seen.add(id)
      ways.push([...way, next])
    }
  return ways
}
type Links = ReadonlyMap<string, readonly string[]>

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** The document of the register that a card points at, by its case number or its title. */
export function documentOfCard(
  { ref, text }: Pick<TraceNode, 'ref' | 'text'>,
  documents: readonly SteeringDocument[],
): SteeringDocument | null {
  const names = ({ title, caseNumber }: SteeringDocument) => [title, ...(caseNumber ? [caseNumber] : [])]
  const named = documents.find((one) => names(one).some((name) => same(name, ref ?? text)))
  return named ?? documents.find(({ caseNumber }) => caseNumber !== null && text.includes(caseNumber)) ?? null
}

export function lineOfSight(
  trace: Pick<Trace, 'nodes' | 'edges'>,
  documents: readonly SteeringDocument[],
  action: TraceNode,
): LineOfSight {
  const nodes = new Map(trace.nodes.map((node) => [node.id, node]))
  const { carries, restsOn } = linksOf(trace)
  const ways = waysUp(action, nodes, carries)
  // The first of the highest: the ways come in order of their length.
  const best = ways.reduce((found, way) => (topRank(way) > topRank(found) ? way : found))
  const goals = best.filter(({ kind, text }, i) => i > 0 && !(kind === 'action' && text === action.text))
  const named = best.flatMap(({ id }) => (restsOn.get(id) ?? []).flatMap((below) => nodes.get(below) ?? []))
  const found = named
    .filter(({ kind }) => kind === 'steering_document')
    .flatMap((card) => documentOfCard(card, documents) ?? [])
  return {
    goals,
    reachesTarget: topRank(best) === 3,
    documents: [...new Set(found)].map((document) => wayUp(document, documents)),
  }
}

const topRank = (way: readonly TraceNode[]): number => {
  const top = way.at(-1)
  return top ? rank(top) : 0
}
