/**
 * Without a server: a room opens from what the device keeps, people write on, and all of it is merged when the server
 * is back, once; also from two tabs. And with a server whose disk is full, which only lets people read.
 * @module
 */
import { type Browser, expect, type Page, test } from '@playwright/test'
import { Publication } from '../../shared/protocol/connections.ts'
import { noteWith, sitDown } from '../support/atTheBoard.ts'
import { textsOf } from '../support/board.ts'
import { expectClean, phone, shapes, type Visit, writeNoteOnBoard } from '../support/browser.ts'
import { type Person, stockPerson } from '../support/person.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { quota, type SmallDisk } from '../support/smallDisk.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

const ZONE = 'Utmaningar och behov'

let disk: SmallDisk
let server: TestServer
let scene: Scene
let witness: Person

test.beforeEach(async () => {
  disk = quota()
  server = await startServer({ dataDir: disk.dataDir })
  scene = await makeScene(server)
  witness = stockPerson(server, scene.room('analysis'), (await scene.join('observer')).session)
  await witness.synced()
})
test.afterEach(async () => {
  witness.leave()
  await server.stop()
  disk.remove()
})

const saved = (page: Page) => page.getByText('Sparat', { exact: true })
const away = (page: Page) => page.getByText('Ingen förbindelse, sparas på enheten')
const notes = (page: Page) => shapes(page, 'note').allInnerTexts()

/** Starts the server again, and has a page try at once: it would by itself within 15 s. */
async function back(...pages: Page[]): Promise<void> {
  await server.start()
  for (const page of pages) await page.evaluate(() => dispatchEvent(new Event('online')))
}

/** Someone at the board, whose browser has kept what it needs. */
async function sitDownForLong(browser: Browser): Promise<Visit> {
  const visit = await sitDown(browser, server, scene, 'Anna')
  await expect(saved(visit.page)).toBeVisible()
  await visit.page.waitForFunction(async () => {
    const files = await (await caches.open('samrum-pages')).keys()
    const answers = await (await caches.open('samrum-answers')).keys()
    return navigator.serviceWorker.controller && files.length > 5 && answers.length >= 2
  })
  return visit
}

async function leave(visit: Visit): Promise<void> {
  expectClean([visit], { serverWasAway: true })
  await visit.context.close()
}

test('a room opens without a server, is written in, opened again, and all is merged when the server is back', async ({
  browser,
}) => {
  const anna = await sitDownForLong(browser)
  const { page } = anna
  await writeNoteOnBoard(page, ZONE, 'Skrivet med server')
  await until('it to be saved', () => textsOf(witness.doc).includes('Skrivet med server'))

  await server.kill()
  await page.reload()
  await expect(noteWith(page, 'Skrivet med server')).toBeVisible({ timeout: 30_000 })
  await expect(away(page)).toBeVisible()
  await writeNoteOnBoard(page, ZONE, 'Skrivet utan server')
  await page.reload()
  await expect(noteWith(page, 'Skrivet utan server')).toBeVisible({ timeout: 30_000 })

  await back(page)
  await until('it to reach the others', () => textsOf(witness.doc).includes('Skrivet utan server'))
  expect(textsOf(witness.doc)).toEqual(['Skrivet med server', 'Skrivet utan server'])
  await expect(saved(page)).toBeVisible({ timeout: 30_000 })
  await leave(anna)
})

test('two tabs of one room, both written in without a server: nothing is doubled, nothing lost', async ({
  browser,
}) => {
  const anna = await sitDownForLong(browser)
  const second = await anna.context.newPage()
  await second.goto(anna.page.url())
  await expect(shapes(second, 'zone').first()).toBeVisible({ timeout: 30_000 })
  await writeNoteOnBoard(anna.page, ZONE, 'Från början')
  await expect(noteWith(second, 'Från början')).toBeVisible()

  await server.kill()
  await expect(away(anna.page)).toBeVisible({ timeout: 30_000 })
  await expect(away(second)).toBeVisible({ timeout: 30_000 })
  await writeNoteOnBoard(anna.page, ZONE, 'I den första fliken')
  await writeNoteOnBoard(second, 'Styrkor', 'I den andra fliken')
  // Opened again, a tab has what both wrote into the device's one copy.
  await second.reload()
  for (const text of ['Från början', 'I den första fliken', 'I den andra fliken'])
    await expect(noteWith(second, text)).toBeVisible({ timeout: 30_000 })

  await back(anna.page, second)
  const all = ['Från början', 'I den andra fliken', 'I den första fliken']
  await until('all of it to reach the others', () => textsOf(witness.doc).length >= 3)
  expect(textsOf(witness.doc)).toEqual(all)
  for (const page of [anna.page, second]) {
    await expect(saved(page)).toBeVisible({ timeout: 30_000 })
    await expect.poll(async () => (await notes(page)).sort()).toEqual(all)
  }
  await leave(anna)
})

test('what is told of the connection on a phone lies below the bar', async ({ browser }) => {
  const bo = await sitDown(browser, server, scene, 'Bo', { viewport: phone, hasTouch: true })
  await server.kill()
  const message = bo.page.getByRole('status').getByText(/^Förbindelsen bröts/)
  await expect(message).toBeVisible({ timeout: 30_000 })
  const bar = await bo.page.locator('header').first().boundingBox()
  const told = await message.boundingBox()
  expect(told?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0))
  await server.start()
  await leave(bo)
})

test('a published outcome that was read in between does not take the place of the page that is kept', async ({
  browser,
}) => {
  const path = `/api/rooms/${scene.room('analysis')}`
  await scene.operator.post(`${path}/snapshots`, {})
  const { url } = Publication.parse((await scene.operator.put(`${path}/publication`, {})).body)
  const anna = await sitDownForLong(browser)
  const second = await anna.context.newPage()
  expect((await second.goto(url))?.status()).toBe(200)
  await expect(second.getByRole('heading', { level: 1 })).toBeVisible()
  await second.close()

  await server.kill()
  await anna.page.reload()
  await expect(shapes(anna.page, 'zone').first()).toBeVisible({ timeout: 30_000 })
  await leave(anna)
})

test('a full disk: the page says so and only reads, and writes on when there is room', async ({
  browser,
}) => {
  const anna = await sitDown(browser, server, scene, 'Anna')
  const { page } = anna
  await writeNoteOnBoard(page, ZONE, 'Innan disken är full')
  await until('it to be saved', () => textsOf(witness.doc).length === 1)
  disk.fill(server)
  await writeNoteOnBoard(page, ZONE, 'När disken är full')
  await expect(page.getByText('Servern kan inte spara just nu: rummet går bara att läsa')).toBeVisible()
  await page.keyboard.press('n')
  await page.mouse.dblclick(700, 400)
  await page.keyboard.type('Får inte plats')
  expect(textsOf(witness.doc)).toEqual(['Innan disken är full'])
  disk.free(server)
  await expect(saved(page)).toBeVisible({ timeout: 30_000 })
  await until('what waited', () => textsOf(witness.doc).length === 2)
  expect(textsOf(witness.doc)).toEqual(['Innan disken är full', 'När disken är full'])
  await leave(anna)
})
