import { describe, expect, test } from 'vitest'
import { demoNotes, demoSteps } from '../../server/demo/demoBoard.ts'
import { newNote, readZones } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import { extractInsights, insightId } from '../../shared/insights/extract.ts'
import { lineOfSight } from '../../shared/insights/lineOfSight.ts'
import { originalActions } from '../../shared/insights/originalActions.ts'
import { threadOf, traceOf } from '../../shared/insights/trace.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import type { SteeringDocument } from '../../shared/rooms/steeringDocuments.ts'
import type { Step } from '../../shared/vocabulary.ts'
import { demoBoardOf } from '../support/outcome.ts'

const roomIds = Object.fromEntries(demoSteps.map((step) => [step, `room-${step}`])) as Record<Step, string>
const boardOf = (step: Step) => demoBoardOf(step, roomIds)
const traced = (step: Step, records: readonly BoardRecord[] = boardOf(step)) => ({
  ...extractInsights(records, { id: roomIds[step], step, processId: 'process' }),
  roomId: roomIds[step],
  step,
  title: step,
  snapshotId: `snapshot-${step}`,
})
const demo = traceOf(demoSteps.map((step) => traced(step)))
const idOf = (note: string) => {
  const room = demoNotes.find(({ id }) => id === note)?.room ?? 'analysis'
  return insightId(roomIds[room], `shape:${note}`)
}

describe('the trace of the demo', () => {
  test('leads from the target picture down to what was said in the village, with money and carriers', () => {
    const { restsOn } = threadOf(demo, idOf('v01'))
    for (const note of ['v03', 'v11', 'p05', 'a19', 'a05', 'm06', 'm13', 'm08', 'm15'])
      expect(restsOn, note).toContain(idOf(note))
  })

  test('and from there up again', () => {
    const { carries } = threadOf(demo, idOf('a05'))
    for (const note of ['a19', 'p05', 'v11', 'v03', 'v01']) expect(carries, note).toContain(idOf(note))
    expect(carries).not.toContain(idOf('m06'))
  })

  test('every relation of the demo is an edge, and none is broken', () => {
    const wanted = demoNotes.flatMap(({ id, links }) =>
      links.map((link) => [idOf(id), link.type, idOf(link.to)].join()),
    )
    expect(new Set(demo.edges.map(({ from, type, to }) => [from, type, to].join()))).toEqual(new Set(wanted))
    expect(demo.broken).toEqual([])
  })

  test('each action is told once, also one that was derived from what somebody saw', () => {
    const actions = originalActions(demo.nodes, demo.edges)
    expect(actions.map(({ id }) => id)).toEqual(
      demoNotes.flatMap(({ id, kind }) => (kind === 'action' ? [idOf(id)] : [])),
    )
  })

  test('a steering document that gives its case number alone leads up the register', () => {
    const programme: SteeringDocument = {
      id: 'rds3',
      title: 'Programmet',
      caseNumber: 'RUN/430/2018',
      level: 'regional',
      type: 'programme',
      status: 'in_force',
      horizonYear: null,
      owner: null,
      steeredBy: [],
    }
    const action = demo.nodes.find(({ id }) => id === idOf('p08'))
    if (!action) throw new Error('the demo has no p08')
    expect(lineOfSight(demo, [programme], action).documents).toEqual([[programme]])
  })

  test('a room that is not seen breaks the relations into it, which are told apart', () => {
    const partial = traceOf(demoSteps.filter((step) => step !== 'vision').map((step) => traced(step)))
    expect(partial.broken.length).toBeGreaterThan(0)
    expect(partial.edges.length + partial.broken.length).toBeLessThanOrEqual(demo.edges.length)
  })
})

