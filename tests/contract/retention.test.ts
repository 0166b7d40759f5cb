/**
 * What is no longer to be kept is removed by the server, for good, and that it was is on record; so is the end of a
 * process.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Removal, Retention, usualRules } from '../../shared/protocol/retention.ts'
import { SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { writeNote } from '../support/board.ts'
import { databaseFile, everythingStored } from '../support/journal.ts'
import { stockPerson } from '../support/person.ts'
import { pngWithPlace } from '../support/pictures.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

const NAME = 'Kanariefågel Kvist'
const WORDS = 'Ovanligtordsomingenannanskriver'
let server: TestServer
let scene: Scene
let room: string

beforeAll(async () => {
  server = await startServer()
  scene = await makeScene(server)
  room = scene.room('analysis')
  const member = await scene.join('participant', { name: NAME })
  const person = stockPerson(server, room, member.session)
  await person.synced()
  writeNote(person.doc, WORDS)
  await until('the note is in a snapshot', async () => {
    const { body } = await scene.operator.post(`/api/rooms/${room}/snapshots`)
    return (body as { insights: number }).insights > 0
  })
  person.leave()
  // The server's own snapshot, as the closing of a room takes one; and one after it that somebody took.
  const second = stockPerson(server, room, (await scene.join('participant')).session)
  await second.synced()
  for (const wanted of [1, 2]) {
    writeNote(second.doc, `Nummer ${wanted}`)
    await until('the note is on disk', async () => {
      await scene.operator.patch(`/api/rooms/${room}`, { status: 'closed' })
      await scene.operator.patch(`/api/rooms/${room}`, { status: 'open' })
      return (await taken()).filter(({ takenBy }) => takenBy === 'server').length >= wanted
    })
  }
  second.leave()
  await scene.operator.post(`/api/rooms/${room}/snapshots`)
})
afterAll(() => server.stop())

const taken = async () =>
  SnapshotSummary.array().parse((await scene.operator.get(`/api/rooms/${room}/snapshots`)).body)
const change = async (closed: boolean, rules = usualRules) =>
  Retention.parse(
    (await scene.operator.put(`/api/processes/${scene.process.id}/retention`, { closed, rules })).body,
  )
/** All that the data folder holds, the database's log included. */
const folder = () =>
  readdirSync(server.dataDir)
    .map((name) => readFileSync(path.join(server.dataDir, name)).toString('latin1'))
    .join('\n')
const latin = (text: string) => Buffer.from(text).toString('latin1')

test('a process that goes on loses nothing, nor one that has just ended', async () => {
  const before = await taken()
  expect((await change(false, { workingSnapshotDays: 0, historyDays: 0, namesDays: 0 })).removals).toEqual([])
  const { closedAt, removals } = await change(true)
  expect([closedAt !== null, removals]).toEqual([true, []])
  expect(await taken()).toEqual(before)
  expect(everythingStored(server.dataDir)).toContain(NAME)
})

test('what is due goes, what was taken stays, and the record says how much', async () => {
  const before = await taken()
  const [fixed, ...own] = before.filter(({ takenBy }) => takenBy === 'server')
  expect(own.length).toBeGreaterThan(0)
  const fixing = { title: 'Rumsresultat', caseNumber: 'RUN/515/2018', date: '2026-11-26' }
  const address = `/api/snapshots/${fixed?.id}/fixing`
  expect((await scene.operator.put(address, { ...fixing, date: 'i dag' })).body).toMatchObject({
    field: 'date',
  })
  expect((await scene.operator.put(address, fixing)).body).toMatchObject({ fixed: fixing })
  expect((await scene.operator.put(address, { ...fixing, title: 'En annan' })).status).toBe(409)
  const { removals } = await change(true, { workingSnapshotDays: 0, historyDays: 0, namesDays: 0 })
  expect(removals).toMatchObject([{ what: 'retention', counts: { snapshots: own.length, names: 2 } }])
  const left = await taken()
  expect(left.map(({ id }) => id)).toEqual(
    before.filter(({ takenBy, id }) => takenBy !== 'server' || id === fixed?.id).map(({ id }) => id),
  )
  expect(left.find(({ id }) => id === fixed?.id)?.fixed).toMatchObject(fixing)
  const { body } = await scene.operator.get(`/api/snapshots/${fixed?.id}/export/md`)
  expect(body).toContain('- Fastställd ögonblicksbild: Rumsresultat, RUN/515/2018, 2026-11-26')
  for (const { id } of await taken())
    expect((await scene.operator.get(`/api/snapshots/${id}/export/svg`)).status).toBe(200)
  expect(folder()).not.toContain(latin(NAME))
  expect(everythingStored(server.dataDir, ['board_history', 'board_writer'])).toBe('')
  expect(server.log()).toContain('things were removed as their process says')
  expect(server.log()).not.toContain(NAME)
})

test('a wrong number of days is named', async () => {
  const path_ = `/api/processes/${scene.process.id}/retention`
  const answer = await scene.operator.put(path_, { closed: true, rules: { ...usualRules, namesDays: -1 } })
  expect(answer.body).toMatchObject({ status: 400, field: 'rules.namesDays' })
})

