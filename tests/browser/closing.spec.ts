/**
 * A room is closed while somebody writes in it, and opened again.
 * @module
 */
import { expect, type Page, test } from '@playwright/test'
import { apiOf } from '../support/api.ts'
import { leaveBoard, openNote, sitDown } from '../support/atTheBoard.ts'
import { textsOf, writeNote } from '../support/board.ts'
import { expectClean, visit } from '../support/browser.ts'
import { type Person, stockPerson } from '../support/person.ts'
import { type Member, makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
let lead: Member
let witness: Person

test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())
test.beforeEach(async () => {
  scene = await makeScene(server)
  lead = await scene.join('facilitator')
  witness = stockPerson(server, scene.room('analysis'), lead.session)
  await witness.synced()
  writeNote(witness.doc, 'En lapp', 'strengths')
})
test.afterEach(() => witness.leave())

async function set(status: 'open' | 'closed'): Promise<void> {
  const { status: answer } = await lead.api.patch(`/api/rooms/${scene.room('analysis')}`, { status })
  expect(answer).toBe(200)
}

const banner = (page: Page) => page.getByText('Rummet är stängt. Det går att läsa')
const textFields = (page: Page) => page.locator('.tl-container [contenteditable="true"]')

test('who writes when the room is closed is told that it is, and what became of the words', async ({
  browser,
}) => {
  const anna = await sitDown(browser, server, scene, 'Anna')
  const { page } = anna
  await openNote(page, 'En lapp')
  await page.keyboard.type(' med ord')
  await until('the words', () => textsOf(witness.doc).includes('En lapp med ord'))
  await expect(page.getByText('Enter: nästa lapp')).toBeVisible()

  await set('closed')
  await expect(banner(page)).toContainText('Det du hann skriva är sparat.')
  await expect(textFields(page)).toHaveCount(0)
  await expect(page.getByText('Enter: nästa lapp')).toHaveCount(0)
  await page.keyboard.type(' SENT')
  await expect(page.getByText('Sparat', { exact: true })).toBeVisible()

  await set('open')
  const openNow = page.getByText('Rummet är öppet igen.')
  await expect(openNow).toBeVisible()
  await expect(banner(page)).toHaveCount(0)
  // Closed once more, nobody is told any longer that it is open: not by a message that would go by itself either.
  await set('closed')
  await expect(banner(page)).toBeVisible()
  await expect(openNow).toHaveCount(0, { timeout: 2_000 })
  await set('open')
  await expect(banner(page)).toHaveCount(0)
  await openNote(page, 'En lapp med ord')
  await page.keyboard.type(', igen')
  await until('the words', () => textsOf(witness.doc).includes('En lapp med ord, igen'))
  await leaveBoard(anna)
})

test('words that did not get through before the room was closed are kept, and sent when it opens', async ({
  browser,
}) => {
  const bo = await sitDown(browser, server, scene, 'Bo')
  const { page } = bo
  await openNote(page, 'En lapp')
  await bo.context.setOffline(true)
  await expect(page.getByText(/^Förbindelsen bröts/)).toBeAttached()
  await page.keyboard.type(' utan nät')
  await set('closed')
  await bo.context.setOffline(false)
  await expect(banner(page)).toContainText('Det finns kvar på den här enheten')
  await expect(page.getByText('Ingen förbindelse')).toHaveCount(0)
  await expect(textFields(page)).toHaveCount(0)
  expect(textsOf(witness.doc)).toEqual(['En lapp'])

  await set('open')
  await until('the words', () => textsOf(witness.doc).includes('En lapp utan nät'))
  await expect(page.getByText('Sparat', { exact: true })).toBeVisible()
  expectClean([bo], { serverWasAway: true })
  await bo.context.close()
})

test('who is in a room that is deleted is shown the way to its process, and where that is gone too they are told so', async ({
  browser,
}) => {
  const operator = apiOf(server, server.operatorToken)
  const process = `/api/processes/${scene.process.id}`
  const { page: inProcess, context } = await sitDown(browser, server, scene, 'Anna')
  const toProcess = (page: Page) => page.getByRole('link', { name: 'Till processen', exact: true })
  const gone = (page: Page, what = 'Rummet') =>
    page.getByRole('heading', { name: `${what} finns inte längre` })

  const { session } = await scene.join('facilitator', { name: 'Frida', sector: 'public_sector' })
  const leading = await visit(browser, server, { session })
  await leading.page.goto(`/process/${scene.process.id}`)
  await expect(leading.page.getByRole('heading', { name: scene.process.title })).toBeVisible()
  expect((await operator.delete(process)).status).toBe(204)
  // Who led it is not told to ask who leads it.
  await expect(
    leading.page.getByRole('heading', { name: 'Processen går inte längre att öppna' }),
  ).toBeVisible()
  await expect(leading.page.getByText('Processen har tagits bort, eller', { exact: false })).toBeVisible()
  await leading.context.close()
  await expect(gone(inProcess, 'Processen')).toBeVisible()
  await expect(inProcess.getByText('med alla dess rum', { exact: false })).toBeVisible()
  await expect(toProcess(inProcess)).toHaveCount(0)
  await context.close()

  scene = await makeScene(server)
  const third = await sitDown(browser, server, scene, 'Cilla')
  expect((await operator.delete(`/api/rooms/${scene.room('analysis')}`)).status).toBe(204)
  await expect(gone(third.page)).toBeVisible()
  await expect(toProcess(third.page)).toBeVisible()
  await leaveBoard(third)
})
