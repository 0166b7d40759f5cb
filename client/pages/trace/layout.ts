/**
 * Where each card of the thread's picture lies: laid out in columns by ELK, in a thread of its own.
 * @module
 */
import ELK, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk-api.js'
import workerUrl from 'elkjs/lib/elk-worker.min.js?url'
import type { TraceEdge, TraceNode } from '../../../shared/insights/trace.ts'
import { columnNumber, rightward } from './columns.ts'
import {
  bandsOf,
  CARD_GAP,
  CARD_HEIGHT,
  CARD_WIDTH,
  COLUMN_GAP,
  EDGE,
  type Laid,
  type Point,
} from './laid.ts'

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.partitioning.activate': 'true',
  'elk.edgeRouting': 'ORTHOGONAL',
  // Cards that are joined to few stand in the same columns as all others.
  'elk.separateConnectedComponents': 'false',
  // Network simplex packs somewhat closer, but takes ten times as long for 250 cards.
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
  'elk.layered.spacing.nodeNodeBetweenLayers': String(COLUMN_GAP),
  'elk.layered.spacing.edgeNodeBetweenLayers': '20',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
  'elk.spacing.nodeNode': String(CARD_GAP),
  'elk.spacing.edgeNode': '14',
  'elk.padding': `[top=${EDGE},left=${EDGE},bottom=${EDGE},right=${EDGE}]`,
}

let elk: InstanceType<typeof ELK> | null = null

/** Starts the thread that lays out, which takes a moment, before there is anything to lay out. */
export function readyLayout(): InstanceType<typeof ELK> {
  elk ??= new ELK({ workerUrl })
  return elk
}

function pointsOf({ sections }: ElkExtendedEdge, isTurned: boolean): Point[] {
  const section = sections?.[0]
  if (!section) return []
  const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint]
  return isTurned ? points.reverse() : points
}

/** @param edges those between the nodes; others are left out */
export async function layOut(nodes: readonly TraceNode[], edges: readonly TraceEdge[]): Promise<Laid> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const drawn = edges.flatMap((edge, i) => {
    const ends = rightward(edge, byId)
    return ends ? [{ id: `line ${i}`, edge, ends }] : []
  })
  const graph: ElkNode = await readyLayout().layout({
    id: 'trace',
    layoutOptions: options,
    children: nodes.map((node) => ({
      id: node.id,
      width: CARD_WIDTH,
      height: CARD_HEIGHT,
      layoutOptions: { 'elk.partitioning.partition': String(columnNumber(node)) },
    })),
    edges: drawn.map(({ id, ends: [from, to] }) => ({ id, sources: [from], targets: [to] })),
  })
  const lines = new Map((graph.edges ?? []).map((edge) => [edge.id, edge]))
  const cards = (graph.children ?? []).flatMap(({ id, x = 0, y = 0 }) => {
    const node = byId.get(id)
    return node ? [{ node, x, y }] : []
  })
  return {
    width: graph.width ?? 0,
    height: graph.height ?? 0,
    bands: bandsOf(cards),
    cards,
    lines: drawn.map(({ id, edge, ends }) => {
      const line = lines.get(id)
      return { edge, points: line ? pointsOf(line, ends[0] !== edge.from) : [] }
    }),
  }
}
