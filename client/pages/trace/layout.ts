/**
 * Where each card of the thread's picture lies: laid out in columns by ELK, in a thread of its own.
 * @module
 */
import ELK, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk-api.js'
import workerUrl from 'elkjs/lib/elk-worker.min.js?url'
import type { TraceEdge, TraceNode } from '../../../shared/insights/trace.ts'
import { type Column, columnNumber, columns, rightward } from './columns.ts'

/** In pixels of the picture. */
export const CARD_WIDTH = 220
export const CARD_HEIGHT = 92

export interface Point {
  readonly x: number
  readonly y: number
}

/** What of the picture's width one column has. */
export interface Band {
  readonly column: Column
  readonly x: number
  readonly width: number
}

export interface Laid {
  readonly width: number
  readonly height: number
  readonly bands: readonly Band[]
  readonly cards: readonly (Point & { readonly node: TraceNode })[]
  readonly lines: readonly { readonly edge: TraceEdge; readonly points: readonly Point[] }[]
}

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.partitioning.activate': 'true',
  'elk.edgeRouting': 'ORTHOGONAL',
  // Cards that are joined to few stand in the same columns as all others.
  'elk.separateConnectedComponents': 'false',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.spacing.nodeNodeBetweenLayers': '72',
  'elk.layered.spacing.edgeNodeBetweenLayers': '20',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
  'elk.spacing.nodeNode': '20',
  'elk.spacing.edgeNode': '14',
  'elk.padding': '[top=24,left=24,bottom=24,right=24]',
}

let elk: InstanceType<typeof ELK> | null = null

function pointsOf({ sections }: ElkExtendedEdge, isTurned: boolean): Point[] {
  const section = sections?.[0]
  if (!section) return []
  const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint]
  return isTurned ? points.reverse() : points
}

function bandsOf(cards: Laid['cards']): Band[] {
  return columns.flatMap((column, number) => {
    const lefts = cards.filter(({ node }) => columnNumber(node) === number).map(({ x }) => x)
    if (lefts.length === 0) return []
    const x = Math.min(...lefts)
    return [{ column, x, width: Math.max(...lefts) + CARD_WIDTH - x }]
  })
}

/** @param edges those between the nodes; others are left out */
export async function layOut(nodes: readonly TraceNode[], edges: readonly TraceEdge[]): Promise<Laid> {
  elk ??= new ELK({ workerUrl })
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const drawn = edges.flatMap((edge, i) => {
    const ends = rightward(edge, byId)
    return ends ? [{ id: `line ${i}`, edge, ends }] : []
  })
  const graph: ElkNode = await elk.layout({
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
