/**
 * Privacy from the page: a person is warned while writing of others, sees what they wrote, and has it removed for good;
 * who leads is asked before anything is removed by rule.
 * @module
 */
import { expect, test } from '@playwright/test'
import { readCards } from '../../shared/board/cards.ts'
import { readRecords, removeRecord } from '../../shared/board/document.ts'
import { textsOf } from '../support/board.ts'
import { expectClean, phone, type Visit, visit } from '../support/browser.ts'
import { everythingStored } from '../support/journal.ts'
import { stockPerson } from '../support/person.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'

let server: TestServer
let scene: Scene
const visits: Visit[] = []
test.beforeAll(async () => {
  server = await startServer()
  scene = await makeScene(server)
})
test.afterAll(() => server.stop())
test.afterEach(async () => {
  expectClean(visits)
  for (const { context } of visits.splice(0)) await context.close()
})

async function open(browser: Parameters<typeof visit>[0], role: 'participant' | 'facilitator', path: string) {
  const { session } = await scene.join(role, { name: 'Kanariefågel Kvist' })
  const seat = await visit(browser, server, { session, viewport: phone, hasTouch: true })
  visits.push(seat)
  await seat.page.goto(path)
  return seat.page
}

test('who writes a personal number is warned, and removes the card for good, and then everything', async ({
  browser,
}) => {
  const room = scene.room('analysis')
  const page = await open(browser, 'participant', `/room/${room}`)
  const field = page.getByRole('textbox', { name: /^Nytt kort i/ }).first()
  await field.fill('Ring 811228-9874 om skogen, eller 070-123 45 67, eller mejla anna@example.se')
  const meanwhile = page.getByRole('status').filter({ hasText: 'ett telefonnummer här' })
  await expect(meanwhile).toBeInViewport()
  await field.press('Enter')
  await expect(meanwhile).toHaveCount(0)
  const warning = page.getByRole('status').filter({ hasText: 'ett personnummer' })
  await expect(warning).toContainText('ett personnummer, en e-postadress och ett telefonnummer i kortet')
  await page.getByRole('button', { name: 'Jag har sett det' }).click()
  await expect(warning).toHaveCount(0)

  await page.getByRole('banner').getByRole('button', { name: 'Mer', exact: true }).click()
  await page.getByRole('button', { name: 'Det jag har skrivit' }).click()
  const window_ = page.getByRole('dialog', { name: 'Det jag har skrivit' })
  await expect(window_.getByText('Ring 811228-9874 om skogen')).toBeVisible()
  await window_.getByRole('button', { name: /^Ta bort för gott: Ring/ }).click()
  const question = page.getByRole('alertdialog', { name: 'Ta bort för gott?' })
  await expect(question.getByText('kopior av kortet i andra rum')).toBeVisible()
  await question.getByRole('button', { name: 'Ta bort för gott' }).click()
  await expect(page.getByText('Borttaget för gott: 1 kort.', { exact: true })).toBeVisible()
  await expect(window_.getByText('Du har inte skrivit något i det här rummet.')).toBeVisible()
  await expect(page.getByText('Ring 811228-9874 om skogen')).toHaveCount(0)
  expect(everythingStored(server.dataDir)).not.toContain('811228-9874')

  await window_.getByRole('button', { name: 'Ta bort allt om mig' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Ta bort allt om mig' }).click()
  await expect(page).toHaveURL(`${server.url}/`)
  expect(everythingStored(server.dataDir)).not.toContain('Kanariefågel')
})

test('who writes of somebody in a card’s field or in a comment is warned there, and nothing is held back', async ({
  browser,
}) => {
  const page = await open(browser, 'participant', `/room/${scene.room('analysis')}`)
  const card = page.getByRole('textbox', { name: /^Nytt kort i/ }).first()
  await card.fill('Skogen står nära')
  await card.press('Enter')
  await page.getByRole('button', { name: /^Mer om kortet: Skogen/ }).click()
  await page.getByRole('menuitem', { name: 'Uppgifter om kortet' }).click()
  const panel = page.getByRole('complementary')
  const comment = panel.getByRole('textbox', { name: 'Skriv en kommentar' })
  await comment.fill('Fråga anna@example.se')
  await expect(panel.getByRole('status').filter({ hasText: 'en e-postadress här' })).toBeVisible()
  await panel.getByRole('button', { name: 'Kommentera', exact: true }).click()
  await expect(panel.getByText('Fråga anna@example.se')).toBeVisible()
  await expect(panel.getByRole('status').filter({ hasText: 'en e-postadress' })).toHaveCount(0)

  const field = panel.getByLabel('Delområde', { exact: true })
  await panel.getByRole('button', { name: 'Fler uppgifter' }).click()
  await field.fill('Ring 070-123 45 67')
  await expect(panel.getByRole('status').filter({ hasText: 'ett telefonnummer här' })).toBeInViewport()
  await field.press('Enter')
  const warning = page.getByRole('status').filter({ hasText: 'ett telefonnummer i kortet' })
  await expect(warning).toBeInViewport()
  // What is said of a field that is being written in is seen down to the last of its lines: on a phone it has several.
  await panel
    .getByLabel('Plats', { exact: true })
    .fill('Hos Anna, 19811228-9874, anna@example.se, 070-123 45 67')
  const own = panel.getByRole('status').filter({ hasText: 'ett personnummer' })
  await expect(own).toBeInViewport({ ratio: 1 })
  const [said, over] = [await own.boundingBox(), await warning.locator('div').boundingBox()]
  expect((said?.y ?? 0) + (said?.height ?? 0)).toBeLessThanOrEqual(over?.y ?? 0)
  // It lies over the open card, which covers all of a phone, and over no field that is being written in.
  for (const label of ['Siktar mot år', 'Plats', 'Delområde']) {
    const other = panel.getByLabel(label, { exact: true })
    await other.fill('2031')
    await expect(warning).toBeInViewport()
    const [above, below] = [await other.boundingBox(), await warning.locator('div').boundingBox()]
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0)
  }
  await page.getByRole('button', { name: 'Jag har sett det' }).click()
  await expect(warning).toHaveCount(0)
})

test('the warning goes with the card that it is of, by whoever takes it away', async ({ browser }) => {
  const page = await open(browser, 'participant', `/room/${scene.room('vision')}`)
  const lead = await scene.join('facilitator', { name: 'Kanariefågel Kvist' })
  const other = stockPerson(server, scene.room('vision'), lead.session)
  await other.synced()
  const field = page.getByRole('textbox', { name: /^Nytt kort i/ }).first()
  await field.fill('Mejla anna@example.se')
  await field.press('Enter')
  const warning = page.getByRole('status').filter({ hasText: 'en e-postadress i kortet' })
  await expect(warning).toBeVisible()
  await expect.poll(() => textsOf(other.doc)).toEqual(['Mejla anna@example.se'])
  removeRecord(other.doc, readCards(readRecords(other.doc))[0]?.id ?? '')
  await expect(page.getByText('Mejla anna@example.se')).toHaveCount(0)
  await expect(warning).toHaveCount(0)
  other.leave()
})

test('rules that remove something are saved after a question that says what goes and when', async ({
  browser,
}) => {
  const page = await open(browser, 'facilitator', `/process/${scene.process.id}`)
  await page.getByText('Bevarande och gallring').click()
  await page.getByText('Processen är avslutad').click()
  await page.getByLabel('Deltagarnas namn och inloggningar, dagar').fill('400')
  await page.getByRole('button', { name: 'Spara och gallra' }).click()
  const question = page.getByRole('alertdialog', { name: 'Spara och gallra?' })
  await expect(question.getByText('Deltagarnas namn och inloggningar')).toBeVisible()
  await question.getByRole('button', { name: 'Avbryt' }).click()
  const kept = () => scene.operator.get(`/api/processes/${scene.process.id}/retention`)
  expect((await kept()).body).toMatchObject({ closedAt: null })
  await page.getByRole('button', { name: 'Spara och gallra' }).click()
  await question.getByRole('button', { name: 'Spara och gallra' }).click()
  await expect.poll(async () => (await kept()).body).toMatchObject({ rules: { namesDays: 400 } })
})
