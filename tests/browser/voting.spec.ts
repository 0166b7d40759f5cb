/**
 * A vote in real browsers: one facilitator and three participants, one of them on a phone; and a voice by proxy.
 * @module
 */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { noteWith, sitDown } from '../support/atTheBoard.ts'
import { writeNote } from '../support/board.ts'
import { expectClean, phone, showAll, type Visit } from '../support/browser.ts'
import { stockPerson } from '../support/person.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
let people: Visit[] = []
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())
test.beforeEach(async () => {
  scene = await makeScene(server)
  const lead = await scene.join('facilitator')
  const [writer, reader] = [0, 1].map(() => stockPerson(server, scene.room('analysis'), lead.session))
  if (!writer || !reader) throw new Error('nobody writes')
  await writer.synced()
  const ids = [
    writeNote(writer.doc, 'Fiber', 'strengths', 'business'),
    writeNote(writer.doc, 'Skidspår', 'strengths', 'civil_society'),
    writeNote(writer.doc, 'Glesbygd', 'weaknesses', 'academia'),
  ]
  await until('the notes', () => ids.every((id) => reader.doc.getMap('records').has(id)))
  for (const person of [writer, reader]) person.leave()
})
test.afterEach(async () => {
  expectClean(people)
  for (const { context } of people.splice(0)) await context.close()
})

const strip = (page: Page) => page.getByRole('region', { name: 'Röstning' })
/** The stepper of a card: in the list, or on the board. */
const stepper = (page: Page, text: string) => page.getByRole('group', { name: `Röster på ${text}` })
const give = (page: Page, text: string) =>
  stepper(page, text).getByRole('button', { name: 'Ge en röst' }).click()
const left = (page: Page, text: string) => expect(strip(page).getByText(text)).toBeVisible()

async function openRound(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Led rummet' }).click()
  await page.getByRole('button', { name: 'Öppna en röstning' }).click()
  const window = page.getByRole('dialog', { name: 'Öppna en röstning' })
  await window.getByLabel('Fråga').fill('Vad är viktigast?')
  await window.getByLabel('Röster var').fill('2')
  await window.getByLabel('Högst på ett kort').fill('3')
  await window.getByRole('button', { name: 'Öppna röstningen' }).click()
  await expect(window.getByText('Kan inte vara fler än rösterna var.')).toBeVisible()
  await window.getByLabel('Högst på ett kort').fill('1')
  await window.getByRole('button', { name: 'Öppna röstningen' }).click()
  await expect(window).toHaveCount(0)
}

test('four people vote, over the budget is explained, and the revealed result shows ties', async ({
  browser,
}) => {
  people = [
    await sitDown(browser, server, scene, 'Lena', { role: 'facilitator', sector: 'public_sector' }),
    await sitDown(browser, server, scene, 'Anna', { sector: 'civil_society' }),
    await sitDown(browser, server, scene, 'Bo', { sector: 'business' }),
    await sitDown(browser, server, scene, 'Cia', { sector: 'academia', viewport: phone, hasTouch: true }),
  ]
  const [lena, anna, bo, cia] = people.map(({ page }) => page) as [Page, Page, Page, Page]
  await openRound(lena)
  for (const page of [anna, bo, cia]) await left(page, '2 av 2 röster kvar')

  // In the list: one card too often, then one vote too many. Both are explained, and nothing is given.
  await anna.getByText('Lista', { exact: true }).click()
  await give(anna, 'Fiber')
  await left(anna, '1 av 2 röster kvar')
  await expect(anna.getByRole('status').getByText('1 röst på kortet. 1 röst kvar.')).toBeAttached()
  await give(anna, 'Fiber')
  await expect(anna.getByText('Ett kort kan få högst 1 av dina röster.')).toBeVisible()
  await give(anna, 'Skidspår')
  await give(anna, 'Glesbygd')
  await expect(anna.getByText('Alla 2 röster är redan givna.')).toBeVisible()
  await expect(stepper(anna, 'Glesbygd')).toHaveAttribute('data-votes', '0')
  await expect(strip(lena).getByText('1 av 4 här har röstat')).toBeVisible()

  // On the board: from the keyboard at the selected card, given and taken back.
  await noteWith(bo, 'Fiber').click({ position: { x: 8, y: 8 } })
  await bo.keyboard.press('+')
  await expect(stepper(bo, 'Fiber')).toHaveAttribute('data-votes', '1')
  await bo.keyboard.press('-')
  await left(bo, '2 av 2 röster kvar')
  await give(bo, 'Fiber')
  await left(bo, '1 av 2 röster kvar')

  // By touch, and still there after a refresh.
  await cia.getByText('Lista', { exact: true }).tap()
  await stepper(cia, 'Skidspår').getByRole('button', { name: 'Ge en röst' }).tap()
  await expect(strip(lena).getByText('3 av 4 här har röstat')).toBeVisible()
  await cia.reload()
  await expect(stepper(cia, 'Skidspår')).toHaveAttribute('data-votes', '1')

  await strip(lena).getByRole('button', { name: 'Stäng röstningen' }).click()
  await lena.getByRole('alertdialog').getByRole('button', { name: 'Stäng röstningen' }).click()
  await expect(strip(anna).getByText('Resultatet visas snart')).toBeVisible()
  await expect(anna.getByRole('button', { name: 'Se resultatet' })).toHaveCount(0)
  await strip(lena).getByRole('button', { name: 'Visa resultatet för alla' }).click()
  await strip(anna).getByRole('button', { name: 'Se resultatet' }).click()
  const result = anna.getByRole('dialog', { name: 'Resultat' })
  const rows = result.locator('li[data-rank]')
  await expect(rows).toHaveCount(2)
  for (const row of await rows.all()) {
    await expect(row).toContainText('Delad plats 1')
    await expect(row).toContainText('2 röster')
  }
  await expect(result.getByText('1 kort fick inga röster')).toBeVisible()
  const { violations } = await new AxeBuilder({ page: anna }).include('[role="dialog"]').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await result.getByRole('button', { name: /Visa kortet på tavlan: Fiber/ }).click()
  await expect(noteWith(anna, 'Fiber')).toBeVisible()

  // However small a card is shown, its number stands within it and covers no other.
  await showAll(lena)
  const boxOf = async (locator: Locator) => {
    const box = await locator.boundingBox()
    if (!box) throw new Error('It is not on the screen')
    return box
  }
  const cards = await Promise.all(['Fiber', 'Skidspår'].map((text) => boxOf(noteWith(lena, text))))
  for (const mark of await lena.getByRole('img', { name: '2 röster' }).all()) {
    const { x, y, width, height } = await boxOf(mark)
    const within = cards.filter((card) => x >= card.x && x + width <= card.x + card.width)
    expect(within.some((card) => y >= card.y && y + height <= card.y + card.height)).toBe(true)
    // Clear of where its lines begin.
    expect(within.every((card) => x > card.x + card.width / 4)).toBe(true)
  }
  await expect(lena.getByRole('img', { name: '2 röster' })).toHaveCount(2)

  await lena.goto(`/room/${scene.room('analysis')}/vote`)
  await expect(lena.getByRole('heading', { level: 1, name: 'Vad är viktigast?' })).toBeVisible()
  await expect(lena.locator('li[data-rank="1"]')).toHaveCount(2)
})

