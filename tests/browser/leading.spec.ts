/**
 * The facilitator's hand on the room: what is locked, where all look, whose hand is up. One facilitator and three
 * participants with a browser each: two at the board, one on a phone with the list.
 * @module
 */
import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { textOfRecord } from '../../shared/board/cards.ts'
import { readRecords } from '../../shared/board/document.ts'
import { drag, noteWith, pasteText, sitDown } from '../support/atTheBoard.ts'
import {
  expectClean,
  middleOf,
  nextFrames,
  phone,
  shapes,
  type Visit,
  visit,
  writeNoteOnBoard,
} from '../support/browser.ts'
import { stockPerson } from '../support/person.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

let server: TestServer
let scene: Scene
let people: Visit[] = []
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())
test.beforeEach(async () => {
  scene = await makeScene(server)
})
test.afterEach(async () => {
  expectClean(people)
  for (const { context } of people.splice(0)) await context.close()
})

/** Someone on a phone, with the list that it begins with. */
async function sitWithList(browser: Browser, name: string): Promise<Visit> {
  const { session } = await scene.join('participant', { name, sector: 'academia' })
  const visitor = await visit(browser, server, { viewport: phone, session })
  await visitor.page.goto(`/room/${scene.room('analysis')}`)
  await expect(section(visitor.page, 'strengths')).toBeVisible({ timeout: 90_000 })
  return visitor
}

async function sit(browser: Browser): Promise<[Page, Page, Page]> {
  people = [
    await sitDown(browser, server, scene, 'Lena', { role: 'facilitator', sector: 'public_sector' }),
    await sitDown(browser, server, scene, 'Anna', { sector: 'civil_society' }),
    await sitWithList(browser, 'Cia'),
  ]
  for (const { page } of people) await listen(page)
  return people.map(({ page }) => page) as [Page, Page, Page]
}

/** Keeps what a page says to those who do not see it, and for a moment to those who do. */
const listen = (page: Page) =>
  page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    const keep = (node: Node) => {
      const text = (node instanceof Element ? node : node.parentElement)?.closest(
        '[role=status]',
      )?.textContent
      if (text) said.push(text)
    }
    new MutationObserver((changes) => {
      for (const { target } of changes) keep(target)
    }).observe(document, { subtree: true, childList: true, characterData: true })
  })
const said = async (page: Page, text: string) =>
  expect
    .poll(async () => (await page.evaluate(() => (window as unknown as { said: string[] }).said)).join(' | '))
    .toContain(text)

const bar = (page: Page) => page.getByRole('region', { name: 'Det som pågår' })
const zone = (page: Page, name: string) => shapes(page, 'zone').filter({ hasText: name })
const section = (page: Page, id: string) => page.locator(`[data-section="${id}"]`)
const placeOf = (page: Page, text: string) => middleOf(noteWith(page, text))
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Opens the menu of leading, does something there, and closes it. */
async function inMenu(page: Page, act: () => Promise<void>): Promise<void> {
  await bar(page).getByRole('button', { name: 'Led rummet' }).click()
  await act()
  await page.keyboard.press('Escape')
}

