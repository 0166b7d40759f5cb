/**
 * What each action of the demo has to be carried out with, compared with the demo's own lines.
 * @module
 */
import { describe, expect, test } from 'vitest'
import { demoNotes, demoSteps } from '../../server/demo/demoBoard.ts'
import { coverageOf, coverageParts } from '../../shared/insights/coverage.ts'
import { extractInsights, insightId } from '../../shared/insights/extract.ts'
import { type TraceEdge, type TraceNode, traceOf } from '../../shared/insights/trace.ts'
import type { Step } from '../../shared/vocabulary.ts'
import { demoBoardOf } from '../support/outcome.ts'

const roomIds = Object.fromEntries(demoSteps.map((step) => [step, `room-${step}`])) as Record<Step, string>
const demo = traceOf(
  demoSteps.map((step) => ({
    ...extractInsights(demoBoardOf(step, roomIds), { id: roomIds[step], step, processId: 'process' }),
    roomId: roomIds[step],
    step,
    title: step,
    snapshotId: `snapshot-${step}`,
  })),
)
const noteOf = (id: string) =>
  demoNotes.find((note) => insightId(roomIds[note.room], `shape:${note.id}`) === id)?.id ?? id

describe('the coverage of the demo', () => {
  test('has each action that was not turned down, with the cards that carry it', () => {
    const rows = coverageOf(demo).map(({ action, by }) => [
      noteOf(action.id),
      ...coverageParts.map((part) => by[part].map(({ id }) => noteOf(id)).join(' ')),
    ])
    expect(rows).toEqual([
      ['p05', 'm13', 'm06', '', ''],
      ['p06', '', '', '', ''],
      ['p07', '', '', '', ''],
      ['p08', 'm03', '', 'p20', 'p19'],
      ['p09', 'm10', '', '', ''],
      ['p10', '', 'm05', '', ''],
      ['p11', '', '', '', ''],
      ['p12', '', '', '', ''],
      ['p14', '', 'm07', '', ''],
      ['p15', '', '', '', ''],
    ])
  })
})

describe('an action', () => {
  const [first] = demo.nodes
  if (!first) throw new Error('the demo has no cards')
  const node = (id: string, more: Partial<TraceNode>): TraceNode => {
    const { owner: _, ...rest } = first
    return { ...rest, id, status: 'trial', zone: 'do_now', ...more }
  }
  const edge = (from: string, type: TraceEdge['type'], to: string): TraceEdge => ({
    from,
    to,
    type,
    roomId: 'room',
    shapeId: 'shape:edge',
  })

  test('has what its copies in other rooms have; what was set aside gives nothing', () => {
    const nodes = [
      node('action', { kind: 'action' }),
      node('copy', { kind: 'action', owner: 'Kommunen' }),
      node('second', { kind: 'action', status: 'adopted' }),
      node('money', { kind: 'funding' }),
      node('tool', { kind: 'instrument', status: 'declined' }),
    ]
    const edges = [
      edge('copy', 'derived_from', 'action'),
      edge('second', 'derived_from', 'copy'),
      edge('money', 'funds', 'second'),
      edge('tool', 'implements', 'action'),
    ]
    const [row, ...others] = coverageOf({ nodes, edges })
    expect(others).toEqual([])
    expect(row).toMatchObject({ owner: 'Kommunen', isDecided: true, lacks: ['tool'] })
    expect(row?.by.money.map(({ id }) => id)).toEqual(['money'])
  })

  test('is not carried by what only speaks for it', () => {
    const nodes = [node('action', { kind: 'action' }), node('grant', { kind: 'funding' })]
    const [row] = coverageOf({ nodes, edges: [edge('grant', 'supports', 'action')] })
    expect(row?.lacks).toEqual([...coverageParts])
  })
})
