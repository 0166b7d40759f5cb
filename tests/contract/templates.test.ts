/**
 * The template of a process: changed, moved to another process as a file, and held to its form.
 * @module
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readZones } from '../../shared/board/cards.ts'
import { readRecords } from '../../shared/board/document.ts'
import { MAX_STARTED_PROCESSES } from '../../shared/limits.ts'
import { Problem } from '../../shared/protocol/problem.ts'
import { CreatedProcess, Process, Room } from '../../shared/protocol/processes.ts'
import { KeptTemplate, ProcessTemplate } from '../../shared/protocol/processTemplate.ts'
import { Snapshot, SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import { kinds } from '../../shared/vocabulary.ts'
import { writeNote } from '../support/board.ts'
import { stockPerson } from '../support/person.ts'
import { join, type Member, makeScene, type Scene, tokenOf } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
let lena: Member
beforeAll(async () => {
  server = await startServer()
  scene = await makeScene(server)
  lena = await scene.join('facilitator', { name: 'Lena' })
})
afterAll(() => server.stop())

const pathOf = ({ process }: Scene) => `/api/processes/${process.id}/template`
const read = async () => ProcessTemplate.parse((await lena.api.get(pathOf(scene))).body)

test('a process has the template of the installation until those who lead change it, and again when it is taken away', async () => {
  const own = await read()
  expect(own.steps.vision.zones.map(({ id }) => id)).toEqual(roomTemplates.vision.zones.map(({ id }) => id))
  const purpose = { sv: 'Vi drömmer tillsammans om byn.', en: 'We dream of the village together.' }
  const [first, ...others] = own.steps.vision.zones
  const zones = [
    { ...first, name: { sv: 'Drömmar', en: 'Dreams' }, kinds: ['vision', 'need'] },
    ...others.slice(0, 2),
  ]
  const changed = {
    ...own,
    name: 'Byns mall',
    steps: { ...own.steps, vision: { ...own.steps.vision, purpose, zones } },
  }
  const aims = async () => (await lena.api.get(`/api/processes/${scene.process.id}/aims`)).body
  expect(await aims()).toEqual(own.aims)
  const overall = { sv: 'En by att leva i', en: 'A village to live in' }
  const withAims = { ...changed, aims: { overall, priorities: [] } }
  expect((await lena.api.put(pathOf(scene), withAims)).status).toBe(200)
  expect(await aims()).toEqual(withAims.aims)
  expect((await lena.api.put(pathOf(scene), changed)).status).toBe(200)
  expect(await read()).toEqual(changed)

  // As a file it goes to another process, whose new rooms then have it; the rooms that are there keep theirs.
  const elsewhere = await makeScene(server, 'En annan process')
  const other = await elsewhere.join('facilitator', { name: 'Olle' })
  const file: unknown = JSON.parse(JSON.stringify((await lena.api.get(pathOf(scene))).body))
  expect((await other.api.put(pathOf(elsewhere), file)).status).toBe(200)
  const made = await other.api.post(`/api/processes/${elsewhere.process.id}/rooms`, { step: 'vision' })
  const zonesOf = async (roomId: string) => {
    const person = stockPerson(server, roomId, other.session)
    await person.synced()
    const found = readZones(readRecords(person.doc))
    person.leave()
    return found
  }
  const there = await zonesOf(Room.parse(made.body).id)
  expect(there).toHaveLength(3)
  expect(there.find(({ id }) => id === first?.id)).toMatchObject({
    name: { sv: 'Drömmar', en: 'Dreams' },
    kinds: ['vision', 'need'],
  })
  expect(await zonesOf(elsewhere.room('vision'))).toHaveLength(roomTemplates.vision.zones.length)

  expect((await lena.api.delete(pathOf(scene))).status).toBe(204)
  expect(await read()).toEqual(own)
})

test('what is no template is refused with the field, and nothing is changed', async () => {
  const own = await read()
  const { analysis } = own.steps
  const [zone] = analysis.zones
  const withZones = (zones: unknown) => ({
    ...own,
    steps: { ...own.steps, analysis: { ...analysis, zones } },
  })
  const faults: [unknown, string][] = [
    [{ ...own, version: 2 }, 'version'],
    [{ ...own, format: 'else' }, 'format'],
    [{ ...own, steps: { ...own.steps, vision: undefined } }, 'steps.vision'],
    [withZones([{ ...zone, kinds: ['gold'] }]), 'steps.analysis.zones.0.kinds.0'],
    [withZones([{ ...zone, name: { sv: 'Bara svenska' } }]), 'steps.analysis.zones.0.name.en'],
    [withZones([zone, zone]), 'steps.analysis.zones'],
    [withZones([zone, { ...zone, id: 'other' }]), 'steps.analysis.zones'],
    [withZones([]), 'steps.analysis.zones'],
  ]
  for (const [body, field] of faults) {
    const { status, body: problem } = await lena.api.put(pathOf(scene), body as object)
    expect([status, (problem as { field?: string }).field]).toEqual([400, field])
  }
  expect(await read()).toEqual(own)
})

test('all that is wrong with a file is told at once, as data with the place in the file', async () => {
  const own = await read()
  const { analysis, vision } = own.steps
  const [zone, next] = analysis.zones
  const file = {
    ...own,
    version: 2,
    colour: 'red',
    name: ' ',
    steps: {
      ...own.steps,
      analysis: {
        ...analysis,
        zones: [zone, { ...next, name: { sv: 'Bara svenska' }, kinds: ['gold'], x: 'far' }],
      },
      vision: {
        ...vision,
        purpose: { sv: 'å'.repeat(401), en: 'Two\nlines' },
        zones: [{ ...vision.zones[0], id: 'a b', w: 900 }],
      },
    },
  }
  const { body } = await lena.api.put(pathOf(scene), file)
  expect(Problem.parse(body).faults?.toSorted((a, b) => (a.place < b.place ? -1 : 1))).toEqual([
    { place: 'colour', reason: 'unknown_field' },
    { place: 'name', reason: 'empty' },
    { place: 'steps.analysis.zones[1].kinds[0]', reason: 'unknown_value', about: kinds.join(', ') },
    { place: 'steps.analysis.zones[1].name.en', reason: 'missing' },
    { place: 'steps.analysis.zones[1].x', reason: 'wrong_type', about: 'number' },
    { place: 'steps.vision.purpose.en', reason: 'not_one_line' },
    { place: 'steps.vision.purpose.sv', reason: 'too_long', about: '400' },
    { place: 'steps.vision.zones[0].id', reason: 'bad_id' },
    { place: 'steps.vision.zones[0].w', reason: 'too_high', about: '200' },
    { place: 'version', reason: 'unlike', about: '1' },
  ])
  // What only whole zones can have wrong with each other. Ids that differ in signs alone would be one zone of a board.
  const under = { ...zone, id: 'b-c' }
  const beside = { ...under, id: 'b.c', x: 100 }
  const zones = [zone, under, beside]
  const answer = await lena.api.put(pathOf(scene), {
    ...own,
    steps: { ...own.steps, analysis: { ...analysis, zones } },
  })
  expect(Problem.parse(answer.body).faults).toEqual([
    { place: 'steps.analysis.zones[1]', reason: 'overlap', about: 'steps.analysis.zones[0]' },
    { place: 'steps.analysis.zones[2]', reason: 'same_id', about: 'steps.analysis.zones[1]' },
  ])
  const years = { target: 2030, vision: 2050, start: 2060 }
  const { body: unordered } = await lena.api.put(pathOf(scene), { ...own, years })
  expect(Problem.parse(unordered).faults).toEqual([
    { place: 'years', reason: 'not_in_order', about: 'start, vision, target' },
  ])
  const list = await lena.api.put(pathOf(scene), [])
  expect(Problem.parse(list.body).faults).toEqual([{ place: '', reason: 'wrong_type', about: 'object' }])
  expect(await read()).toEqual(own)
})

test('the order of the ladder and the years of a process are in its template, each box once', async () => {
  const own = await read()
  const order = (own.ladder ?? []).toReversed()
  expect(order).toHaveLength(7)
  const ladder = `${pathOf(scene)}/ladder`
  expect((await lena.api.put(ladder, { order: order.slice(1) })).status).toBe(400)
  expect((await lena.api.put(ladder, { order: [...order.slice(1), order[1]] })).status).toBe(400)
  expect((await lena.api.put(ladder, { order })).status).toBe(200)
  const years = { start: 2031, vision: 2035, target: 2060 }
  await lena.api.patch(`/api/processes/${scene.process.id}`, { years })
  expect(await read()).toEqual({ ...own, ladder: order, years })

  // As a file, both go along; a file from before there were any changes neither.
  const elsewhere = await makeScene(server, 'En annan process')
  const other = await elsewhere.join('facilitator')
  await other.api.put(pathOf(elsewhere), await read())
  expect((await other.api.get(pathOf(elsewhere))).body).toMatchObject({ ladder: order, years })
  expect(Process.parse((await other.api.get(`/api/processes/${elsewhere.process.id}`)).body).years).toEqual(
    years,
  )
  const { ladder: _, years: __, ...older } = own
  expect((await other.api.put(pathOf(elsewhere), older)).body).toEqual({ ...own, years })
  await lena.api.delete(pathOf(scene))
})

test('who leads a process starts another with its template, and nothing else of it', async () => {
  const own = await read()
  await lena.api.put(pathOf(scene), { ...own, name: 'Byns mall' })
  const start = (title: string) =>
    lena.api.post(`/api/processes/${scene.process.id}/processes`, { title, rooms: ['vision'] })
  const made = await start('Nästa by')
  expect(made.status).toBe(201)
  const { id, links, role } = CreatedProcess.parse(made.body)
  // Its maker gets the links to it, and comes in by one of them as anybody else.
  expect(role).toBeNull()
  expect((await lena.api.get(`/api/processes/${id}`)).status).toBe(403)
  const there = await join(server, tokenOf(links.facilitator))
  expect(ProcessTemplate.parse((await there.api.get(`/api/processes/${id}/template`)).body).name).toBe(
    'Byns mall',
  )
  const view = Process.parse((await there.api.get(`/api/processes/${id}`)).body)
  expect(view.rooms.map(({ step, insights }) => [step, insights])).toEqual([['vision', null]])

  // The operator chooses among the templates that processes have made their own.
  const kept = KeptTemplate.array().parse((await scene.operator.get('/api/templates')).body)
  expect(kept).toContainEqual({ processId: id, processTitle: 'Nästa by', name: 'Byns mall' })
  const begun = await scene.operator.post('/api/processes', { title: 'En till', template: id })
  const { id: third } = CreatedProcess.parse(begun.body)
  const read3 = await scene.operator.get(`/api/processes/${third}/template`)
  expect(ProcessTemplate.parse(read3.body).name).toBe('Byns mall')
  const unknown = await scene.operator.post('/api/processes', { title: 'Fel', template: 'x'.repeat(21) })
  expect([unknown.status, Problem.parse(unknown.body).field]).toEqual([422, 'template'])

  // All that come from one process of the operator's share one bound, however long the chain.
  const again = () => there.api.post(`/api/processes/${id}/processes`, { title: 'Fler', rooms: ['vision'] })
  const more = await Promise.all(Array.from({ length: MAX_STARTED_PROCESSES }, again))
  expect(more.map(({ status }) => status).toSorted()).toEqual([
    ...Array.from({ length: MAX_STARTED_PROCESSES - 1 }, () => 201),
    409,
  ])
  expect((await start('Ännu en')).status).toBe(409)
  await lena.api.delete(pathOf(scene))
})

test('a template goes to another installation as the file that was taken out, whole, and on from there', async () => {
  const own = await read()
  const [first, ...others] = own.steps.vision.zones
  const zones = [{ ...first, name: { sv: 'Drömmar', en: 'Dreams' }, id: 'dreams' }, ...others]
  const steps = { ...own.steps, vision: { ...own.steps.vision, zones } }
  const order = (own.ladder ?? []).toReversed()
  await lena.api.put(pathOf(scene), { ...own, name: 'Byns mall', steps })
  await lena.api.put(`${pathOf(scene)}/ladder`, { order })
  const taken = await fetch(`${server.url}${pathOf(scene)}`, {
    headers: { Authorization: `Bearer ${lena.session}` },
  })
  const file = await taken.text()

  const other = await startServer()
  try {
    const there = await makeScene(other, 'Grannlänet')
    const olle = await there.join('facilitator', { name: 'Olle' })
    const path = `${other.url}${pathOf(there)}`
    const headers = { Authorization: `Bearer ${olle.session}`, 'Content-Type': 'application/json' }
    // A file that was cut on its way is refused, and what was there stays.
    const cut = await fetch(path, { method: 'PUT', headers, body: file.slice(0, -20) })
    expect(cut.status).toBe(400)
    expect(ProcessTemplate.parse(await (await fetch(path, { headers })).json()).name).not.toBe('Byns mall')

    expect((await fetch(path, { method: 'PUT', headers, body: file })).status).toBe(200)
    expect(await (await fetch(path, { headers })).text()).toBe(file)
    // Its own from then on: the operator there begins processes with it, and their rooms have its zones.
    const begun = await there.operator.post('/api/processes', {
      title: 'En till',
      template: there.process.id,
      rooms: ['vision'],
    })
    const { links, rooms } = CreatedProcess.parse(begun.body)
    const pia = await join(other, tokenOf(links.facilitator))
    const person = stockPerson(other, rooms[0]?.id ?? '', pia.session)
    await person.synced()
    const dreams = readZones(readRecords(person.doc)).find(({ id }) => id === 'dreams')
    expect(dreams?.name).toEqual({ sv: 'Drömmar', en: 'Dreams' })

    // What is written there is told by the zone's name, also in snapshots, what has changed, and files.
    const empty = await snapshotOf(pia, rooms[0]?.id ?? '')
    expect(empty.zones?.map(({ id }) => id)).toContain('dreams')
    writeNote(person.doc, 'Byn lever', 'dreams', 'business')
    await until('a snapshot with it', async () => {
      const taken = await snapshotOf(pia, rooms[0]?.id ?? '')
      if (taken.insights.length === 0) return false
      const md = await fetch(`${other.url}/api/snapshots/${taken.id}/export/md`, {
        headers: { Authorization: `Bearer ${pia.session}` },
      })
      expect(await md.text()).toContain('Drömmar')
      return true
    })
    person.leave()
  } finally {
    await other.stop()
  }
  await lena.api.delete(pathOf(scene))
})

async function snapshotOf({ api }: Member, roomId: string): Promise<Snapshot> {
  const { body } = await api.post(`/api/rooms/${roomId}/snapshots`, {})
  return Snapshot.parse((await api.get(`/api/snapshots/${SnapshotSummary.parse(body).id}`)).body)
}
