/**
 * The register of steering documents: what a process begins with, who adds and changes, and what is refused.
 * @module
 */
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MAX_DOCUMENTS } from '../../shared/limits.ts'
import { SteeringDocument } from '../../shared/protocol/documents.ts'
import { CreatedProcess } from '../../shared/protocol/processes.ts'
import { followsTarget, wayUp } from '../../shared/rooms/steeringDocuments.ts'
import type { Api } from '../support/api.ts'
import { databaseFile } from '../support/journal.ts'
import { type Member, makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'

let server: TestServer
let scene: Scene
let anna: Member
let bo: Member
let lena: Member
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  scene = await makeScene(server)
  anna = await scene.join('participant', { name: 'Anna' })
  bo = await scene.join('participant', { name: 'Bo' })
  lena = await scene.join('facilitator', { name: 'Lena' })
})

const path = () => `/api/processes/${scene.process.id}/documents`
const read = async (api: Api = anna.api) => SteeringDocument.array().parse((await api.get(path())).body)
const add = async (body: object, api: Api = anna.api) => {
  const answer = await api.post(path(), body)
  return answer.status === 201 ? SteeringDocument.parse(answer.body) : answer
}
const named = (documents: readonly SteeringDocument[], words: string) => {
  const found = documents.find(({ title }) => title.includes(words))
  if (!found) throw new Error(`No document is called ${words}`)
  return found
}

describe('the register', () => {
  test('begins with them once in a process from before there was a register, when one who leads opens it', async () => {
    // As the migration leaves such a process.
    const database = new DatabaseSync(databaseFile(server.dataDir))
    database.prepare('delete from document where process_id = ?').run(scene.process.id)
    database.prepare('update process set has_register = 0 where id = ?').run(scene.process.id)
    database.close()
    expect(await read()).toEqual([])
    const both = await Promise.all([read(lena.api), read(lena.api)])
    const begun = await read()
    expect(begun.length).toBeGreaterThan(5)
    for (const seen of both) expect(seen.map(({ id }) => id)).toEqual(begun.map(({ id }) => id))
    // What is taken out stays out, all of it too.
    for (const { id } of begun) await lena.api.delete(`/api/documents/${id}`)
    expect(await read(lena.api)).toEqual([])
  })

  test('begins with the documents of the region, each on its way up to the target picture', async () => {
    const documents = await read()
    expect(documents.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('RUS del 1'),
        expect.stringContaining('RUS del 2'),
        expect.stringContaining('RUS del 3'),
        'Bredbandsstrategi',
        'Digital agenda',
        'Mat- och livsmedelsstrategi',
        'Energi- och klimatstrategi',
        'Länstransportplan 2033',
        'Regionalt serviceprogram 2030',
        'Handlingsplaner för smart specialisering',
        'Regionplan',
        'RUN:s verksamhetsplan',
      ]),
    )
    expect(documents.map(({ caseNumber }) => caseNumber)).toEqual(
      expect.arrayContaining(['RUN/515/2018', 'RUN/516/2020', 'RUN/430/2018']),
    )
    expect(documents.filter(({ status }) => status === 'under_revision')).toHaveLength(3)
    for (const document of documents) expect(followsTarget(document, documents), document.title).toBe(true)
    const way = wayUp(named(documents, 'verksamhetsplan'), documents).map(({ title }) => title.slice(0, 9))
    expect(way).toEqual(['RUN:s ver', 'Regionpla', 'RUS del 2', 'RUS del 1'])
    const english = await scene.operator.post('/api/processes', { title: 'In English', language: 'en' })
    const { id } = CreatedProcess.parse(english.body)
    const there = await scene.operator.get(`/api/processes/${id}/documents`)
    expect(JSON.stringify(there.body)).toContain('Broadband strategy')
  })

  test('each actor adds its own; it is changed by who added it and by those who lead, and says nothing of who that was', async () => {
    const target = named(await read(), 'RUS del 1')
    const own = SteeringDocument.parse(
      await add({ title: 'Översiktsplan', owner: 'Åre kommun', steeredBy: [target.id] }),
    )
    expect(own).toMatchObject({ level: 'local', status: 'in_force', owner: 'Åre kommun', mayChange: true })
    const seen = (await bo.api.get(path())).body
    expect(JSON.stringify(seen)).not.toContain(anna.member.id)
    expect(named(await read(bo.api), 'Översiktsplan').mayChange).toBe(false)
    const patch = (who: Member, body: object) => who.api.patch(`/api/documents/${own.id}`, body)
    expect((await patch(bo, { title: 'Min' })).status).toBe(403)
    expect((await patch(anna, { horizonYear: 2040 })).status).toBe(200)
    expect((await patch(lena, { status: 'under_revision' })).status).toBe(200)
    expect(named(await read(bo.api), 'Översiktsplan')).toMatchObject({
      horizonYear: 2040,
      status: 'under_revision',
      owner: 'Åre kommun',
    })
    expect((await bo.api.delete(`/api/documents/${target.id}`)).status).toBe(403)
    expect((await anna.api.delete(`/api/documents/${own.id}`)).status).toBe(204)
    expect((await read()).some(({ id }) => id === own.id)).toBe(false)
  })

  test('what a removed document steered is steered by what steered that', async () => {
    const before = await read()
    const [part1, part2] = [named(before, 'RUS del 1'), named(before, 'RUS del 2')]
    expect((await lena.api.delete(`/api/documents/${part2.id}`)).status).toBe(204)
    expect(named(await read(), 'RUS del 3').steeredBy).toEqual([part1.id])
  })

  test('refuses circles, documents it does not have, and what says nothing, and names the field', async () => {
    const documents = await read()
    const [part1, part3] = [named(documents, 'RUS del 1'), named(documents, 'RUS del 3')]
    const refused = async (answer: Promise<{ status: number; body: unknown }>) => {
      const { status, body } = await answer
      return [status, (body as { field?: string }).field]
    }
    const steer = (of: SteeringDocument, by: string) =>
      refused(lena.api.patch(`/api/documents/${of.id}`, { steeredBy: [by] }))
    expect(await steer(part1, part3.id)).toEqual([422, 'steeredBy'])
    expect(await steer(part1, part1.id)).toEqual([422, 'steeredBy'])
    expect(await steer(part1, 'A'.repeat(21))).toEqual([422, 'steeredBy'])
    expect(await refused(anna.api.post(path(), { title: ' ' }))).toEqual([400, 'title'])
    expect(await refused(anna.api.post(path(), { title: 'Ett', horizonYear: 20 }))).toEqual([
      400,
      'horizonYear',
    ])
    expect(await read()).toEqual(documents)
    for (let left = MAX_DOCUMENTS - documents.length; left > 0; left--) await add({ title: `Nr ${left}` })
    expect(await refused(anna.api.post(path(), { title: 'Ett för mycket' }))).toEqual([409, undefined])
  })
})