describe('what hangs loose', () => {
  const loose = (id: string, trace = demo) => trace.nodes.find((node) => node.id === id)?.loose

  test('an action has an instrument or is told', () => {
    expect(loose(idOf('p05'))).toEqual([])
    const without = traceOf(demoSteps.filter((step) => step !== 'policy_mix').map((step) => traced(step)))
    expect(loose(idOf('p05'), without)).toEqual(['action_without_instrument'])
  })

  test('an action that was turned down needs none', () => {
    const declined = demo.nodes.filter(({ status, kind }) => kind === 'action' && status === 'declined')
    expect(declined.length).toBeGreaterThan(0)
    expect(declined.flatMap((node) => node.loose)).toEqual([])
  })

  test('a vision is served by an action, by way of milestones, or is told', () => {
    expect(loose(idOf('v03'))).toEqual([])
    const alone = traceOf([traced('vision')])
    expect(loose(idOf('v03'), alone)).toEqual(['vision_without_action'])
  })

  test('an instrument that nobody owns is told', () => {
    const told = demo.nodes.filter(({ loose: ends }) => ends.includes('instrument_without_owner'))
    const owned = new Set(
      demoNotes
        .filter(({ links }) => links.some(({ type }) => type === 'owned_by'))
        .map(({ id }) => idOf(id)),
    )
    expect(told.length).toBeGreaterThan(0)
    expect(told.filter(({ id }) => owned.has(id))).toEqual([])
  })

  test('one whose card names the organisation that owns it is not', () => {
    const named = boardOf('policy_mix').map((record) =>
      record.id === 'shape:m13'
        ? { ...record, meta: { ...(record.meta as object), 'owner.organisation': 'Åre kommun' } }
        : record,
    )
    expect(loose(idOf('m13'))).toEqual(['instrument_without_owner'])
    expect(loose(idOf('m13'), traceOf([traced('policy_mix', named)]))).toEqual([])
  })
  test('an action that was carried on has the instrument of any of its copies', () => {
    const copy = (step: Step, origin: string, zone: string, id: string) => {
      const box = readZones(seedBoard(roomTemplates[step])).find((one) => one.id === zone)?.box
      if (!box) throw new Error(`no zone ${zone}`)
      const at = { x: box.x + 40, y: box.y + 200, index: 'a9', sector: null }
      const meta = { kind: 'action', origin } as const
      return newNote({ id: `shape:${id}`, text: 'Digital lots', ...at, meta })
    }
    const funded = idOf('p05')
    // Carried into a second room of the policy mix, and from there into a third.
    const seeds = seedBoard(roomTemplates.policy_mix)
    const second = { ...traced('policy_mix'), roomId: 'room-2', snapshotId: 's2' }
    const withCards = (roomId: string, ...cards: BoardRecord[]) => ({
      ...second,
      ...extractInsights([...seeds, ...cards], { id: roomId, step: 'policy_mix', processId: 'process' }),
      roomId,
    })
    const sibling = withCards('room-2', copy('policy_mix', funded, 'prioritised_actions', 'one'))
    const further = withCards(
      'room-3',
      copy('policy_mix', insightId('room-2', 'shape:one'), 'prioritised_actions', 'two'),
    )
    const all = traceOf([...demoSteps.map((step) => traced(step)), sibling, further])
    for (const id of [funded, insightId('room-2', 'shape:one'), insightId('room-3', 'shape:two')])
      expect(loose(id, all), id).toEqual([])
    // A card and its copies rest on the same, and not on each other.
    const [one, two] = [insightId('room-2', 'shape:one'), insightId('room-3', 'shape:two')]
    const { restsOn, carries, same } = threadOf(all, one)
    expect([...same].sort()).toEqual([funded, two].sort())
    for (const id of [funded, two]) {
      expect(restsOn).not.toContain(id)
      expect(carries).not.toContain(id)
    }
    expect(restsOn).toContain(idOf('a19'))
    expect(carries).toContain(idOf('v11'))
    const alone = traceOf([
      ...demoSteps.filter((step) => step !== 'policy_mix').map((step) => traced(step)),
      sibling,
      further,
    ])
    expect(loose(insightId('room-3', 'shape:two'), alone)).toEqual(['action_without_instrument'])
  })
})
