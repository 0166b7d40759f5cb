/**
 * What each has for themselves on a board that is shared: their own undo, also after the network was away, where they
 * look, and links that lead out of it without taking anything along.
 * @module
 */
import { type Browser, expect, type Page, test } from '@playwright/test'
import { readCards, readZones } from '../../shared/board/cards.ts'
import { readRecords, textFragment } from '../../shared/board/document.ts'
import { leaveBoard, noteWith, openNote, pasteText, sitDown } from '../support/atTheBoard.ts'
import { firstText, textsOf, writeNote } from '../support/board.ts'
import { expectClean, middleOf, shapes, showAll, writeNoteOnBoard } from '../support/browser.ts'
import { type Person, stockPerson } from '../support/person.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
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

const sit = (browser: Browser, name: string) => sitDown(browser, server, scene, name)

/** The share of the window's width that a zone takes. */
async function widthOf(page: Page, zone: string): Promise<number> {
  const box = await shapes(page, 'zone').filter({ hasText: zone }).boundingBox()
  return (box?.width ?? 0) / (page.viewportSize()?.width ?? 1)
}

/** A note all of whose words are a link, as somebody's own program might write it. */
function linkedNote(text: string, href: string): void {
  const id = writeNote(witness.doc, text, 'strengths')
  firstText(textFragment(witness.doc, id))?.format(0, text.length, { link: { href } })
}

test('who was without network keeps what both wrote, and takes back only their own', async ({ browser }) => {
  writeNote(witness.doc, 'mitten', 'strengths')
  const [anna, bo] = [await sit(browser, 'Anna'), await sit(browser, 'Bo')]
  await openNote(anna.page, 'mitten')
  await openNote(bo.page, 'mitten')
  await bo.context.setOffline(true)
  await expect(bo.page.getByText(/^Förbindelsen bröts/)).toBeAttached()
  await Promise.all([anna.page.keyboard.type(', med nät'), bo.page.keyboard.type(', utan nät')])
  for (const { page } of [anna, bo]) {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await showAll(page)
  }
  await writeNoteOnBoard(anna.page, 'Möjligheter', 'Annas egen')
  await writeNoteOnBoard(bo.page, 'Utmaningar och behov', 'Bos egen')
  await until('what Anna wrote', () => textsOf(witness.doc).includes('Annas egen'))
  expect(textsOf(witness.doc)).not.toContain('Bos egen')

  await bo.context.setOffline(false)
  await until('what Bo wrote', () => textsOf(witness.doc).includes('Bos egen'))
  const shared = () => textsOf(witness.doc).find((text) => text.startsWith('mitten')) ?? ''
  for (const words of [', med nät', ', utan nät']) expect(shared()).toContain(words)
  await expect(noteWith(bo.page, 'Annas egen')).toBeVisible()

  for (let i = 0; i < 12 && textsOf(witness.doc).length > 0; i++) await bo.page.keyboard.press('Control+z')
  await until(
    'Bo’s own to be gone',
    () =>
      !textsOf(witness.doc)
        .join()
        .match(/Bos egen|utan nät/),
  )
  expect(textsOf(witness.doc)).toEqual(['Annas egen', 'mitten, med nät'])
  for (const { page } of [anna, bo]) await expect(noteWith(page, 'mitten, med nät')).toHaveCount(1)
  expectClean([anna, bo], { serverWasAway: true })
  for (const { context } of [anna, bo]) await context.close()
})

test('the list of people leads to where one of them looks, until it is ended', async ({ browser }) => {
  const [anna, bo] = [await sit(browser, 'Anna'), await sit(browser, 'Bo')]
  const zones = readZones(readRecords(witness.doc)).sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
  const [first, third] = [zones[0]?.name.sv ?? '', zones[2]?.name.sv ?? '']
  await anna.page.getByRole('button', { name: '3 personer är här' }).click()
  await expect(anna.page.getByRole('button', { name: /^Följ Vittnet/ })).toHaveCount(0)
  await anna.page.getByRole('button', { name: /^Följ Bo/ }).click()
  await expect(anna.page.getByText('Du följer ● Bo')).toBeVisible()
  await bo.page.locator('.tl-container').focus()
  await bo.page.keyboard.press('3')
  await expect.poll(() => widthOf(anna.page, third)).toBeGreaterThan(0.4)
  await anna.page.getByRole('button', { name: 'Sluta följa' }).click()
  await expect(anna.page.getByText('Du följer')).toHaveCount(0)
  await bo.page.keyboard.press('1')
  await expect.poll(() => widthOf(bo.page, first)).toBeGreaterThan(0.4)
  expect(await widthOf(anna.page, third)).toBeGreaterThan(0.4)
  await leaveBoard(anna, bo)
})

test('a link opens beside, knows nothing of the board, and runs nothing; a film is an address and no player', async ({
  browser,
}) => {
  linkedNote('Läs mer', `${server.url}/about`)
  linkedNote('Farlig', 'javascript:document.title="kapad"')
  const anna = await sit(browser, 'Anna')
  const { page } = anna
  await expect(noteWith(page, 'Farlig')).toBeVisible()
  await expect(shapes(page, 'note').locator('a')).toHaveCount(1)
  const link = await middleOf(noteWith(page, 'Läs mer').locator('a'))
  const opened = page.context().waitForEvent('page')
  await page.mouse.click(link.x, link.y)
  const other = await opened
  await expect(other).toHaveURL(/about$/)
  expect(await other.evaluate(() => [window.opener, document.referrer])).toEqual([null, ''])
  await other.close()

  const { x, y } = await middleOf(shapes(page, 'zone').filter({ hasText: 'Styrkor' }))
  await page.mouse.move(x, y)
  await pasteText(page, 'https://www.youtube.com/watch?v=dQw4w9WgXcQ')
  await expect(noteWith(page, 'youtube.com')).toBeVisible()
  await expect(page.locator('iframe')).toHaveCount(0)
  const film = noteWith(page, 'youtube.com').locator('a')
  await expect(film).toHaveAttribute('rel', /noopener/)
  await expect(film).toHaveAttribute('target', '_blank')
  expect(readCards(readRecords(witness.doc)).map(({ record }) => record.type)).toEqual(Array(3).fill('note'))
  await leaveBoard(anna)
})
