/**
 * A process looks to other years: the boards that are there follow, where what was laid out on them is as it was.
 */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readZones } from '../../shared/board/cards.ts'
import { readRecord, readRecords, writeRecord } from '../../shared/board/document.ts'
import { zoneShapeId } from '../../shared/board/seed.ts'
import { Process, Room } from '../../shared/protocol/processes.ts'
import { ProcessTemplate } from '../../shared/protocol/processTemplate.ts'
import { missingBoxes } from '../../shared/rooms/ladder.ts'
import { type Person, stockPerson } from '../support/person.ts'
import { type Member, makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
let lena: Member
let person: Person
let path: string
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  scene = await makeScene(server)
  lena = await scene.join('facilitator', { name: 'Lena' })
  path = `/api/processes/${scene.process.id}`
  person = stockPerson(server, scene.room('vision'), lena.session)
  await person.synced()
  const laid = missingBoxes(readRecords(person.doc), scene.process.years)
  person.doc.transact(() => {
    for (const record of laid) writeRecord(person.doc, record)
  })
  // To see them, the server has to have them.
  const reader = stockPerson(server, scene.room('vision'), lena.session)
  await until('the boxes', () => laid.every(({ id }) => reader.doc.getMap('records').has(id)))
  reader.leave()
  return () => person.leave()
})

const zone = (id: string) => readZones(readRecords(person.doc)).find((one) => one.id === id)
const boxOf = (part: 'prompt' | 'name', year: number) =>
  readZones(readRecords(person.doc)).find(({ [part]: text }) => text.sv.includes(`från ${year}`))

const years = { target: 2060, vision: 2035, start: 2031 }

test('zones and boxes that are laid out already get the new years, and so does the title of the room', async () => {
  const first = scene.process.years.start
  expect(boxOf('name', first)).toBeDefined()
  const changed = await lena.api.patch(path, { years })
  expect(Process.parse(changed.body).rooms.find(({ step }) => step === 'vision')?.title).toBe(
    'Framtidens rum – 2035',
  )
  await until('the years', () => zone('target_2050')?.name.sv === 'Målbild 2060')
  expect(zone('target_2050')?.name.en).toBe('Target image 2060')
  expect(zone('vision_2030')?.prompt.en).toBe('It is 2035. What do people here see, hear and do?')
  expect(boxOf('name', first)).toBeUndefined()
  expect(boxOf('name', years.start)).toBeDefined()
  // And once more, as they are as they were laid out still.
  await lena.api.patch(path, { years: { ...years, target: 2070 } })
  await until('the years again', () => zone('target_2050')?.name.sv === 'Målbild 2070')
})

test('what somebody wrote in the place of a text stays, and so does a closed room', async () => {
  const shapeId = zoneShapeId('target_2050')
  const record = readRecord(person.doc, shapeId)
  if (!record) throw new Error('the zone is gone')
  const name = { sv: 'Vår dröm om 2050', en: 'Target image 2050' }
  writeRecord(person.doc, { ...record, props: { ...(record.props as object), name } }, { text: false })
  const reader = stockPerson(server, scene.room('vision'), lena.session)
  await until('the name', () =>
    readZones(readRecords(reader.doc)).some((one) => one.name.sv === 'Vår dröm om 2050'),
  )
  reader.leave()
  const made = await lena.api.post(`${path}/rooms`, { step: 'vision' })
  const closed = Room.parse(made.body)
  await lena.api.patch(`/api/rooms/${closed.id}`, { status: 'closed' })
  await lena.api.patch(`/api/rooms/${scene.room('vision')}`, { title: 'Drömmarnas rum' })

  const changed = Process.parse((await lena.api.patch(path, { years })).body)
  await until('the years', () => zone('target_2050')?.name.en === 'Target image 2060')
  expect(zone('target_2050')?.name.sv).toBe('Vår dröm om 2050')
  expect(zone('target_2050')?.prompt.sv).toContain('målbilden för 2060')
  const titles = changed.rooms.filter(({ step }) => step === 'vision').map(({ title }) => title)
  expect(titles).toEqual(['Drömmarnas rum', 'Framtidens rum – 2030'])
  const inClosed = stockPerson(server, closed.id, lena.session)
  await inClosed.synced()
  expect(readZones(readRecords(inClosed.doc)).find(({ id }) => id === 'target_2050')?.name.sv).toBe(
    'Målbild 2050',
  )
  inClosed.leave()
})

test('a template that says other years moves the boards by what they were laid out from', async () => {
  const own = ProcessTemplate.parse((await lena.api.get(`${path}/template`)).body)
  const zones = own.steps.vision.zones.map((one) =>
    one.id === 'vision_2030' ? { ...one, name: { sv: 'Bilden av 2030', en: 'The image of 2030' } } : one,
  )
  const template = { ...own, years, steps: { ...own.steps, vision: { ...own.steps.vision, zones } } }
  expect((await lena.api.put(`${path}/template`, template)).status).toBe(200)
  await until('the years', () => zone('target_2050')?.name.sv === 'Målbild 2060')
  // Its texts are for new rooms.
  expect(zone('vision_2030')?.name.sv).toBe('Vision 2035 per styrkeområde')
  const room = Room.parse((await lena.api.post(`${path}/rooms`, { step: 'vision' })).body)
  const there = stockPerson(server, room.id, lena.session)
  await there.synced()
  expect(readZones(readRecords(there.doc)).find(({ id }) => id === 'vision_2030')?.name.sv).toBe(
    'Bilden av 2035',
  )
  there.leave()
})