test('a locked zone and a fixed layout hold on the board and in the list, and a closed room on the server', async ({
  browser,
}) => {
  // Much is done by several browsers at once, on whatever machine there is.
  test.slow()
  const [lena, anna, cia] = await sit(browser)
  await writeNoteOnBoard(anna, 'Styrkor', 'stark fiskeflotta')
  await writeNoteOnBoard(anna, 'Svagheter', 'få som läser till ingenjör')
  await inMenu(lena, () => button(lena, 'Lås Styrkor').click())
  await expect(zone(anna, 'Styrkor').getByLabel('Låst')).toBeVisible()
  await said(cia, 'Zonen Styrkor är låst.')

  // By drag, out and in, by key, by tool, by paste, and in the text.
  const held = await placeOf(anna, 'stark fiskeflotta')
  const weak = await placeOf(anna, 'få som läser')
  await drag(anna, held, weak)
  await said(anna, 'Zonen Styrkor är låst av den som leder rummet.')
  await anna.keyboard.press('Delete')
  await drag(anna, weak, { x: held.x + 40, y: held.y + 40 })
  expect((await placeOf(anna, 'få som läser')).x).toBeGreaterThan((held.x + weak.x) / 2)
  await anna.keyboard.press('Escape')
  await anna.mouse.move(held.x + 60, held.y + 30)
  await nextFrames(anna)
  await anna.keyboard.press('n')
  await anna.keyboard.press('Escape')
  await pasteText(anna, 'inklistrat')
  await anna.mouse.dblclick(held.x, held.y)
  await anna.keyboard.type('!')
  await anna.keyboard.press('Escape')
  expect(await placeOf(anna, 'stark fiskeflotta')).toEqual(held)
  await expect(shapes(lena, 'note')).toHaveCount(2)
  await expect(noteWith(lena, 'stark fiskeflotta')).toHaveText('stark fiskeflotta')
  const strengths = section(cia, 'strengths')
  await expect(strengths).toContainText('Zonen är låst av den som leder rummet')
  await expect(strengths).toContainText('stark fiskeflotta')
  await expect(strengths.getByRole('button', { name: /Mer om kortet|Lägg till/ })).toHaveCount(0)
  await expect(strengths.getByRole('textbox')).toHaveCount(0)
  await cia.getByRole('button', { name: /Mer om kortet: få som läser/ }).click()
  await expect(cia.getByRole('menuitem', { name: 'Möjligheter' })).toBeVisible()
  await expect(cia.getByRole('menuitem', { name: 'Styrkor' })).toHaveCount(0)
  await cia.keyboard.press('Escape')
  // Who leads still may.
  const there = await placeOf(lena, 'stark fiskeflotta')
  await drag(lena, there, { x: there.x + 30, y: there.y + 20 })
  await expect.poll(async () => (await placeOf(anna, 'stark fiskeflotta')).x).toBeGreaterThan(held.x + 15)
  await inMenu(lena, () => button(lena, 'Lås Styrkor').click())
  await expect(strengths.getByRole('textbox', { name: 'Nytt kort i Styrkor' })).toBeVisible()

  await inMenu(lena, () => lena.getByText('Håll korten på plats').click())
  await expect(bar(anna)).toContainText('Korten ligger fast')
  // Asked of the board itself: on the screen all of it moves when the bar comes, and is fitted anew a moment later.
  const witness = stockPerson(server, scene.room('analysis'), (await scene.join('observer')).session)
  await witness.synced()
  const noteOf = (text: string) =>
    readRecords(witness.doc).find((record) => record.type === 'note' && textOfRecord(record).startsWith(text))
  const before = noteOf('få som läser')
  expect(before).toBeDefined()
  const seen = await placeOf(anna, 'få som läser')
  await drag(anna, seen, { x: seen.x + 80, y: seen.y })
  await said(anna, 'Korten ligger fast just nu.')
  await anna.keyboard.press('Delete')
  await writeNoteOnBoard(anna, 'Hot', 'skrivet medan allt ligger fast')
  // What was done before it has come by then, too.
  await until('the note', () => noteOf('skrivet medan allt ligger fast') !== undefined)
  expect(noteOf('få som läser')).toEqual(before)
  witness.leave()
  await cia.getByRole('button', { name: /Mer om kortet: få som läser/ }).click()
  await expect(cia.getByRole('menuitem')).toHaveText(['Ändra texten', 'Uppgifter om kortet'])
  await cia.keyboard.press('Escape')
  await button(lena, 'Låt korten flyttas igen').click()
  await expect(bar(anna)).toHaveCount(0)
  // The bar is gone a moment before the fence is, and the board lies a little higher then.
  await expect(async () => {
    const loose = await placeOf(anna, 'få som läser')
    await drag(anna, loose, { x: loose.x + 40, y: loose.y })
    await expect
      .poll(async () => (await placeOf(anna, 'få som läser')).x, { timeout: 3_000 })
      .toBeGreaterThan(loose.x + 30)
  }).toPass()

  await inMenu(lena, () => lena.getByText('Stäng rummet för ändringar').click())
  for (const page of [anna, cia]) await expect(page.getByText('Det går att läsa, men inte')).toBeVisible()
  await expect(cia.getByRole('textbox', { name: /^Nytt kort/ })).toHaveCount(0)
  await expect(bar(lena).getByRole('button', { name: /^Börja/ })).toHaveCount(0)
  await button(lena, 'Öppna rummet igen').click()
  await expect(bar(lena).getByRole('button', { name: 'Börja: Skriv tyst' })).toBeVisible()
  await expect(cia.getByRole('textbox', { name: /^Nytt kort/ }).first()).toBeVisible()
  await expect(anna.getByText('Det går att läsa, men inte')).toHaveCount(0)
})

/** A zone fills much of what is seen of the board. */
const seesClosely = (page: Page, name: string) =>
  expect
    .poll(async () => {
      const box = await zone(page, name).first().boundingBox()
      return box !== null && box.width > 600 && box.x > -100 && box.x + box.width < 1_540
    })
    .toBe(true)

