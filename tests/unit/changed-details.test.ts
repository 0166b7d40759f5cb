import { expect, test } from 'vitest'
import { changedDetails, differsOtherwise } from '../../shared/insights/changedDetails.ts'
import { differenceBetween } from '../../shared/insights/difference.ts'
import type { Insight } from '../../shared/insights/extract.ts'
import { extractInsights } from '../../shared/insights/extract.ts'
import { demoBoardOf } from '../support/outcome.ts'

const room = { id: 'room', step: 'prioritisation', processId: 'process' } as const
const board = demoBoardOf('prioritisation')
const action = extractInsights(board, room).insights.find(({ kind }) => kind === 'action') as Insight
const names = (before: Insight, after: Insight) => changedDetails(before, after).map(({ en }) => en)

test('details that changed are told by the names of their fields, each once', () => {
  const attrs = { ...action.attrs, effort: 1, checks: { direction: true } }
  const now = { ...action, attrs, owner: { organisation: 'Kommunen' }, horizonYear: 2031 }
  expect(names(action, now)).toEqual([
    'Effort, 1 to 5',
    'Leads in the right direction',
    'Responsible organisation',
    'Aims for the year',
  ])
  expect(names(now, now)).toEqual([])
})

test('what follows from the zone or from relations is no detail of its own', () => {
  const moved = { ...action, attrs: { ...action.attrs, quadrant: 'decline' } }
  expect(names(action, moved)).toEqual([])
  const threat: Insight = { ...action, kind: 'observation', facet: 'threat', attrs: { facet: 'threat' } }
  const strength: Insight = { ...threat, facet: 'strength', attrs: { facet: 'strength' } }
  expect(names(threat, strength)).toEqual([])
})

test('a card that was only moved differs in nothing else, whatever its new zone makes of it', () => {
  const otherwise = (before: Insight, after: Insight) =>
    differenceBetween(
      { insights: [before], relations: [] },
      { insights: [after], relations: [] },
    ).changed.map(differsOtherwise)
  const before = { ...action, zone: 'decline', attrs: { ...action.attrs, quadrant: 'decline' } }
  const moved = { ...before, zone: 'when_possible', attrs: { ...before.attrs, quadrant: 'when_possible' } }
  expect(otherwise(before, moved)).toEqual([false])
  expect(otherwise(before, { ...moved, attrs: { ...moved.attrs, effort: 1 } })).toEqual([true])
  expect(otherwise(before, { ...moved, status: 'parked' })).toEqual([true])
  expect(otherwise(before, { ...before, text: 'Med andra ord' })).toEqual([false])
  expect(otherwise(before, { ...before, attrs: moved.attrs })).toEqual([true])
})
