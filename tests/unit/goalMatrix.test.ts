import { describe, expect, test } from 'vitest'
import { demoNotes, demoSteps } from '../../server/demo/demoBoard.ts'
import { extractInsights, insightId } from '../../shared/insights/extract.ts'
import { cellOf, goalMatrixOf, hardest } from '../../shared/insights/goalMatrix.ts'
import { traceOf } from '../../shared/insights/trace.ts'
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
const idOf = (note: string) => {
  const room = demoNotes.find(({ id }) => id === note)?.room ?? 'analysis'
  return insightId(roomIds[room], `shape:${note}`)
}
const matrix = goalMatrixOf(demo)
const between = (row: string, column: string) => matrix.cells.get(cellOf(idOf(row), idOf(column))) ?? []

describe('the matrix of the demo', () => {
  test.each([
    ['a24', ['a14', 'a11', 'a17'], -2],
    ['v17', ['v02', 'v01'], -2],
    ['p21', ['p08', 'a14'], -2],
    ['m17', ['m05', 'p16'], -1],
  ] as const)('has the conflict %s between each two of its sides, both ways', (conflict, sides, score) => {
    for (const one of sides)
      for (const other of sides.filter((side) => side !== one)) {
        const meeting = between(one, other).find(({ card }) => card.id === idOf(conflict))
        expect(meeting, `${one} ${other}`).toMatchObject({ score, conflict: { id: idOf(conflict) } })
      }
  })

  test('has the synergies, in the direction they were drawn', () => {
    expect(between('p10', 'p06')).toMatchObject([{ score: 3, conflict: null, card: { id: idOf('p10') } }])
    expect(between('p06', 'p10')).toEqual([])
  })

  test('has no other goals than those that meet, and sums what each does and is done to', () => {
    const met = ['a11', 'a14', 'a17', 'm05', 'p06', 'p07', 'p08', 'p09', 'p10', 'p11', 'p16', 'v01', 'v02']
    expect(matrix.goals.map(({ id }) => id).sort()).toEqual(met.map(idOf).sort())
    // From a24 by two sides and from p21 by one, each -2.
    expect(matrix.influence.get(idOf('a14'))).toBe(-6)
    expect(matrix.affected.get(idOf('p09'))).toBe(1)
    expect(matrix.influence.get(idOf('p09'))).toBe(2)
  })
})

test('a goal and its copies in other rooms are one goal, whichever of them something is said of', () => {
  const original = demo.nodes.find(({ id }) => id === idOf('v02'))
  if (!original) throw new Error('the demo has a vision')
  const [copy, again, other] = ['b:copy', 'c:again', 'c:other'].map((id) => ({ ...original, id }))
  if (!copy || !again || !other) throw new Error('nothing was copied')
  const at = { roomId: 'c', shapeId: 's' } as const
  const { goals, cells, influence } = goalMatrixOf({
    nodes: [...demo.nodes, copy, again, other],
    edges: [
      ...demo.edges,
      { ...at, from: copy.id, to: original.id, type: 'derived_from' },
      { ...at, from: again.id, to: copy.id, type: 'derived_from' },
      { ...at, from: again.id, to: other.id, type: 'interacts', score: -3 },
    ],
  })
  expect(goals.map(({ id }) => id)).not.toContain(again.id)
  expect(cells.get(cellOf(original.id, other.id))).toMatchObject([{ score: -3, card: { id: again.id } }])
  expect(influence.get(original.id)).toBe(-2 - 3)
})

test('a conflict with one side stands between no goals, and is told; the hardest of several scores counts', () => {
  const one = (id: string) =>
    ({ ...matrix.goals[0], id, kind: 'goal_conflict' }) as (typeof matrix.goals)[number]
  const edge = { from: 'c', to: 'g', type: 'concerns', roomId: 'r', shapeId: 's' } as const
  const lonely = goalMatrixOf({ nodes: [one('c'), { ...one('g'), kind: 'vision' }], edges: [edge] })
  expect(lonely.goals).toEqual([])
  expect(lonely.oneSided.map(({ id }) => id)).toEqual(['c'])
  const said = (score: number | null) => ({ score, conflict: null, card: one('c') })
  expect(hardest([said(2), said(null), said(-1)])).toBe(-1)
  expect(hardest([said(null)])).toBeNull()
})
