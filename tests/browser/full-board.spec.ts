/**
 * A board that is full is shown before all of it is in the editor. Nobody gets to see that: what is in view is there, and
 * whatever one does is done to all of it.
 * @module
 */
import { type Browser, expect, test } from '@playwright/test'
import { type Box, newNote, readCards, readZones } from '../../shared/board/cards.ts'
import { readRecords, writeRecord } from '../../shared/board/document.ts'
import { expectClean, shapes, type Visit, visit } from '../support/browser.ts'
import { type Person, stockPerson } from '../support/person.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

const COUNT = 900
const ACROSS = 45
const PITCH = 220
const LAST = `kort ${COUNT - 1}`

let server: TestServer
let scene: Scene
let witness: Person

test.beforeEach(async () => {
  server = await startServer()
  scene = await makeScene(server)
  witness = stockPerson(server, scene.room('analysis'), (await scene.join('facilitator')).session)
  await witness.synced()
  const { doc } = witness
  const zones = readZones(readRecords(doc)).map(({ box }) => box)
  const corner = { x: Math.min(...zones.map(({ x }) => x)), y: Math.min(...zones.map(({ y }) => y)) }
  for (let from = 0; from < COUNT; from += 100)
    doc.transact(() => {
      for (let i = from; i < from + 100; i++) writeRecord(doc, noteAt(i, corner))
    })
})
test.afterEach(async () => {
  witness.leave()
  await server.stop()
})

function noteAt(i: number, corner: { x: number; y: number }) {
  const [x, y] = [corner.x + (i % ACROSS) * PITCH, corner.y + Math.floor(i / ACROSS) * PITCH]
  const index = `b${i.toString(36).padStart(4, '0')}V`
  return newNote({ id: `shape:${i}`, text: `kort ${i}`, x, y, index, sector: 'business' })
}

const cards = () => readCards(readRecords(witness.doc))

/** Whether a card lies wholly in the zones, which a wide screen shows. */
function inZones({ x, y, w, h }: Box): boolean {
  return readZones(readRecords(witness.doc)).some(
    ({ box }) => x >= box.x && y >= box.y && x + w <= box.x + box.w && y + h <= box.y + box.h,
  )
}

test('what is in view is there, and the rest follows by itself', async ({ browser }) => {
  const { session } = await scene.join('participant', { name: 'Anna' })
  const anna = await visit(browser, server, { session })
  await anna.page.goto(`/room/${scene.room('analysis')}`)
  await expect(shapes(anna.page, 'note').first()).toBeVisible({ timeout: 60_000 })
  const seen = cards().filter(({ box }) => inZones(box))
  expect(seen.length).toBeGreaterThan(20)
  for (const { text } of [seen[0], seen.at(-1)].flatMap((card) => card ?? []))
    await expect(shapes(anna.page, 'note').filter({ hasText: new RegExp(`^\\s*${text}\\s*$`) })).toBeVisible()
  // Out of sight is drawn ahead, as far as there is room for it: more than what is in view, and nobody did anything.
  await expect
    .poll(() => shapes(anna.page, 'note').count(), { timeout: 60_000 })
    .toBeGreaterThan(seen.length + 300)
  expectClean([anna])
  await anna.context.close()
})

/** A page that never has time for what can wait. */
async function busyPage(browser: Browser): Promise<Visit> {
  const { session } = await scene.join('participant', { name: 'Anna' })
  const anna = await visit(browser, server, { session })
  await anna.page.addInitScript(() => {
    window.requestIdleCallback = () => 0
  })
  await anna.page.goto(`/room/${scene.room('analysis')}`)
  await expect(shapes(anna.page, 'note').first()).toBeVisible({ timeout: 60_000 })
  await anna.page.locator('.tl-canvas').focus()
  return anna
}

test('who selects all before all of it is in has all of it', async ({ browser }) => {
  const anna = await busyPage(browser)
  await anna.page.keyboard.press('Control+a')
  await anna.page.keyboard.press('Delete')
  await until('an empty board', () => cards().length === 0, 60_000)
  await expect(shapes(anna.page, 'note')).toHaveCount(0)
  await expect(shapes(anna.page, 'zone').first()).toBeVisible()
  expectClean([anna])
  await anna.context.close()
})

test('who looks for a card that is out of view and not in yet finds it', async ({ browser }) => {
  const anna = await busyPage(browser)
  await anna.page.keyboard.press('Control+f')
  await anna.page.keyboard.type(LAST)
  await expect(anna.page.getByRole('dialog').getByText(LAST, { exact: true })).toBeVisible()
  expectClean([anna])
  await anna.context.close()
})