test('a process whose deletion cannot be put on record stays whole', async () => {
  const address = `/api/processes/${scene.process.id}`
  const rooms = (await scene.operator.get(address)).body
  const database = new DatabaseSync(databaseFile(server.dataDir))
  database.exec("create trigger full before insert on removal begin select raise(abort, 'no'); end")
  expect((await scene.operator.delete(address)).status).toBe(500)
  expect((await scene.operator.get(address)).body).toEqual(rooms)
  expect(everythingStored(server.dataDir, ['board_update', 'board_checkpoint'])).not.toBe('')
  database.exec('drop trigger full')
  database.close()
})

/** The names of tables in which an id still stands. */
function tablesWith(id: string): string[] {
  const db = new DatabaseSync(databaseFile(server.dataDir), { readOnly: true })
  const tables = db.prepare("select name from sqlite_master where type = 'table'").all() as { name: string }[]
  const found = tables.filter(({ name }) =>
    db
      .prepare(`select * from "${name}"`)
      .all()
      .some((row) => JSON.stringify(Object.values(row)).includes(id)),
  )
  db.close()
  return found.map(({ name }) => name)
}

test('a room that is deleted is gone: board, past, snapshots, pictures, comments, links, what was published and its files', async () => {
  const other = await makeScene(server)
  const [gone, stays] = [other.room('analysis'), other.room('vision')]
  const lead = await other.join('facilitator')
  const hook = { label: 'Registret', url: 'https://example.invalid/samrum' }
  expect((await lead.api.post(`/api/processes/${other.process.id}/webhooks`, hook)).status).toBe(201)
  const person = stockPerson(server, gone, (await other.join('participant')).session)
  await person.synced()
  const card = writeNote(person.doc, `${WORDS}irummet`)
  await until('the note is in a snapshot', async () => {
    const { body } = await lead.api.post(`/api/rooms/${gone}/snapshots`)
    return (body as { insights: number }).insights > 0
  })
  person.leave()
  const said = await lead.api.post(`/api/rooms/${gone}/cards/${card}/comments`, {
    text: `${WORDS}ikommentaren`,
  })
  expect(said.status).toBe(201)
  const link = { role: 'participant', roomId: gone }
  expect((await lead.api.post(`/api/processes/${other.process.id}/links`, link)).status).toBe(201)
  const picture = new Uint8Array(pngWithPlace())
  const sent = await fetch(`${server.url}/api/rooms/${gone}/pictures`, {
    method: 'POST',
    headers: { authorization: `Bearer ${lead.session}`, 'content-type': 'image/png' },
    body: picture,
  })
  expect(sent.status).toBe(201)
  const published = await lead.api.put(`/api/rooms/${gone}/publication`, {})
  const address = (published.body as { url: string }).url
  expect((await fetch(address)).status).toBe(200)
  const [{ id: snapshotId } = { id: '' }] = SnapshotSummary.array().parse(
    (await lead.api.get(`/api/rooms/${gone}/snapshots`)).body,
  )
  expect((await lead.api.get(`/api/snapshots/${snapshotId}/export/csv`)).status).toBe(200)
  expect(tablesWith(gone).length).toBeGreaterThan(5)

  expect((await lead.api.delete(`/api/rooms/${gone}`)).status).toBe(204)
  for (const id of [gone, snapshotId]) expect(tablesWith(id)).toEqual([])
  expect(folder()).not.toContain(`${WORDS}i`)
  expect((await fetch(address)).status).toBe(404)
  expect((await lead.api.get(`/api/rooms/${gone}`)).status).toBe(403)
  expect((await lead.api.get(`/api/snapshots/${snapshotId}/export/csv`)).status).toBe(403)
  expect((await lead.api.get(`/api/rooms/${stays}`)).status).toBe(200)
  const { removals } = Retention.parse(
    (await lead.api.get(`/api/processes/${other.process.id}/retention`)).body,
  )
  expect(removals).toMatchObject([{ what: 'room', actor: 'facilitator', counts: { snapshots: 1 } }])
  expect(server.log()).toContain('a room was deleted')
})

test('a room with a fixed snapshot is deleted by the operator alone', async () => {
  const other = await makeScene(server)
  const lead = await other.join('facilitator')
  const room_ = other.room('analysis')
  const { id } = SnapshotSummary.parse((await lead.api.post(`/api/rooms/${room_}/snapshots`)).body)
  const fixing = { title: 'Rumsresultat', caseNumber: '', date: '2026-11-26' }
  expect((await lead.api.put(`/api/snapshots/${id}/fixing`, fixing)).status).toBe(200)
  expect((await lead.api.delete(`/api/rooms/${room_}`)).status).toBe(409)
  expect((await lead.api.get(`/api/rooms/${room_}`)).status).toBe(200)
  expect((await other.operator.delete(`/api/rooms/${room_}`)).status).toBe(204)
})

test('a process that is deleted is gone from the disk, and that it is stands on record', async () => {
  expect((await scene.operator.delete(`/api/processes/${scene.process.id}`)).status).toBe(204)
  const removals = Removal.array().parse((await scene.operator.get('/api/removals')).body)
  expect(removals[0]).toMatchObject({ what: 'process', processId: scene.process.id, counts: { rooms: 4 } })
  expect(everythingStored(server.dataDir)).not.toContain(WORDS)
  expect(folder()).not.toContain(WORDS)
})