test('a voice beside a member has its own ballot and its own sector on new cards', async ({ browser }) => {
  people = [
    await sitDown(browser, server, scene, 'Lena', { role: 'facilitator', sector: 'public_sector' }),
    await sitDown(browser, server, scene, 'Per', { sector: 'public_sector' }),
  ]
  const [lena, per] = people.map(({ page }) => page) as [Page, Page]
  await openRound(lena)
  await per.getByText('Lista', { exact: true }).click()
  await give(per, 'Fiber')
  const speaks = per.getByRole('button', { name: /^Jag skriver för/ })
  await expect(speaks).toHaveCount(0)
  await per.locator('header').getByRole('button', { name: 'Mer', exact: true }).click()
  await per.getByRole('button', { name: 'Skriv för någon bredvid dig' }).click()
  const window = per.getByRole('dialog', { name: 'Skriv för någon bredvid dig' })
  await window.getByLabel(/^Namn/).fill('Elsa')
  await window.getByRole('button', { name: 'Lägg till' }).click()
  await expect(window.getByText('Välj personens sektor.')).toBeVisible()
  await window.getByText('Civilsamhälle', { exact: true }).click()
  await window.getByRole('button', { name: 'Lägg till' }).click()
  await expect(speaks).toContainText('Elsa')

  await left(per, '2 av 2 röster kvar')
  await give(per, 'Glesbygd')
  await left(per, '1 av 2 röster kvar')
  await per.getByRole('textbox', { name: 'Nytt kort i Styrkor' }).fill('Bygdegården är navet')
  await per.keyboard.press('Enter')
  const card = per.getByRole('listitem').filter({ hasText: 'Bygdegården är navet' })
  await expect(card).toContainText('Civilsamhälle')
  await expect(card).toContainText('Skrivet åt någon annan')
  await expect(strip(lena).getByText(/1 via någon annan/)).toBeVisible()
  await expect(lena.getByText('Elsa')).toHaveCount(0)
  const proxyMark = (text: string) => noteWith(lena, text).locator('.lucide-user-round-pen')
  await expect(proxyMark('Bygdegården är navet')).toBeVisible()
  await expect(proxyMark('Fiber')).toHaveCount(0)

  await per.reload()
  await expect(speaks).toContainText('Elsa')
  await speaks.click()
  await per.getByRole('menuitemradio', { name: 'Mig själv' }).click()
  await expect(stepper(per, 'Fiber')).toHaveAttribute('data-votes', '1')
  await expect(stepper(per, 'Glesbygd')).toHaveAttribute('data-votes', '0')
})
