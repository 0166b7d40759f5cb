/**
 * What those who lead write for a report: kept, asked for in files, and refused where it is wrong.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noWords } from '../../shared/outcome/reportWords.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'

let server: TestServer
let scene: Scene
beforeAll(async () => {
  server = await startServer()
  scene = await makeScene(server, 'Vägen framåt')
})
afterAll(() => server.stop())

test('the words of a process are in its report; those of a room are its own, with the case number of the process', async () => {
  const lead = await scene.join('facilitator')
  const words = { ...noWords, caseNumber: 'RUN/515/2018', summary: 'Vi enades om mycket.' }
  const path = `/api/processes/${scene.process.id}`
  expect((await lead.api.put(`${path}/report`, words)).body).toEqual(words)
  expect((await lead.api.get(`${path}/report`)).body).toEqual(words)
  const html = String((await lead.api.get(`${path}/export/html`)).body)
  expect(html).toContain('Vi enades om mycket.')
  const room = `/api/rooms/${scene.room('vision')}`
  const ofRoom = { ...noWords, question: 'Vad ser vi 2030?' }
  expect((await lead.api.put(`${room}/report`, ofRoom)).status).toBe(200)
  const { id } = (await lead.api.post(`${room}/snapshots`)).body as { id: string }
  const report = String((await lead.api.get(`/api/snapshots/${id}/export/html`)).body)
  expect(report).toContain('Vad ser vi 2030?')
  expect(report).toContain('RUN/515/2018')
  expect(report).not.toContain('Vi enades om mycket.')
})

test('what is wrong in them is named', async () => {
  const path = `/api/processes/${scene.process.id}/report`
  const put = async (change: object) => (await scene.operator.put(path, { ...noWords, ...change })).body
  expect(await put({ date: 'i går' })).toMatchObject({ status: 400, field: 'date' })
  expect(await put({ caseNumber: 'a\nb' })).toMatchObject({ status: 400, field: 'caseNumber' })
  expect(await put({ summary: 'å'.repeat(4_001) })).toMatchObject({ status: 400, field: 'summary' })
})
