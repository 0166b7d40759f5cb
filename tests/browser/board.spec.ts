/**
 * Writing together on the board: several people with a browser each, on one board.
 * @module
 */
import { type Browser, expect, type Page, test } from '@playwright/test'
import { readCards } from '../../shared/board/cards.ts'
import { readRecords } from '../../shared/board/document.ts'
import type { Sector } from '../../shared/vocabulary.ts'
import { textsOf, writeNote } from '../support/board.ts'
import { expectClean, middleOf, shapes, type Visit, visit } from '../support/browser.ts'
import { type Person, stockPerson } from '../support/person.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
/** Someone without a browser, who sees what reaches the server. */
let witness: Person

test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())
test.beforeEach(async () => {
  scene = await makeScene(server)
  const { session } = await scene.join('participant', { name: 'Vittnet' })
  witness = stockPerson(server, scene.room('analysis'), session)
  await witness.synced()
})
test.afterEach(() => witness.leave())

/** Someone who joined, with the board of the analysis room open. */
async function sitDown(browser: Browser, name: string, sector: Sector): Promise<Visit> {
  const { session } = await scene.join('participant', { name, sector })
  const visitor = await visit(browser, server, { session })
  await visitor.page.goto(`/room/${scene.room('analysis')}`)
  await expect(shapes(visitor.page, 'zone').first()).toBeVisible({ timeout: 30_000 })
  return visitor
}

const note = (page: Page, text: string) => shapes(page, 'note').filter({ hasText: text })
const cards = () => readCards(readRecords(witness.doc))

/** Opens a note to write in it, by a double click. */
async function open(page: Page, text: string): Promise<void> {
  const { x, y } = await middleOf(note(page, text))
  await page.mouse.dblclick(x, y)
  await expect(note(page, text).locator('.ProseMirror')).toBeFocused()
}

/** Gives a page a text as if it were pasted with the keyboard. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((words) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', words)
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  }, text)
}

function expectNoOverlaps(): void {
  const boxes = cards().map(({ box }) => box)
  for (const [i, a] of boxes.entries())
    for (const b of boxes.slice(i + 1)) {
      const apart = a.x >= b.x + b.w || b.x >= a.x + a.w || a.y >= b.y + b.h || b.y >= a.y + a.h
      expect(apart).toBe(true)
    }
}

test('Enter makes the next note beside the last; a pasted list and a table make a note for each', async ({
  browser,
}) => {
  const [anna, bo] = [
    await sitDown(browser, 'Anna', 'business'),
    await sitDown(browser, 'Bo', 'civil_society'),
  ]
  const zone = shapes(anna.page, 'zone').filter({ hasText: 'Utmaningar och behov' })
  const { x, y } = await middleOf(zone)
  await anna.page.mouse.dblclick(x, y)
  await anna.page.keyboard.type('Första')
  await anna.page.keyboard.press('Enter')
  await anna.page.keyboard.type('Andra')
  await anna.page.keyboard.press('Shift+Enter')
  await anna.page.keyboard.type('med en rad till')
  await anna.page.keyboard.press('Tab')
  await anna.page.keyboard.type('Tredje')
  await anna.page.keyboard.press('Home')
  await anna.page.keyboard.press('Control+Enter')
  await anna.page.keyboard.press('Enter')
  await anna.page.keyboard.press('Escape')
  const written = ['Andra\nmed en rad till', 'Första', 'Tredje']
  await until('three notes', () => textsOf(witness.doc).length === 3)
  expect(textsOf(witness.doc)).toEqual(written)
  await expect(note(bo.page, 'Tredje')).toBeVisible()
  await expect(shapes(bo.page, 'note')).toHaveCount(3)

  await paste(anna.page, '• Fjärde\n• Femte')
  await paste(anna.page, 'Sjätte\tSjunde\nÅttonde\t')
  await until('all notes', () => textsOf(witness.doc).length === 8)
  await expect(note(bo.page, 'Åttonde')).toBeVisible()
  expectNoOverlaps()
  expect(new Set(cards().map(({ meta }) => meta.sector))).toEqual(new Set(['business']))
  expectClean([anna, bo])
  for (const { context } of [anna, bo]) await context.close()
})

test('opening a note that somebody wrote adds to it', async ({ browser }) => {
  writeNote(witness.doc, 'Vi kan trä', 'strengths', 'academia')
  const anna = await sitDown(browser, 'Anna', 'business')
  await open(anna.page, 'Vi kan trä')
  await anna.page.keyboard.type(' och sten')
  await until('the words', () => textsOf(witness.doc)[0] === 'Vi kan trä och sten')
  expectClean([anna])
  await anna.context.close()
})
