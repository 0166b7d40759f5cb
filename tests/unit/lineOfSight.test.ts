/**
 * An action's line of sight: over goals in several rooms up to the target picture, and over steering documents.
 * @module
 */
import { describe, expect, test } from 'vitest'
import { lineOfSight } from '../../shared/insights/lineOfSight.ts'
import { originalActions } from '../../shared/insights/originalActions.ts'
import type { Trace, TraceEdge, TraceNode } from '../../shared/insights/trace.ts'
import type { SteeringDocument } from '../../shared/rooms/steeringDocuments.ts'
import type { Kind, RelationType } from '../../shared/vocabulary.ts'

const node = (id: string, kind: Kind, more: Partial<TraceNode> = {}): TraceNode => ({
  id,
  kind,
  text: id,
  roomId: 'room',
  step: 'vision',
  zone: null,
  sector: null,
  strengthArea: null,
  status: 'trial',
  votes: null,
  version: 1,
  snapshotId: 'snapshot',
  shapeId: `shape:${id}`,
  loose: [],
  ...more,
})
const edge = (from: string, type: RelationType, to: string): TraceEdge => ({
  from,
  to,
  type,
  roomId: 'room',
  shapeId: `shape:${from}-${to}`,
})
const document = (id: string, ...steeredBy: string[]): SteeringDocument => ({
  id,
  title: id,
  caseNumber: id === 'programme' ? 'RUN/430/2018' : null,
  level: 'regional',
  type: id === 'picture' ? 'target_picture' : 'programme',
  status: 'in_force',
  horizonYear: null,
  owner: null,
  steeredBy,
})

const register = [document('picture'), document('goals', 'picture'), document('programme', 'goals')]
const nodes = [
  node('coaches', 'action'),
  node('copy', 'action', { text: 'coaches' }),
  node('need', 'need'),
  node('halfway', 'milestone'),
  node('vision', 'vision', { zone: 'vision_2030' }),
  node('target', 'vision', { zone: 'target_2050' }),
  node('paper', 'steering_document', { ref: 'RUN/430/2018' }),
  node('alone', 'action'),
]
const edges = [
  edge('copy', 'derived_from', 'coaches'),
  edge('coaches', 'addresses', 'need'),
  edge('coaches', 'implements', 'halfway'),
  edge('halfway', 'leads_to', 'vision'),
  edge('vision', 'leads_to', 'target'),
  edge('copy', 'steered_by', 'paper'),
]
const sightOf = (id: string, trace: Pick<Trace, 'nodes' | 'edges'> = { nodes, edges }) => {
  const action = trace.nodes.find((one) => one.id === id)
  if (!action) throw new Error(`no ${id}`)
  return lineOfSight(trace, register, action)
}

describe('the line of sight', () => {
  test('goes from the action over each goal to the target picture, and no other way', () => {
    const { goals, reachesTarget } = sightOf('coaches')
    expect(goals.map(({ id }) => id)).toEqual(['halfway', 'vision', 'target'])
    expect(reachesTarget).toBe(true)
  })

  test('of a copy goes by its original, which does not stand in it twice; its documents lead up the register', () => {
    const { goals, documents } = sightOf('copy')
    expect(goals.map(({ id }) => id)).toEqual(['halfway', 'vision', 'target'])
    expect(documents.map((way) => way.map(({ id }) => id))).toEqual([['programme', 'goals', 'picture']])
  })

  test('is told of an action that was derived from something else than an action, and not of a copy', () => {
    const seen = [...edges, edge('alone', 'derived_from', 'need')]
    expect(originalActions(nodes, seen).map(({ id }) => id)).toEqual(['coaches', 'alone'])
  })

  test('ends where the thread does, and is none where it does not begin', () => {
    const short = sightOf('coaches', { nodes, edges: edges.filter(({ to }) => to !== 'target') })
    expect(short.goals.map(({ id }) => id)).toEqual(['halfway', 'vision'])
    expect(short.reachesTarget).toBe(false)
    expect(sightOf('alone')).toEqual({ goals: [], reachesTarget: false, documents: [] })
  })
})