test('all are brought to what is shown and let go again, hands queue up, and moods are seen', async ({
  browser,
}) => {
  // Much is done by several browsers at once, on whatever machine there is.
  test.slow()
  const [lena, anna, cia] = await sit(browser)
  const fourth = await sitDown(browser, server, scene, 'Bo', { sector: 'business' })
  people.push(fourth)
  const bo = fourth.page
  await listen(bo)
  // Bo is one who does not mind what moves.
  await bo.emulateMedia({ reducedMotion: 'no-preference' })
  await lena.keyboard.press('3')
  await seesClosely(lena, 'Svagheter')
  await lena.keyboard.press('Alt+Shift+G')
  for (const page of [anna, bo]) await seesClosely(page, 'Svagheter')
  await said(anna, 'Lena visar Svagheter')
  await expect(cia.getByRole('button', { name: /^Svagheter/ })).toBeFocused()
  await expect(cia.getByRole('button', { name: /^Svagheter/ })).toBeInViewport()
  await expect(button(cia, 'Visa tavlan')).toBeVisible()

  // Away by a movement of the hand, and back; whoever comes late is brought there too.
  await bo.mouse.move(700, 500)
  await bo.mouse.wheel(0, 400)
  await button(bo, 'Tillbaka till Lena').click()
  await seesClosely(bo, 'Svagheter')
  await anna.reload()
  await expect(button(anna, 'Titta själv')).toBeVisible({ timeout: 90_000 })
  await seesClosely(anna, 'Svagheter')

  await lena.keyboard.press('Alt+Shift+F')
  await expect(lena.getByText('Alla följer det du ser')).toBeVisible()
  await lena.keyboard.press('6')
  for (const page of [bo, anna]) await seesClosely(page, 'Möjligheter')
  await expect(cia.getByRole('button', { name: /^Möjligheter/ })).toBeFocused()
  await lena.keyboard.press('Alt+Shift+L')
  await lena.mouse.move(600, 400)
  await lena.mouse.down()
  await expect(async () => {
    await lena.mouse.move(700, 450, { steps: 5 })
    await lena.mouse.move(600, 400, { steps: 5 })
    await expect(bo.locator('.tl-collaborator__scribble')).toBeVisible({ timeout: 200 })
  }).toPass()
  await lena.mouse.up()
  await lena.keyboard.press('Alt+Shift+S')
  for (const page of [lena, anna, bo, cia])
    await expect(page.getByText(/^Lena visar|^Alla följer/)).toHaveCount(0)

  await inMenu(lena, async () => {
    await button(lena, 'Lyft fram Hot').click()
    const { violations } = await new AxeBuilder({ page: lena })
      .withTags(TAGS)
      .exclude('.tl-container')
      .analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
  })
  await expect(zone(bo, 'Hot').locator('[data-stands="out"]')).toBeVisible()
  await expect(section(cia, 'threats')).toContainText('Framlyft')
  await said(cia, 'Zonen Hot lyfts fram.')

  await bo.keyboard.press('Alt+Shift+U')
  await expect(bo.getByRole('button', { name: 'Räck upp handen' })).toHaveText('1')
  await cia.getByRole('button', { name: 'Räck upp handen' }).click()
  await expect(cia.getByRole('button', { name: 'Räck upp handen' })).toHaveText('2')
  await button(lena, '2 händer är uppe').click()
  await expect(lena.getByRole('dialog').getByRole('listitem')).toHaveText([/^Bo/, /^Cia/])
  await button(lena, 'Ge ordet till Bo').click()
  await lena.keyboard.press('Escape')
  await said(bo, 'Du har ordet')
  await expect(bar(anna)).toContainText('Bo har ordet')
  await expect(cia.getByRole('button', { name: 'Räck upp handen' })).toHaveText('1')
  await bo.keyboard.press('Alt+Shift+U')
  await cia.getByRole('button', { name: 'Räck upp handen' }).click()
  await expect(bar(anna)).toHaveCount(0)
  await expect(bar(lena).getByRole('button', { name: /uppe$/ })).toHaveCount(0)

  await lena.keyboard.press('Alt+Shift+N')
  await button(bo, 'Jag behöver mer tid').click()
  await button(cia, 'Jag behöver mer tid').click()
  await button(lena, '2 personer vill ha mer tid. Ge 2 minuter till.').click()
  await expect(bar(anna).getByRole('timer')).toHaveText(/^(9:00|8:\d\d)$/)
  await expect(bo.getByRole('button', { name: 'Jag behöver mer tid' })).toHaveAttribute(
    'aria-pressed',
    'false',
  )

  await button(bo, 'Visa en reaktion').click()
  await expect(async () => {
    await button(bo, 'Tack').click()
    for (const page of [lena, cia])
      await expect(page.locator('[data-mood="thanks"]')).toBeVisible({ timeout: 500 })
  }).toPass()
  await bo.keyboard.press('Escape')
  await bo.keyboard.press('Alt+Shift+K')
  await expect(bo.getByText('Räck upp eller ta ner handen')).toBeVisible()
  await expect(bo.getByText('Samla alla här')).toHaveCount(0)
})
